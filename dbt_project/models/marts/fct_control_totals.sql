with

known as (

    select * from {{ ref('fct_control_totals_by_session') }}

    where as_of_session_id = 'LATEST'

)

select * exclude (as_of_session_id) from known
