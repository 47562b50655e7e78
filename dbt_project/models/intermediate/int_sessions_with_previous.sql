-- Reporting sessions with the session before: flows lie between the two.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}

)

select
    session_id,
    session_sort,
    cut_off_date,
    previous_session_id

from sessions

where is_reporting
