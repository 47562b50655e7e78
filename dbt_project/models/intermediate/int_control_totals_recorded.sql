-- What the register itself held for each control total at a session, counted from its
-- rows.
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

members as (

    select * from {{ ref('members') }}

),

sessions as (

    select as_of_session_id from events

    union

    select as_of_session_id from items

    union

    select as_of_session_id from experiences

),

received as (

    select
        as_of_session_id,
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

    group by as_of_session_id

),

handled as (

    select
        as_of_session_id,
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

    group by as_of_session_id

),

submitted as (

    select
        sessions.as_of_session_id,
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

    from sessions

    left join events
        on
            sessions.as_of_session_id = events.as_of_session_id
            and events.event = 'submitted'

    left join members
        on events.submitter_id = members.member_id

    group by sessions.as_of_session_id

),

numbered as (

    select
        sessions.as_of_session_id,
        count(items.proposal_no) as items_total,
        count(*) filter (where items.origin = 'china_2024')
            as items_not_discussed_first_round,
        count(*) filter (where items.origin = 'china_2024' and items.outcome is null)
            as items_without_stated_outcome_second_round

    from sessions

    left join items
        on sessions.as_of_session_id = items.as_of_session_id

    group by sessions.as_of_session_id

),

shared as (

    select
        sessions.as_of_session_id,
        count(distinct experiences.region_id)
        filter (where experiences.status = 'given') as regions_with_experience,
        count(*) filter (where experiences.status = 'announced')
            as experiences_announced

    from sessions

    left join experiences
        on sessions.as_of_session_id = experiences.as_of_session_id

    group by sessions.as_of_session_id

),

left_open as (

    select
        received.as_of_session_id,
        received.proposals_received_2024
        + received.comments_received_2024
        - handled.inputs_retained_first_round
            as inputs_without_stated_outcome_first_round

    from received

    inner join handled
        on received.as_of_session_id = handled.as_of_session_id

),

reference_counts as (

    select * from {{ ref('int_reference_counts') }}

),

received_counted as (

    unpivot received
    on columns(* exclude (as_of_session_id))
    into name total_key value recorded_count

),

handled_counted as (

    unpivot handled
    on columns(* exclude (as_of_session_id))
    into name total_key value recorded_count

),

submitted_counted as (

    unpivot submitted
    on columns(* exclude (as_of_session_id))
    into name total_key value recorded_count

),

numbered_counted as (

    unpivot numbered
    on columns(* exclude (as_of_session_id))
    into name total_key value recorded_count

),

shared_counted as (

    unpivot shared
    on columns(* exclude (as_of_session_id))
    into name total_key value recorded_count

),

left_open_counted as (

    unpivot left_open
    on columns(* exclude (as_of_session_id))
    into name total_key value recorded_count

),

counted as (

    select * from received_counted

    union all

    select * from handled_counted

    union all

    select * from submitted_counted

    union all

    select * from numbered_counted

    union all

    select * from shared_counted

    union all

    select * from left_open_counted

)

select * from counted

union all

select
    sessions.as_of_session_id,
    reference_counts.total_key,
    reference_counts.recorded_count

from sessions

cross join reference_counts
