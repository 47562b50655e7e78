-- The mean level and the share implemented at each stage between two sessions, by
-- region (and the world) and standard (and all).
with

pairs as (

    select * from {{ ref('int_level_pairs') }}

),

standards as (

    select count(*) as standard_count from {{ ref('standards') }}

),

staged as (

    select
        * exclude (before_answer, revised_answer, after_answer, is_new_member),
        unnest({{ bridge_stages() }}) as answer,
        unnest(list_prepend(before_answer, {{ bridge_stages() }}[:5]))
            as answer_before,
        unnest(range(6)) as stage_no

    from pairs

),

by_member as (

    select
        session_id,
        unnest([region_id, 'WORLD']) as region_id,
        standard_id,
        stage_no,
        member_id,
        cast(answer as double) as mean_level,
        cast(answer = 3 as integer) as implemented,
        (answer is distinct from answer_before) as is_touched,
        is_sample

    from staged

    union all

    select
        staged.session_id,
        unnest([staged.region_id, 'WORLD']) as region_id,
        'ALL' as standard_id,
        staged.stage_no,
        staged.member_id,
        avg(staged.answer) as mean_level,
        case
            when count(staged.answer) > 0
                then cast(
                    count(*) filter (where staged.answer = 3)
                    = any_value(standards.standard_count) as integer
                )
        end as implemented,
        bool_or((staged.answer is distinct from staged.answer_before)) as is_touched,
        bool_or(staged.is_sample) as is_sample

    from staged

    cross join standards

    group by
        staged.session_id, staged.region_id, staged.stage_no, staged.member_id

),

counted as (

    select
        session_id,
        region_id,
        standard_id,
        stage_no,
        count(mean_level) as counted_member_count,
        count(*) filter (where is_touched) as touched_member_count,
        avg(mean_level order by member_id) as mean_level,
        avg(implemented) as implemented_share,
        bool_or(is_sample) as is_sample

    from by_member

    group by session_id, region_id, standard_id, stage_no

)

select * from counted
