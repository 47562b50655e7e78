-- Counted Members that a source names as taking part in an activity begun in the months
-- before the cut-off. Who is not named may have been supported all the same.
with

activities as (

    select
        session_id,
        unnest(string_split(member_ids, ';')) as member_id

    from {{ ref('int_activity_statements_known_by_session') }}

    where
        is_preferred
        and latest_start_date <= cut_off_date
        and start_date > cut_off_date - interval {{ support_months() }} month

),

members as (

    select * from {{ ref('int_members_by_session') }}

),

joined as (

    select distinct
        members.session_id,
        members.member_id

    from members

    inner join activities
        on
            members.session_id = activities.session_id
            and members.member_id = trim(activities.member_id)

)

select * from joined
