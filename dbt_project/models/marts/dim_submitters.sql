-- Who submitted, from the paragraphs that name them; how many items each sent is known
-- only where the paper says so.
with

known as (

    select * from {{ ref('fct_submitters_by_session') }}

    where as_of_session_id = 'LATEST'

)

select * exclude (as_of_session_id) from known
