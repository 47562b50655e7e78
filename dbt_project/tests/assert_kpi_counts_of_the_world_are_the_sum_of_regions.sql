-- A returned row is a KPI and period whose regions do not add up to the world.
with

kpis as (

    select * from {{ ref('rpt_kpi_by_region') }}

)

select
    as_of_session_id,
    kpi_id,
    period_start_date,
    period_end_date

from kpis

group by as_of_session_id, kpi_id, period_start_date, period_end_date

having
    sum(reporting_member_count) <> 2 * max(reporting_member_count)
    or sum(ratio_member_count) <> 2 * max(ratio_member_count)
    or sum(member_count) <> 2 * max(member_count)
    or count(*) <> 7
