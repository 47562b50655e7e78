with

events as (

    select * from {{ ref('int_proposal_events_known_by_session') }}

),

codes as (

    select * from {{ ref('codes') }}
    where code_list = 'event'

),

joined as (

    select

        ---------- keys
        events.as_of_session_id,
        events.event_id,
        events.proposal_no,
        events.merged_into_no,
        events.session_id,
        events.submitter_id,
        events.submission_id,

        ---------- labels
        events.event,
        codes.name_en as event_label_en,
        codes.name_fr as event_label_fr,
        events.outcome,
        events.outcome_stage,
        events.origin,
        events.note_en,
        events.note_fr,

        ---------- evidence
        events.evidence,
        events.origin_evidence,
        events.event_date_evidence,
        events.document,
        events.paragraph,

        ---------- where it stood
        events.sheet,
        events.row_number,
        events.cell,

        ---------- measures
        events.item_count,
        events.known_from_session_sort,

        ---------- booleans
        events.is_sample,

        ---------- dates
        events.event_date,
        events.known_date

    from events

    left join codes
        on events.event = codes.code

)

select * from joined
