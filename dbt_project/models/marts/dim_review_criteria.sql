with

review_criteria as (

    select * from {{ ref('review_criteria') }}

)

select * from review_criteria
