-- Members count from their accession date; the European Union stands beside them from
-- its own day on, and is never counted.
with

members as (

    select * from {{ ref('members') }}

),

known as (

    {{ known_by_session('members', received_on='accession_date', withdrawn_on=none) }}

)

select
    session_id,
    session_sort,
    previous_session_id,
    cut_off_date,
    member_id,
    name_en as member_name_en,
    name_fr as member_name_fr,
    region_id,
    is_counted_member

from known
