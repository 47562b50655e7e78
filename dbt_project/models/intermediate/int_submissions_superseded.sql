-- A submission is superseded once each of its answers, or what it says of activities,
-- is.
with

levels as (

    select
        submission_id,
        superseded_by

    from {{ ref('int_levels_with_successors') }}

),

kpi_values as (

    select
        submission_id,
        superseded_by

    from {{ ref('int_kpi_values_with_successors') }}

),

activities as (

    select
        activities.submission_id,
        lead(activities.submission_id) over (
            partition by activities.activity_id, coalesce(activities.source, '')
            order by
                submissions.withdrawn_on is null,
                activities.known_date,
                activities.submission_id,
                activities.row_number
        ) as superseded_by

    from {{ ref('stg_activities__activities') }} as activities

    inner join {{ ref('int_submissions_with_withdrawals') }} as submissions
        on activities.submission_id = submissions.submission_id

),

together as (

    select * from levels

    union all

    select * from kpi_values

    union all

    select * from activities

),

superseded as (

    select
        submission_id,
        max(superseded_by) as superseded_by

    from together

    group by submission_id

    having bool_and(superseded_by is not null)

)

select * from superseded
