with

known as (

    select * from {{ ref('fct_review_milestones_by_session') }}

    where as_of_session_id = 'LATEST'

)

select
    milestone_id,
    session_id,
    body,
    submission_id,
    milestone_kind,
    what_en,
    what_fr,
    note_en,
    note_fr,
    date_precision,
    evidence,
    document,
    paragraph,
    sheet,
    row_number,
    cell,
    milestone_date,
    milestone_date as date,
    known_date

from known
