-- Counts and the mean level by session, region (and the world) and standard (and all);
-- only where someone reported.
with

levels as (

    select * from {{ ref('int_levels_by_member') }}

),

by_region as (

    select
        session_id,
        region_id,
        standard_id,
        count(*) as reporting_member_count,
        count(*) filter (where is_implemented) as implemented_member_count,
        count(*) filter (where is_stale) as stale_member_count,
        count(*) filter (where is_sample) as sample_member_count,
        avg(mean_level) as mean_level

    from levels

    group by session_id, region_id, standard_id

),

by_world as (

    select
        session_id,
        'WORLD' as region_id,
        standard_id,
        count(*) as reporting_member_count,
        count(*) filter (where is_implemented) as implemented_member_count,
        count(*) filter (where is_stale) as stale_member_count,
        count(*) filter (where is_sample) as sample_member_count,
        avg(mean_level) as mean_level

    from levels

    group by session_id, standard_id

)

select * from by_region

union all by name

select * from by_world
