-- A returned row is a session and standard where the six regions together are not the
-- world.
with

by_region as (

    select * from {{ ref('rpt_implementation_by_region') }}

),

regions as (

    select
        as_of_session_id,
        standard_id,
        count(*) as region_count,
        sum(member_count) as member_count,
        sum(reporting_member_count) as reporting_member_count,
        sum(implemented_member_count) as implemented_member_count,
        sum(stale_member_count) as stale_member_count,
        sum(sample_member_count) as sample_member_count

    from by_region

    where region_id <> 'WORLD'

    group by as_of_session_id, standard_id

)

select
    by_region.as_of_session_id,
    by_region.standard_id

from by_region

left join regions
    on
        by_region.as_of_session_id = regions.as_of_session_id
        and by_region.standard_id = regions.standard_id

where
    by_region.region_id = 'WORLD'
    and (
        regions.region_count is distinct from 6
        or by_region.member_count <> regions.member_count
        or by_region.reporting_member_count <> regions.reporting_member_count
        or by_region.implemented_member_count <> regions.implemented_member_count
        or by_region.stale_member_count <> regions.stale_member_count
        or by_region.sample_member_count <> regions.sample_member_count
    )
