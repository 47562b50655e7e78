-- Where the Package may need an update (paragraph 12 of the paper): the facts beside
-- one another, an order by mean level, and the reasons apart. No score weighs them.
with

levels as (

    select * from {{ ref('int_region_levels_by_principle') }}

),

activities as (

    select * from {{ ref('int_activity_grid') }}

),

proposals as (

    select * from {{ ref('int_proposals_by_principle') }}

),

experiences as (

    select
        *,
        unnest(
            case when region_id is null then ['WORLD'] else [region_id, 'WORLD'] end
        ) as shown_region_id

    from {{ ref('int_proposal_experiences_known_by_session') }}

    where status = 'given'

),

experiences_counted as (

    select
        activities.session_id,
        activities.region_id,
        count(*) as experience_count

    from activities

    inner join experiences
        on
            activities.session_id = experiences.as_of_session_id
            and activities.region_id = experiences.shown_region_id

    group by activities.session_id, activities.region_id

),

joined as (

    select
        levels.* replace (
            case when levels.is_publishable then levels.mean_level end as mean_level
        ),
        case
            when levels.is_publishable
                then levels.implemented_member_count / levels.reporting_member_count
        end as implemented_share,
        case
            when levels.is_publishable
                then levels.implemented_member_count / levels.member_count
        end as low_share,
        case
            when levels.is_publishable
                then
                    (
                        levels.implemented_member_count
                        + levels.member_count
                        - levels.reporting_member_count
                    )
                    / levels.member_count
        end as high_share,
        activities.activity_count,
        activities.member_reached_count,
        coalesce(experiences_counted.experience_count, 0) as experience_count,
        proposals.proposal_count,
        proposals.proposal_count is not null as is_proposal_count_stated

    from levels

    inner join activities
        on
            levels.session_id = activities.session_id
            and levels.region_id = activities.region_id

    left join experiences_counted
        on
            levels.session_id = experiences_counted.session_id
            and levels.region_id = experiences_counted.region_id

    left join proposals
        on
            levels.session_id = proposals.session_id
            and levels.principle_id = proposals.principle_id

    where levels.principle_id <> 'ALL'

),

with_ranks as (

    select
        *,
        case
            when is_publishable
                then
                    rank() over (
                        partition by session_id, region_id
                        order by mean_level asc nulls last
                    )
        end as lowest_mean_level_rank,
        max(mean_level) filter (where region_id = 'WORLD')
            over (partition by session_id, principle_id) as world_mean_level

    from joined

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

        ---------- measures: what was done
        with_ranks.proposal_count,
        with_ranks.activity_count,
        with_ranks.member_reached_count,
        with_ranks.experience_count,

        ---------- booleans
        with_ranks.is_publishable,
        with_ranks.is_proposal_count_stated,
        with_ranks.sample_member_count > 0 as is_sample,

        ---------- reasons
        coalesce(with_ranks.lowest_mean_level_rank = 1, false) as is_lowest_in_region,
        coalesce(with_ranks.mean_level < with_ranks.world_mean_level, false)
            as is_below_world,
        coalesce(with_ranks.mean_level < previous_rows.mean_level, false) as is_falling,
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
