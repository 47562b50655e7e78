-- What is known of each principle in each region, side by side: levels, KPIs, items of
-- the review, activities given, experience heard. No figure weighs another.
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

kpis as (

    select * from {{ ref('int_kpis_behind_by_principle') }}

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
        count(*) as experience_count,
        bool_and(experiences.presenter_id is not null) as is_experience_count_stated

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
        coalesce(experiences_counted.is_experience_count_stated, false)
            as is_experience_count_stated,
        proposals.proposal_count,
        proposals.proposal_count is not null as is_proposal_count_stated,
        coalesce(kpis.kpi_count, 0) as kpi_count,
        coalesce(kpis.behind_kpi_count, 0) as behind_kpi_count,
        kpis.behind_kpi_ids,
        levels.sample_member_count > 0 or coalesce(kpis.is_sample, false) as is_sample

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

    left join kpis
        on
            levels.session_id = kpis.session_id
            and levels.region_id = kpis.region_id
            and levels.principle_id = kpis.principle_id

    where levels.principle_id <> 'ALL'

)

select * from joined
