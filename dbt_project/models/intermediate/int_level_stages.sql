-- The mean level and the share implemented at each stage between two sessions, by
-- region (and the world) and standard (and all). Over all standards a Member counts as
-- one: it reports as long as it answers any of them.
with

pairs as (

    select * from {{ ref('int_level_pairs') }}

),

standards as (

    select count(*) as standard_count from {{ ref('standards') }}

),

{% set answers = ['before_answer', 'revised_answer', 'after_answer'] -%}
by_standard as (

    select
        session_id,
        region_id,
        member_id,
        standard_id,
        {% for answer in answers -%}
            case
                when {{ answer }} is not null
                    then struct_pack(
                        mean_level := cast({{ answer }} as double),
                        implemented := cast({{ answer }} = 3 as integer)
                    )
            end as {{ answer }},
        {% endfor -%}
        is_new_member,
        may_be_named,
        is_sample

    from pairs

),

over_all as (

    select
        pairs.session_id,
        pairs.region_id,
        pairs.member_id,
        'ALL' as standard_id,
        {% for answer in answers -%}
            case
                when count(pairs.{{ answer }}) > 0
                    then struct_pack(
                        mean_level := avg(pairs.{{ answer }}),
                        implemented := cast(
                            count(*) filter (where pairs.{{ answer }} = 3)
                            = any_value(standards.standard_count) as integer
                        )
                    )
            end as {{ answer }},
        {% endfor -%}
        bool_or(pairs.is_new_member) as is_new_member,
        bool_and(pairs.may_be_named) as may_be_named,
        bool_or(pairs.is_sample) as is_sample

    from pairs

    cross join standards

    group by pairs.session_id, pairs.region_id, pairs.member_id

),

together as (

    select * from by_standard

    union all by name

    select * from over_all

),

staged as (

    select
        * exclude (before_answer, revised_answer, after_answer, is_new_member),
        unnest({{ bridge_stages() }}) as answer,
        unnest(list_prepend(before_answer, {{ bridge_stages() }}[:5]))
            as answer_before,
        unnest(range(6)) as stage_no

    from together

),

by_member as (

    select
        * replace (unnest([region_id, 'WORLD']) as region_id),
        struct_extract(answer, 'mean_level') as mean_level,
        struct_extract(answer, 'implemented') as implemented,
        (answer is distinct from answer_before) as is_touched

    from staged

),

counted as (

    select
        session_id,
        region_id,
        standard_id,
        stage_no,
        count(mean_level) as counted_member_count,
        list(member_id order by member_id) filter (where is_touched)
            as touched_member_ids,
        list(member_id order by member_id)
        filter (where is_touched and not may_be_named)
            as touched_unnamed_ids,
        avg(mean_level order by member_id) as mean_level,
        avg(implemented) as implemented_share,
        bool_or(is_sample) as is_sample

    from by_member

    group by session_id, region_id, standard_id, stage_no

)

select * from counted
