-- A returned row is a computed KPI that differs from the mart it is taken from: the
-- same number must come through every door.
with

kpis as (

    select * from {{ ref('rpt_kpi_by_region') }}
    where aggregation_rule = 'computed'

),

activities as (

    select * from {{ ref('rpt_activities_by_region') }}

),

implementation as (

    select * from {{ ref('rpt_implementation_by_region') }}
    where standard_id = 'ALL'

),

expected as (

    select
        as_of_session_id,
        region_id,
        'EC-42' as kpi_id,
        cast(activity_count as double) as value

    from activities

    union all

    select
        as_of_session_id,
        region_id,
        'EC-43' as kpi_id,
        least_member_reached_count / member_count as value

    from activities

    union all

    select
        as_of_session_id,
        region_id,
        'EC-51' as kpi_id,
        mean_level as value

    from implementation

)

select
    expected.*,
    kpis.value as shown_value

from expected

left join kpis
    on
        expected.as_of_session_id = kpis.as_of_session_id
        and expected.region_id = kpis.region_id
        and expected.kpi_id = kpis.kpi_id

where
    kpis.kpi_id is null
    or (expected.value is null) <> (kpis.value is null)
    or abs(expected.value - kpis.value) > 1e-9
