-- en: Which files had rows held, or came late?
-- fr: Quels fichiers avaient des lignes retenues ou sont arrivés en retard ?
-- param session_id: session, such as PTC-249 or LATEST; leave out for all | session, par exemple PTC-249 ou LATEST ; laisser vide pour toutes
-- param source: source: implementation, kpis, activities or proposals; leave out for all | source : implementation, kpis, activities ou proposals ; laisser vide pour toutes
select
    rpt_data_quality.as_of_session_id,
    rpt_data_quality.submission_id,
    dim_submissions.file_name,
    dim_submissions.source,
    dim_submissions.received_on,
    rpt_data_quality.is_late,
    rpt_data_quality.row_count,
    rpt_data_quality.held_row_count,
    rpt_data_quality.problems_by_code,
    rpt_data_quality.is_sample

from marts.rpt_data_quality

inner join marts.dim_submissions
    on rpt_data_quality.submission_id = dim_submissions.submission_id

where
    (rpt_data_quality.held_row_count > 0 or rpt_data_quality.is_late)
    and ($session_id is null or rpt_data_quality.as_of_session_id = $session_id)
    and ($source is null or dim_submissions.source = $source)

order by
    rpt_data_quality.session_sort desc,
    rpt_data_quality.held_row_count desc,
    rpt_data_quality.submission_id asc
