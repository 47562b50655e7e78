-- Control totals that are the length of a code list.
with

principles as (

    select * from {{ ref('principles') }}

),

review_criteria as (

    select * from {{ ref('review_criteria') }}

),

counted as (

    select
        'core_principles' as total_key,
        count(*) as recorded_count

    from principles

    union all

    select
        'review_criteria' as total_key,
        count(*) as recorded_count

    from review_criteria

)

select * from counted
