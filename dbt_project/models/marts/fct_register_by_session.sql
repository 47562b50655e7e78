-- What the register of the review had said by each session: its items, their steps and
-- the experience heard, each with the row it stood in.
with

events as (

    select * from {{ ref('int_proposal_events_known_by_session') }}

),

items as (

    select * from {{ ref('int_proposal_items_known_by_session') }}

),

experiences as (

    select * from {{ ref('int_proposal_experiences_known_by_session') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

together as (

    select
        'event' as row_kind,
        event_id as row_key,
        * exclude (event_id)

    from events

    union all by name

    select
        'item' as row_kind,
        cast(proposal_no as varchar) as row_key,
        known_date as first_known_date,
        *

    from items

    union all by name

    select
        'experience' as row_kind,
        experience_id as row_key,
        known_date as first_known_date,
        * exclude (experience_id)

    from experiences

),

final as (

    select

        ---------- keys
        together.as_of_session_id,
        together.row_kind,
        together.row_key,
        together.proposal_no,
        together.merged_into_no,
        together.submitter_id,
        together.session_id,
        together.region_id,
        together.presenter_id,
        together.submission_id,

        ---------- labels
        together.event,
        together.origin,
        together.outcome,
        together.outcome_stage,
        together.theme,
        together.status,
        together.title_en,
        together.title_fr,
        together.note_en,
        together.note_fr,

        ---------- evidence
        together.evidence,
        together.event_date_evidence,
        together.document,
        together.paragraph,

        ---------- where it stood
        submissions.file_name,
        submissions.sha256,
        together.sheet,
        together.row_number,
        together.cell,

        ---------- measures
        together.item_count,

        ---------- booleans
        coalesce(together.is_sample, submissions.is_sample) as is_sample,

        ---------- dates
        together.event_date,
        together.first_known_date,
        together.known_date

    from together

    inner join submissions
        on together.submission_id = submissions.submission_id

)

select * from final
