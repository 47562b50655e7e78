with

members as (

    select * from {{ ref('int_members_by_session') }}

),

by_region as (

    select
        session_id,
        region_id,
        count(*) as member_count

    from members

    group by session_id, region_id

),

by_world as (

    select
        session_id,
        'WORLD' as region_id,
        count(*) as member_count

    from members

    group by session_id

)

select * from by_region

union all by name

select * from by_world
