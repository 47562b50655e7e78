-- A returned row is a region of which the months hold more or fewer activities at a
-- session than its report.
with

months as (

    select
        as_of_session_id,
        region_id,
        sum(activity_count) as activity_count

    from {{ ref('rpt_activities_by_month') }}

    group by as_of_session_id, region_id

),

report as (

    select * from {{ ref('rpt_activities_by_region') }}

)

select
    report.as_of_session_id,
    report.region_id,
    report.total_activity_count,
    months.activity_count

from report

left join months
    on
        report.as_of_session_id = months.as_of_session_id
        and report.region_id = months.region_id

where report.total_activity_count <> coalesce(months.activity_count, 0)
