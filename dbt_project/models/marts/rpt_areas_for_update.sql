-- Where the Package may need an update (paragraph 12 of the paper): the facts beside
-- one another, an order by mean level alone, the reasons apart. No score weighs them.
-- Levels are compared as they are shown: what reads alike is neither lower nor higher.
with

facts as (

    select * from {{ ref('int_area_facts') }}

),

with_ranks as (

    select
        *,
        case
            when is_publishable
                then
                    rank() over (
                        partition by session_id, region_id
                        order by {{ shown_level('mean_level') }} asc nulls last
                    )
        end as lowest_mean_level_rank,
        max(mean_level) filter (where region_id = 'WORLD')
            over (partition by session_id, principle_id) as world_mean_level

    from facts

),

final as (

    select

        ---------- keys
        with_ranks.session_id as as_of_session_id,
        cast(with_ranks.session_sort as integer) as session_sort,
        with_ranks.previous_session_id,
        with_ranks.principle_id,
        with_ranks.region_id,

        ---------- labels
        cast(with_ranks.principle_no as integer) as principle_no,
        with_ranks.principle_name_en,
        with_ranks.principle_name_fr,
        with_ranks.region_code_en,
        with_ranks.region_code_fr,
        with_ranks.region_name_en,
        with_ranks.region_name_fr,

        ---------- measures: implementation
        with_ranks.member_count,
        with_ranks.reporting_member_count,
        with_ranks.member_count - with_ranks.reporting_member_count
            as silent_member_count,
        with_ranks.implemented_member_count,
        with_ranks.sample_member_count,
        with_ranks.implemented_share,
        with_ranks.low_share,
        with_ranks.high_share,
        with_ranks.mean_level,
        with_ranks.world_mean_level,
        with_ranks.mean_level - previous_rows.mean_level as mean_level_change,
        cast({{ minimum_answer_count() }} as bigint) as minimum_answer_count,
        with_ranks.lowest_mean_level_rank,

        ---------- measures: KPIs
        with_ranks.kpi_count,
        with_ranks.behind_kpi_count,
        with_ranks.behind_kpi_ids,

        ---------- measures: what was done
        with_ranks.proposal_count,
        with_ranks.activity_count,
        with_ranks.member_reached_count,
        with_ranks.experience_count,

        ---------- booleans
        with_ranks.is_publishable,
        with_ranks.is_proposal_count_stated,
        with_ranks.is_experience_count_stated,
        with_ranks.is_sample,

        ---------- reasons
        coalesce(with_ranks.lowest_mean_level_rank = 1, false) as is_lowest_in_region,
        with_ranks.region_id <> 'WORLD'
        and coalesce(
            {{ shown_level('with_ranks.mean_level') }}
            < {{ shown_level('with_ranks.world_mean_level') }},
            false
        ) as is_below_world,
        with_ranks.behind_kpi_count > 0 as is_behind_in_kpis,
        coalesce(
            {{ shown_level('with_ranks.mean_level - previous_rows.mean_level') }} < 0,
            false
        ) as is_falling,
        with_ranks.activity_count = 0 as is_without_activity,
        with_ranks.experience_count = 0 as is_without_experience

    from with_ranks

    left join with_ranks as previous_rows
        on
            with_ranks.previous_session_id = previous_rows.session_id
            and with_ranks.principle_id = previous_rows.principle_id
            and with_ranks.region_id = previous_rows.region_id

)

select * from final
