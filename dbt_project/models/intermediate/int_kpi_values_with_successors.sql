-- Every value as received, with the file it came in and the submission that replaced
-- it, if one did: the next one received on the same Member, KPI and period.
with

kpi_values as (

    select * from {{ ref('stg_kpis__values') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

kpis as (

    select * from {{ ref('int_kpis_with_external') }}

),

joined as (

    select
        kpi_values.*,
        submissions.file_name,
        submissions.sha256,
        submissions.withdrawn_on,
        kpis.origin,
        kpis.is_official,
        kpis.publisher,
        kpis.unit,
        coalesce(kpis.origin = 'external', false) as is_external

    from kpi_values

    inner join submissions
        on kpi_values.submission_id = submissions.submission_id

    left join kpis
        on kpi_values.kpi_id = kpis.kpi_id

),

with_successors as (

    select
        *,
        lead(submission_id) over (
            partition by member_id, kpi_id, period_start_date, period_end_date
            order by
                withdrawn_on is null,
                received_on,
                submission_id,
                row_number
        ) as superseded_by

    from joined

)

select * from with_successors
