-- Members of a region (and the world) that took part in the review period, at least:
-- those that a source names, or as many as one activity had by the source's own count.
-- A Member is of one region alone, so that the regions add up for the world.
with

grid as (

    select * from {{ ref('int_activity_grid') }}

),

stated as (

    select * from {{ ref('int_members_stated_by_region') }}

),

bounds as (

    select
        grid.session_id,
        grid.region_id,
        least(
            greatest(
                grid.member_reached_count,
                coalesce(stated.largest_stated_member_count, 0)
            ),
            grid.member_count
        ) as least_count

    from grid

    left join stated
        on
            grid.session_id = stated.session_id
            and grid.region_id = stated.region_id

),

with_regions_added_up as (

    select
        *,
        sum(case when region_id <> 'WORLD' then least_count end)
            over (partition by session_id)
            as regional_count

    from bounds

)

select
    session_id,
    region_id,
    cast(
        case region_id
            when 'WORLD' then greatest(least_count, regional_count)
            else least_count
        end as bigint
    ) as least_member_reached_count

from with_regions_added_up
