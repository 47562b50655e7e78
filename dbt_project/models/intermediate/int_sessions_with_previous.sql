-- Reporting sessions with the cut-off of the session before: flows lie between the two.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}

),

joined as (

    select
        sessions.session_id,
        sessions.session_sort,
        sessions.cut_off_date,
        sessions.previous_session_id,
        coalesce(previous_sessions.cut_off_date, date '0001-01-01')
            as previous_cut_off_date

    from sessions

    left join sessions as previous_sessions
        on sessions.previous_session_id = previous_sessions.session_id

    where sessions.is_reporting

)

select * from joined
