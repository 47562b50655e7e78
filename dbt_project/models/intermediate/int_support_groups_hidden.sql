-- What the hidden regions add up to, and whether that might be shown: it can be had by
-- taking the regions that are shown from the world.
with

regions as (

    select * from {{ ref('int_support_groups_judged') }}

    where region_id <> 'WORLD'

),

summed as (

    select
        session_id,
        is_supported,
        {% for prefix in ['low', 'change'] -%}
            {% for column in [
                'member_count',
                'reporting_member_count',
                'unnamed_member_count',
                'unnamed_low_member_count',
                'compared_member_count',
                'unnamed_compared_member_count',
            ] -%}
                coalesce(sum({{ column }}) filter (where not is_{{ prefix }}_safe), 0)
                    as {{ prefix }}_{{ column }},
            {% endfor -%}
        {% endfor -%}
        min(lowest_level) filter (where not is_change_safe) as lowest_level,
        max(highest_level) filter (where not is_change_safe) as highest_level

    from regions

    group by session_id, is_supported

),

judged as (

    select
        session_id,
        bool_and(
            {{
                is_safe_group(
                    'low_reporting_member_count',
                    'low_unnamed_member_count',
                    'low_member_count',
                    'low_unnamed_low_member_count in (0, low_unnamed_member_count)',
                )
            }}
        ) as is_low_safe,
        bool_and(
            {{
                is_safe_group(
                    'change_compared_member_count',
                    'change_unnamed_compared_member_count',
                    'change_member_count',
                    'lowest_level = highest_level',
                )
            }}
        ) as is_change_safe

    from summed

    group by session_id

)

select * from judged
