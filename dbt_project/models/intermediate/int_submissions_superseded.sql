-- A submission is superseded once each of its answers is.
with

levels as (

    select * from {{ ref('int_levels_with_successors') }}

),

superseded as (

    select
        submission_id,
        max(superseded_by) as superseded_by

    from levels

    group by submission_id

    having bool_and(superseded_by is not null)

)

select * from superseded
