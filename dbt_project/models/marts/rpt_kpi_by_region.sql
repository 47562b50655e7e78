with

figures as (

    select * from {{ ref('int_kpi_figures') }}

    union all by name

    select * from {{ ref('int_kpi_figures_computed') }}

),

kpis as (

    select * from {{ ref('int_kpis_with_external') }}

),

sessions as (

    select * from {{ ref('int_sessions_in_order') }}

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

-- The period of a computed KPI ends at the cut-off, so that it differs each time.
with_change as (

    select
        figures.*,
        sessions.session_sort,
        sessions.previous_session_id,
        figures.value - previous_figures.value as value_change,
        kpis.name_en,
        kpis.name_fr,
        kpis.standard_id,
        kpis.principle_id,
        kpis.unit,
        kpis.unit_en,
        kpis.unit_fr,
        kpis.direction,
        kpis.aggregation_rule,
        kpis.aggregation_note,
        kpis.aggregation_note_fr,
        kpis.origin,
        kpis.origin_name_en,
        kpis.origin_name_fr,
        kpis.publisher,
        kpis.is_official,
        kpis.reporting_level,
        kpis.is_lower_bound

    from figures

    inner join kpis
        on figures.kpi_id = kpis.kpi_id

    inner join sessions
        on figures.session_id = sessions.session_id

    left join figures as previous_figures
        on
            sessions.previous_session_id = previous_figures.session_id
            and figures.region_id = previous_figures.region_id
            and figures.kpi_id = previous_figures.kpi_id
            and (
                kpis.aggregation_rule = 'computed'
                or (
                    figures.period_start_date = previous_figures.period_start_date
                    and figures.period_end_date = previous_figures.period_end_date
                )
            )

),

with_bands as (

    select
        *,
        member_count - reporting_member_count as silent_member_count,
        case when aggregation_rule = 'share_yes' then numerator / member_count end
            as low_share,
        case
            when aggregation_rule = 'share_yes'
                then (numerator + member_count - reporting_member_count) / member_count
        end as high_share

    from with_change

),

joined as (

    select

        ---------- keys
        with_bands.session_id as as_of_session_id,
        cast(with_bands.session_sort as integer) as session_sort,
        with_bands.previous_session_id,
        with_bands.region_id,
        with_bands.kpi_id,
        with_bands.standard_id,
        with_bands.principle_id,

        ---------- labels
        {{ period_code('with_bands.period_start_date', 'with_bands.period_end_date') }}
            as period,
        regions.code_en as region_code_en,
        regions.code_fr as region_code_fr,
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,
        with_bands.name_en as kpi_name_en,
        with_bands.name_fr as kpi_name_fr,
        with_bands.unit,
        with_bands.unit_en,
        with_bands.unit_fr,
        with_bands.direction,
        with_bands.aggregation_rule,
        with_bands.aggregation_note as aggregation_note_en,
        with_bands.aggregation_note_fr,
        with_bands.origin,
        with_bands.origin_name_en,
        with_bands.origin_name_fr,
        with_bands.publisher,
        with_bands.reporting_level,

        ---------- measures
        with_bands.member_count,
        with_bands.reporting_member_count,
        with_bands.silent_member_count,
        with_bands.ratio_member_count,
        with_bands.not_applicable_member_count,
        with_bands.not_available_member_count,
        with_bands.not_yet_due_member_count,
        with_bands.sample_member_count,
        with_bands.value,
        with_bands.first_quartile,
        with_bands.median,
        with_bands.third_quartile,
        with_bands.numerator,
        with_bands.denominator,
        with_bands.low_share,
        with_bands.high_share,
        with_bands.value_change,
        cast({{ minimum_answer_count() }} as bigint) as minimum_answer_count,

        ---------- booleans
        with_bands.is_official,
        with_bands.is_lower_bound,
        with_bands.value is not null as is_publishable,
        with_bands.median is not null as are_quartiles_publishable,
        with_bands.is_sample,

        ---------- dates
        with_bands.period_start_date,
        with_bands.period_end_date

    from with_bands

    inner join regions
        on with_bands.region_id = regions.region_id

)

select * from joined
