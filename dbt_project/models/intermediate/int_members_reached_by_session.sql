-- Members, and the European Union, that a source names as taking part in an activity
-- begun by the session's cut-off. Hosting alone is not taking part.
with

activities as (

    select
        *,
        unnest(string_split(member_ids, ';')) as named_member_id

    from {{ ref('int_activity_statements_known_by_session') }}

    where is_preferred and coalesce(latest_start_date <= cut_off_date, true)

),

members as (

    select * from {{ ref('int_members_and_union_by_session') }}

),

counted as (

    select
        members.session_id,
        members.member_id,
        members.region_id,
        members.is_counted_member,
        count(distinct activities.activity_id)
        filter (where activities.start_date >= {{ review_start_date() }})
            as activity_count,
        count(distinct activities.activity_id) as total_activity_count,
        bool_or(activities.is_sample) as is_sample

    from members

    inner join activities
        on
            members.session_id = activities.session_id
            and members.member_id = trim(activities.named_member_id)

    group by
        members.session_id,
        members.member_id,
        members.region_id,
        members.is_counted_member

)

select * from counted
