-- A returned row is a region whose number of Members today is not the known one.
with

members as (

    select * from {{ ref('members') }}
    where is_counted_member

),

known (region_id, member_count) as (

    values
    ('AMS', 34),
    ('EUR', 52),
    ('ESA', 24),
    ('WCA', 24),
    ('MENA', 18),
    ('AP', 35)

),

counted as (

    select
        region_id,
        count(*) as seed_member_count

    from members

    group by region_id

)

select
    known.region_id,
    known.member_count,
    counted.region_id as seed_region_id,
    counted.seed_member_count

from known

full outer join counted
    on known.region_id = counted.region_id

where known.member_count is distinct from counted.seed_member_count
