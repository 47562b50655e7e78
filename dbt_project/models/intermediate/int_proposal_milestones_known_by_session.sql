-- Milestones of the review known by a session's cut-off and not withdrawn by then: of a
-- register sent again, the row received last.
with

milestones as (

    {{ of_register(ref('stg_proposals__milestones')) }}

),

known as (

    {{ known_by_session('milestones', 'known_date', as_of='as_of_session_id') }}

)

select * from known

qualify {{ is_last_of_register('milestone_id') }}
