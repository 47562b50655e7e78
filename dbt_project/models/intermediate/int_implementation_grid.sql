-- Every session, region (and the world) and standard (and all), with its members and
-- whoever answered: zero is an answer too.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

standards as (

    select * from {{ ref('int_standards_with_all') }}

),

member_counts as (

    select * from {{ ref('int_member_counts_by_region') }}

),

levels as (

    select * from {{ ref('int_levels_by_region') }}

),

joined as (

    select
        sessions.session_id,
        sessions.session_sort,
        sessions.previous_session_id,
        sessions.cut_off_date,
        regions.region_id,
        regions.code_en as region_code_en,
        regions.code_fr as region_code_fr,
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,
        standards.standard_id,
        standards.standard_no_2022,
        standards.name_en as standard_name_en,
        standards.name_fr as standard_name_fr,
        standards.principle_id,
        coalesce(member_counts.member_count, 0) as member_count,
        coalesce(levels.reporting_member_count, 0) as reporting_member_count,
        coalesce(levels.implemented_member_count, 0) as implemented_member_count,
        coalesce(levels.stale_member_count, 0) as stale_member_count,
        coalesce(levels.sample_member_count, 0) as sample_member_count,
        levels.mean_level

    from sessions

    cross join regions

    cross join standards

    left join member_counts
        on
            sessions.session_id = member_counts.session_id
            and regions.region_id = member_counts.region_id

    left join levels
        on
            sessions.session_id = levels.session_id
            and regions.region_id = levels.region_id
            and standards.standard_id = levels.standard_id

)

select * from joined
