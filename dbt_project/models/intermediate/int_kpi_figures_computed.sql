-- KPIs that no Member is asked for, made from other marts' figures. What the
-- Secretariat counts itself (EC-42, EC-43, EC-48) it knows of every Member, so all
-- count as reporting; EC-51 is the answers on the standards.
with

activities as (

    select * from {{ ref('int_activity_grid') }}

),

at_least as (

    select * from {{ ref('int_members_reached_at_least') }}

),

levels as (

    select * from {{ ref('int_region_levels_by_principle') }}

    where principle_id = 'ALL'

),

-- A questionnaire sent in empty is no self-assessment.
submitted as (

    select
        session_id,
        member_id,
        bool_or(is_sample) as is_sample

    from {{ ref('int_answers_known_by_session') }}

    where
        not is_external
        and answer_status in ('reported', 'not_applicable', 'not_available')

    group by session_id, member_id

),

members as (

    select
        *,
        unnest([region_id, 'WORLD']) as shown_region_id

    from {{ ref('int_members_by_session') }}

),

submitted_by_region as (

    select
        members.session_id,
        members.shown_region_id,
        count(*) as submitted_member_count,
        count(*) filter (where submitted.is_sample) as sample_member_count

    from members

    inner join submitted
        on
            members.session_id = submitted.session_id
            and members.member_id = submitted.member_id

    group by members.session_id, members.shown_region_id

),

events_delivered as (

    select
        session_id,
        region_id,
        'EC-42' as kpi_id,
        {{ review_start_date() }} as period_start_date,
        cut_off_date as period_end_date,
        member_count,
        member_count as reporting_member_count,
        0 as sample_member_count,
        cast(activity_count as double) as value,
        cast(activity_count as double) as numerator,
        sample_activity_count > 0 as is_sample

    from activities

),

members_reached as (

    select
        activities.session_id,
        activities.region_id,
        'EC-43' as kpi_id,
        {{ review_start_date() }} as period_start_date,
        activities.cut_off_date as period_end_date,
        activities.member_count,
        activities.member_count as reporting_member_count,
        0 as sample_member_count,
        at_least.least_member_reached_count
        / nullif(activities.member_count, 0) as value,
        cast(at_least.least_member_reached_count as double) as numerator,
        cast(activities.member_count as double) as denominator,
        activities.sample_activity_count > 0 as is_sample

    from activities

    inner join at_least
        on
            activities.session_id = at_least.session_id
            and activities.region_id = at_least.region_id

),

response_rate as (

    select
        activities.session_id,
        activities.region_id,
        'EC-48' as kpi_id,
        activities.cut_off_date as period_start_date,
        activities.cut_off_date as period_end_date,
        activities.member_count,
        activities.member_count as reporting_member_count,
        coalesce(submitted_by_region.sample_member_count, 0) as sample_member_count,
        coalesce(submitted_by_region.submitted_member_count, 0)
        / nullif(activities.member_count, 0) as value,
        cast(coalesce(submitted_by_region.submitted_member_count, 0) as double)
            as numerator,
        cast(activities.member_count as double) as denominator,
        coalesce(submitted_by_region.sample_member_count, 0) > 0 as is_sample

    from activities

    left join submitted_by_region
        on
            activities.session_id = submitted_by_region.session_id
            and activities.region_id = submitted_by_region.shown_region_id

),

implementation_level as (

    select
        session_id,
        region_id,
        'EC-51' as kpi_id,
        cut_off_date as period_start_date,
        cut_off_date as period_end_date,
        member_count,
        reporting_member_count,
        sample_member_count,
        case when is_publishable then mean_level end as value,
        case when is_publishable then first_quartile end as first_quartile,
        case when is_publishable then median end as median,
        case when is_publishable then third_quartile end as third_quartile,
        case when is_publishable then cast(full_answer_count as double) end
            as numerator,
        case when is_publishable then cast(answer_count as double) end as denominator,
        sample_member_count > 0 as is_sample

    from levels

),

together as (

    select * from events_delivered

    union all by name

    select * from members_reached

    union all by name

    select * from response_rate

    union all by name

    select * from implementation_level

)

select
    *,
    reporting_member_count as ratio_member_count,
    0 as not_applicable_member_count,
    0 as not_available_member_count,
    0 as not_yet_due_member_count

from together
