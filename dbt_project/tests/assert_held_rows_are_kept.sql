-- A returned row is a file that held rows of which none was kept.
with

submissions as (

    select * from {{ ref('stg_intake__submissions') }}

),

held_rows as (

    select distinct submission_id from {{ ref('stg_intake__quarantined_rows') }}

)

select submissions.submission_id

from submissions

left join held_rows
    on submissions.submission_id = held_rows.submission_id

where submissions.quarantined_row_count > 0 and held_rows.submission_id is null
