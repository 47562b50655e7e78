-- Members count from their accession date; the European Union never does.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

members as (

    select * from {{ ref('members') }}
    where is_counted_member

),

joined as (

    select
        sessions.session_id,
        sessions.cut_off_date,
        members.member_id,
        members.region_id

    from sessions

    inner join members
        on sessions.cut_off_date >= members.accession_date

)

select * from joined
