with

documents as (

    select * from {{ ref('documents') }}

)

select * from documents
