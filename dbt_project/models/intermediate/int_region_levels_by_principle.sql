-- Members' levels by session, region (and the world) and principle (and all); a row
-- for each, also where no one reported.
with

grid as (

    select * from {{ ref('int_activity_grid') }}

),

principles as (

    select
        principle_id,
        principle_no,
        name_en as principle_name_en,
        name_fr as principle_name_fr

    from {{ ref('principles') }}

    union all

    select
        'ALL' as principle_id,
        null as principle_no,
        'All eight principles' as principle_name_en,
        'Ensemble des huit principes' as principle_name_fr

),

levels as (

    select
        *,
        unnest([region_id, 'WORLD']) as shown_region_id

    from {{ ref('int_member_levels_by_principle') }}

    where is_counted_member

),

counted as (

    select
        session_id,
        shown_region_id,
        principle_id,
        count(*) as reporting_member_count,
        count(*) filter (where is_implemented) as implemented_member_count,
        count(*) filter (where is_sample) as sample_member_count,
        sum(answered_standard_count) as answer_count,
        sum(implemented_standard_count) as full_answer_count,
        avg(mean_level order by member_id) as mean_level,
        count(*) filter (where not may_be_named) as unnamed_member_count,
        {{ protected_quantile('mean_level', 'not may_be_named', 0.25) }}
            as first_quartile,
        {{ protected_quantile('mean_level', 'not may_be_named', 0.5) }} as median,
        {{ protected_quantile('mean_level', 'not may_be_named', 0.75) }}
            as third_quartile

    from levels

    group by session_id, shown_region_id, principle_id

),

joined as (

    select
        grid.session_id,
        grid.session_sort,
        grid.previous_session_id,
        grid.cut_off_date,
        grid.region_id,
        grid.region_code_en,
        grid.region_code_fr,
        grid.region_name_en,
        grid.region_name_fr,
        principles.principle_id,
        principles.principle_no,
        principles.principle_name_en,
        principles.principle_name_fr,
        grid.member_count,
        coalesce(counted.reporting_member_count, 0) as reporting_member_count,
        coalesce(counted.implemented_member_count, 0) as implemented_member_count,
        coalesce(counted.sample_member_count, 0) as sample_member_count,
        coalesce(counted.answer_count, 0) as answer_count,
        coalesce(counted.full_answer_count, 0) as full_answer_count,
        counted.mean_level,
        {% for column in ['first_quartile', 'median', 'third_quartile'] -%}
            case
                when counted.unnamed_member_count = 0 then counted.{{ column }}
                else {{ unit_step('counted.' ~ column, "'level'") }}
            end as {{ column }},
        {% endfor -%}
        coalesce(counted.reporting_member_count, 0) >= {{ minimum_answer_count() }}
            as is_publishable

    from grid

    cross join principles

    left join counted
        on
            grid.session_id = counted.session_id
            and grid.region_id = counted.shown_region_id
            and principles.principle_id = counted.principle_id

)

select * from joined
