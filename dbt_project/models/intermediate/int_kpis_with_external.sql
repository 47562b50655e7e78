-- The list of KPIs, and the external ones that a mapping file brought with it, each as
-- the latest file describes it: for context and by mean of Members, where it does not
-- say. The ratio factor takes numerator / denominator to the KPI's unit.
with

kpis as (

    select * from {{ ref('kpis') }}

),

kpi_values as (

    select * from {{ ref('stg_kpis__values') }}

),

external_kpis as (

    select
        kpi_values.kpi_id,
        kpi_values.external_name_en as name_en,
        coalesce(kpi_values.external_name_fr, kpi_values.external_name_en) as name_fr,
        coalesce(kpi_values.external_unit, 'score') as unit,
        coalesce(kpi_values.external_unit, 'score') as unit_en,
        coalesce(kpi_values.external_unit, 'score') as unit_fr,
        case
            when
                kpi_values.external_direction
                in ('higher_is_better', 'lower_is_better')
                then kpi_values.external_direction
            else 'context_only'
        end as direction,
        case
            when
                kpi_values.external_aggregation_rule
                in ('ratio_of_sums', 'median', 'sum', 'share_yes')
                then kpi_values.external_aggregation_rule
            else 'mean'
        end as aggregation_rule,
        'publisher' as reporting_level,
        'external' as origin,
        false as is_official,
        false as is_lower_bound,
        kpi_values.external_publisher as publisher,
        kpi_values.external_licence as licence

    from kpi_values

    left join kpis
        on kpi_values.kpi_id = kpis.kpi_id

    where kpis.kpi_id is null and kpi_values.external_name_en is not null

    qualify row_number() over (
        partition by kpi_values.kpi_id
        order by
            kpi_values.received_on desc,
            kpi_values.submission_id desc,
            kpi_values.row_number desc
    ) = 1

),

together as (

    select
        *,
        cast(null as varchar) as licence

    from kpis

    union all by name

    select * from external_kpis

),

unit_labels as (

    select
        unit,
        any_value(unit_en) as unit_en,
        any_value(unit_fr) as unit_fr

    from kpis

    group by unit

),

origins as (

    select
        code as origin,
        name_en as origin_name_en,
        name_fr as origin_name_fr

    from {{ ref('codes') }}

    where code_list = 'kpi_origin'

),

labelled as (

    select
        together.* replace (
            coalesce(unit_labels.unit_en, together.unit_en) as unit_en,
            coalesce(unit_labels.unit_fr, together.unit_fr) as unit_fr
        ),
        case together.unit
            when 'per_1000' then 1000
            when 'per_100000' then 100000
            else 1
        end as ratio_factor,
        origins.origin_name_en,
        origins.origin_name_fr

    from together

    left join unit_labels
        on together.unit = unit_labels.unit

    left join origins
        on together.origin = origins.origin

)

select * from labelled
