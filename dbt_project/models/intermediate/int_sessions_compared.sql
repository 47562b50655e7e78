-- Each reporting session beside the last one whose cut-off lies at least as far back as
-- support counts; null where none does.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

joined as (

    select
        sessions.session_id,
        arg_max(earlier_sessions.session_id, earlier_sessions.session_sort)
            as before_session_id

    from sessions

    left join sessions as earlier_sessions
        on
            earlier_sessions.cut_off_date
            <= sessions.cut_off_date - interval {{ support_months() }} month

    group by sessions.session_id

)

select * from joined
