with

standards as (

    select
        standard_id,
        standard_no_2022,
        principle_id,
        name_en,
        name_fr

    from {{ ref('standards') }}

),

all_standards as (

    select
        'ALL' as standard_id,
        null as standard_no_2022,
        null as principle_id,
        'All sixteen standards' as name_en,
        'Ensemble des seize normes' as name_fr

)

select * from standards

union all by name

select * from all_standards
