-- en: What does each KPI show, region by region?
-- fr: Que montre chaque KPI, région par région ?
-- param session_id: session, such as PTC-249 or LATEST; leave out for all | session, par exemple PTC-249 ou LATEST ; laisser vide pour toutes
-- param region_id: region: AMS, AP, ESA, EUR, MENA, WCA or WORLD; leave out for all | région : AMS, AP, ESA, EUR, MENA, WCA ou WORLD ; laisser vide pour toutes
-- param kpi_id: KPI, such as EC-02; leave out for all | KPI, par exemple EC-02 ; laisser vide pour tous
select
    rpt_kpi_by_region.as_of_session_id,
    rpt_kpi_by_region.kpi_id,
    dim_kpis.name_en as kpi_name_en,
    dim_kpis.name_fr as kpi_name_fr,
    dim_kpis.origin,
    dim_kpis.origin_name_en,
    dim_kpis.origin_name_fr,
    dim_kpis.is_official,
    dim_kpis.publisher,
    dim_kpis.unit,
    dim_kpis.aggregation_rule,
    rpt_kpi_by_region.period_start_date,
    rpt_kpi_by_region.period_end_date,
    rpt_kpi_by_region.region_id,
    rpt_kpi_by_region.region_name_en,
    rpt_kpi_by_region.region_name_fr,
    rpt_kpi_by_region.value,
    rpt_kpi_by_region.median,
    rpt_kpi_by_region.numerator,
    rpt_kpi_by_region.denominator,
    rpt_kpi_by_region.reporting_member_count,
    rpt_kpi_by_region.member_count,
    rpt_kpi_by_region.is_publishable,
    rpt_kpi_by_region.is_sample

from marts.rpt_kpi_by_region

inner join marts.dim_kpis
    on rpt_kpi_by_region.kpi_id = dim_kpis.kpi_id

where
    ($session_id is null or rpt_kpi_by_region.as_of_session_id = $session_id)
    and ($region_id is null or rpt_kpi_by_region.region_id = $region_id)
    and ($kpi_id is null or rpt_kpi_by_region.kpi_id = $kpi_id)

order by
    rpt_kpi_by_region.session_sort desc,
    rpt_kpi_by_region.kpi_id asc,
    rpt_kpi_by_region.period_end_date asc,
    rpt_kpi_by_region.region_id asc
