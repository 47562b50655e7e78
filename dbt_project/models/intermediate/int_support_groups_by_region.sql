-- Members supported and not, by session and region (and the world), and what it takes
-- to judge whether a figure of the group would give a Member's level away: how many of
-- the answers may not be named, and whether all say the same.
with

grid as (

    select * from {{ ref('int_activity_grid') }}

),

members as (

    select
        *,
        mean_level < {{ low_mean_level() }} as is_low,
        unnest([region_id, 'WORLD']) as shown_region_id

    from {{ ref('int_member_levels_by_support') }}

),

groups as (

    select unnest([true, false]) as is_supported

),

counted as (

    select
        session_id,
        shown_region_id,
        is_supported,
        any_value(before_session_id) as before_session_id,
        count(*) as member_count,
        count(mean_level) as reporting_member_count,
        count(*) filter (where is_low) as low_member_count,
        count(mean_level) filter (where not may_be_named) as unnamed_member_count,
        count(*) filter (where is_low and not may_be_named) as unnamed_low_member_count,
        count(mean_level_before) as compared_member_count,
        count(mean_level_before) filter (where not may_change_be_named)
            as unnamed_compared_member_count,
        avg(mean_level_before order by member_id) as mean_level_before,
        avg(mean_level order by member_id) filter (where mean_level_before is not null)
            as mean_level_after,
        min(mean_level) filter (where mean_level_before is not null) as lowest_level,
        max(mean_level) filter (where mean_level_before is not null) as highest_level,
        min(mean_level_before) as lowest_level_before,
        max(mean_level_before) as highest_level_before,
        count(*) filter (where is_sample) as sample_member_count

    from members

    group by session_id, shown_region_id, is_supported

),

joined as (

    select
        grid.session_id,
        grid.region_id,
        groups.is_supported,
        counted.before_session_id,
        {% for column in [
            'member_count',
            'reporting_member_count',
            'low_member_count',
            'unnamed_member_count',
            'unnamed_low_member_count',
            'compared_member_count',
            'unnamed_compared_member_count',
            'sample_member_count',
        ] -%}
            coalesce(counted.{{ column }}, 0) as {{ column }},
        {% endfor -%}
        counted.mean_level_before,
        counted.mean_level_after,
        counted.lowest_level,
        counted.highest_level,
        counted.lowest_level_before,
        counted.highest_level_before

    from grid

    cross join groups

    left join counted
        on
            grid.session_id = counted.session_id
            and grid.region_id = counted.shown_region_id
            and groups.is_supported = counted.is_supported

)

select * from joined
