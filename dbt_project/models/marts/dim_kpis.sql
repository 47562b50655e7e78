with

kpis as (

    select * from {{ ref('int_kpis_with_external') }}

),

final as (

    select

        ---------- keys
        kpi_id,
        standard_id,
        principle_id,

        ---------- labels
        name_en,
        name_fr,
        definition_en,
        definition_fr,
        unit,
        unit_en,
        unit_fr,
        direction,
        numerator_en,
        numerator_fr,
        denominator_en,
        denominator_fr,
        kpi_type,
        reporting_level,
        aggregation_rule,
        aggregation_note as aggregation_note_en,
        aggregation_note_fr,
        origin,
        origin_name_en,
        origin_name_fr,
        publisher,
        licence,
        source,
        confidence,

        ---------- measures
        ratio_factor,

        ---------- booleans
        is_official,
        is_lower_bound

    from kpis

)

select * from final
