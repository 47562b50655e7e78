-- What the register itself holds for each control total, counted from its rows.
with

events as (

    select * from {{ ref('int_proposal_events_latest') }}

),

items as (

    select * from {{ ref('int_proposal_items_latest') }}

),

experiences as (

    select * from {{ ref('int_proposal_experiences_latest') }}

),

members as (

    select * from {{ ref('members') }}

),

received as (

    select
        {% for origin, total_key in [
            ('proposal_2024', 'proposals_received_2024'),
            ('comment_2024', 'comments_received_2024'),
            ('china_2024', 'china_proposals'),
            ('deferred_2023', 'deferred_items'),
            ('theme', 'themes'),
        ] -%}
            sum(item_count) filter (where origin = '{{ origin }}') as {{ total_key }},
        {% endfor -%}
        sum(item_count)
        filter (where origin in ('proposal_2024', 'comment_2024', 'china_2024'))
            as inputs_2024_total,
        sum(item_count) filter (where origin is distinct from 'china_2024')
            as items_first_round_or_older

    from events

    where event = 'received'

),

handled as (

    select
        sum(item_count) filter (
            where event = 'discussed' and session_id = 'INTERSESSIONAL-2024-09'
        ) as inputs_2024_first_round,
        sum(item_count) filter (
            where outcome = 'retained' and session_id = 'INTERSESSIONAL-2024-09'
            and event = 'retained'
        ) as inputs_retained_first_round,
        sum(item_count) filter (
            where event = 'retained' and session_id = 'INTERSESSIONAL-2025-08'
        ) as items_retained_second_round,
        sum(item_count) filter (
            where event = 'merged' and session_id = 'INTERSESSIONAL-2025-08'
        ) as items_merged_second_round,
        sum(item_count) filter (where event = 'retained') as inputs_2024_retained_total

    from events

),

submitted as (

    select
        count(distinct events.submitter_id) filter (
            where
            members.member_id is not null
            and events.origin is distinct from 'china_2024'
        ) as member_submitters_by_2024_08_09,
        count(distinct events.submitter_id)
        filter (where members.member_id is null) as stakeholder_submitters,
        count(distinct events.submitter_id)
        filter (where events.origin is distinct from 'china_2024')
            as submitters_by_2024_08_09,
        count(distinct events.submitter_id)
        filter (where members.member_id is not null) as member_submitters_total,
        count(distinct events.submitter_id) as submitters_total

    from events

    left join members
        on events.submitter_id = members.member_id

    where events.event = 'submitted'

),

numbered as (

    select
        count(*) as items_total,
        count(*) filter (where origin = 'china_2024')
            as items_not_discussed_first_round,
        count(*) filter (where origin = 'china_2024' and outcome is null)
            as items_without_stated_outcome_second_round

    from items

),

shared as (

    select
        count(distinct region_id) filter (where status = 'given')
            as regions_with_experience,
        count(*) filter (where status = 'announced') as experiences_announced

    from experiences

),

reference_counts as (

    select * from {{ ref('int_reference_counts') }}

),

wide as (

    select
        received.*,
        handled.*,
        submitted.*,
        numbered.*,
        shared.*,
        received.proposals_received_2024
        + received.comments_received_2024
        - handled.inputs_retained_first_round
            as inputs_without_stated_outcome_first_round

    from received

    cross join handled

    cross join submitted

    cross join numbered

    cross join shared

),

counted as (

    unpivot wide on columns(*) into name total_key value recorded_count

)

select * from counted

union all by name

select * from reference_counts
