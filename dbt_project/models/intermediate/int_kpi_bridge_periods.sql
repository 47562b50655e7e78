-- The period by which a KPI is known at a session: the latest with a figure for the
-- world.
with

figures as (

    select * from {{ ref('int_kpi_figures') }}

    where region_id = 'WORLD' and value is not null

)

select
    session_id,
    kpi_id,
    period_start_date,
    period_end_date

from figures

qualify row_number() over (
    partition by session_id, kpi_id
    order by period_end_date desc, period_start_date asc
) = 1
