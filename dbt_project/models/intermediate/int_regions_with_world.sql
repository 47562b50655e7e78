with

regions as (

    select
        region_id,
        code_en,
        code_fr,
        name_en,
        name_fr,
        short_name_en,
        short_name_fr

    from {{ ref('regions') }}

),

world as (

    select
        'WORLD' as region_id,
        'World' as code_en,
        'Monde' as code_fr,
        'World' as name_en,
        'Monde' as name_fr,
        'World' as short_name_en,
        'Monde' as short_name_fr

)

select * from regions

union all by name

select * from world
