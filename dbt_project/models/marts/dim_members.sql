with

members as (

    select * from {{ ref('members') }}

)

select * from members
