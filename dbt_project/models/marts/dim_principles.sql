with

principles as (

    select * from {{ ref('principles') }}

)

select * from principles
