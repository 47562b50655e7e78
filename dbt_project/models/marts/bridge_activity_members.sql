with

activities as (

    select
        activity_id,
        host_member_id,
        trim(unnest(string_split(member_ids, ';'))) as member_id

    from {{ ref('int_activity_statements_known_by_session') }}

    where session_id = 'LATEST' and is_preferred

),

members as (

    select * from {{ ref('members') }}

),

joined as (

    select distinct
        activities.activity_id,
        activities.member_id,
        members.region_id,
        coalesce(activities.host_member_id = activities.member_id, false) as is_host

    from activities

    inner join members
        on activities.member_id = members.member_id

)

select * from joined
