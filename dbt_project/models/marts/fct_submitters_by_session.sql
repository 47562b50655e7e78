-- Who submitted, from the paragraphs that name them; how many items each sent is known
-- only where the paper says so.
with

events as (

    select * from {{ ref('int_proposal_events_known_by_session') }}

    where event = 'submitted'

),

members as (

    select * from {{ ref('members') }}

),

stakeholders as (

    select * from {{ ref('stakeholders') }}

),

submitters as (

    select
        as_of_session_id,
        submitter_id,
        arg_min(paragraph, row_number) as paragraph,
        arg_min(document, row_number) as document,
        arg_min(evidence, row_number) as evidence,
        cast(sum(item_count) as integer) as proposal_count

    from events

    where submitter_id is not null

    group by as_of_session_id, submitter_id

),

joined as (

    select

        ---------- keys
        submitters.as_of_session_id,
        submitters.submitter_id,
        members.member_id,
        members.region_id,

        ---------- labels
        coalesce(members.name_en, stakeholders.name_en) as name_en,
        coalesce(members.name_fr, stakeholders.name_fr) as name_fr,
        coalesce(members.name_en, stakeholders.name_en) as name,
        case when members.member_id is null then stakeholders.kind else 'member' end
            as kind,
        submitters.document,
        submitters.paragraph,
        submitters.evidence,

        ---------- measures
        submitters.proposal_count

    from submitters

    left join members
        on submitters.submitter_id = members.member_id

    left join stakeholders
        on submitters.submitter_id = stakeholders.stakeholder_id

)

select * from joined
