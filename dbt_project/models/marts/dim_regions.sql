with

regions as (

    select * from {{ ref('regions') }}

)

select * from regions
