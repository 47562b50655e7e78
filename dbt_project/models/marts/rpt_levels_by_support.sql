-- Capacity building against results: the levels of Members that a source names as
-- supported beside those of the others. Members are not supported at random, so a
-- difference says nothing of what the activities changed.
with

grid as (

    select * from {{ ref('int_activity_grid') }}

),

groups as (

    select * from {{ ref('int_support_groups_judged') }}

),

hidden as (

    select * from {{ ref('int_support_groups_hidden') }}

),

judged as (

    select
        groups.* replace (
            groups.is_low_safe
            and groups.reporting_member_count >= {{ minimum_answer_count() }}
            and (groups.region_id <> 'WORLD' or hidden.is_low_safe) as is_low_safe,
            groups.is_change_safe
            and groups.compared_member_count >= {{ minimum_answer_count() }}
            and (groups.region_id <> 'WORLD' or hidden.is_change_safe) as is_change_safe
        )

    from groups

    inner join hidden
        on groups.session_id = hidden.session_id

),

final as (

    select

        ---------- keys
        judged.session_id as as_of_session_id,
        cast(grid.session_sort as integer) as session_sort,
        judged.before_session_id,
        judged.region_id,

        ---------- labels
        grid.region_code_en,
        grid.region_code_fr,
        grid.region_name_en,
        grid.region_name_fr,

        ---------- measures: who
        judged.member_count,
        judged.reporting_member_count,
        judged.compared_member_count,
        judged.sample_member_count,

        ---------- measures: low levels
        case when judged.is_low_safe then judged.low_member_count end
            as low_member_count,
        case
            when judged.is_low_safe
                then judged.low_member_count / judged.reporting_member_count
        end as low_member_share,

        ---------- measures: before and after
        case when judged.is_change_safe then judged.mean_level_before end
            as mean_level_before,
        case when judged.is_change_safe then judged.mean_level_after end
            as mean_level_after,
        case
            when judged.is_change_safe
                then judged.mean_level_after - judged.mean_level_before
        end as mean_level_change,

        ---------- measures: rules
        cast({{ low_mean_level() }} as double) as low_mean_level,
        cast({{ support_months() }} as integer) as support_month_count,
        cast({{ minimum_answer_count() }} as bigint) as minimum_answer_count,

        ---------- booleans
        judged.is_supported,
        judged.is_low_safe as is_publishable,
        judged.is_change_safe as is_change_publishable,
        judged.sample_member_count > 0 as is_sample

    from judged

    inner join grid
        on
            judged.session_id = grid.session_id
            and judged.region_id = grid.region_id

)

select * from final
