with

standards as (

    select * from {{ ref('standards') }}

)

select * from standards
