-- Which groups of a region may be shown: both or neither, as the mean of the region,
-- which is published, would give away the other one.
with

groups as (

    select * from {{ ref('int_support_groups_by_region') }}

),

judged as (

    select
        *,
        {{
            is_safe_group(
                'reporting_member_count',
                'unnamed_member_count',
                'member_count',
                'unnamed_low_member_count in (0, unnamed_member_count)',
            )
        }} as is_low_safe_alone,
        {{
            is_safe_group(
                'compared_member_count',
                'unnamed_compared_member_count',
                'member_count',
                '(lowest_level = highest_level '
                ~ 'or lowest_level_before = highest_level_before)',
            )
        }} as is_change_safe_alone

    from groups

),

together as (

    select
        * exclude (is_low_safe_alone, is_change_safe_alone),
        bool_and(is_low_safe_alone) over by_region as is_low_safe,
        bool_and(is_change_safe_alone) over by_region as is_change_safe

    from judged

    window by_region as (partition by session_id, region_id)

)

select * from together
