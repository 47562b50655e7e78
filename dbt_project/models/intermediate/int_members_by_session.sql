-- Members count from their accession date; the European Union never does.
with

members as (

    select * from {{ ref('int_members_and_union_by_session') }}

    where is_counted_member

)

select
    session_id,
    cut_off_date,
    member_id,
    region_id

from members
