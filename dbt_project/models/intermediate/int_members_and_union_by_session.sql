-- Members count from their accession date; the European Union stands beside them from
-- its own day on, and is never counted.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

members as (

    select * from {{ ref('members') }}

),

joined as (

    select
        sessions.session_id,
        sessions.session_sort,
        sessions.previous_session_id,
        sessions.cut_off_date,
        members.member_id,
        members.name_en as member_name_en,
        members.name_fr as member_name_fr,
        members.region_id,
        members.is_counted_member

    from sessions

    inner join members
        on sessions.cut_off_date >= members.accession_date

)

select * from joined
