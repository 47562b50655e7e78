-- All sessions, as each reporting session sees them: up to its day, after it, and still
-- to come as far as is known today.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}

    where session_id <> 'LATEST'

),

reporting as (

    select
        *,
        max(cut_off_date) over () as last_cut_off_date

    from {{ ref('int_sessions_in_order') }}

    where is_reporting

),

final as (

    select

        ---------- keys
        reporting.session_id as as_of_session_id,
        sessions.session_id,

        ---------- booleans
        sessions.start_date > reporting.cut_off_date as is_after_session,
        sessions.start_date > reporting.last_cut_off_date as is_to_come,

        ---------- dates
        sessions.start_date

    from reporting

    cross join sessions

)

select * from final
