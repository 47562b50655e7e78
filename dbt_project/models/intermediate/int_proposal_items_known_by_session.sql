-- What the register said of each item by a session's cut-off, and was not withdrawn by
-- then: the row received last.
with

items as (

    {{ of_register(ref('stg_proposals__items')) }}

),

known as (

    {{ known_by_session('items', 'known_date', as_of='as_of_session_id') }}

)

select * from known

qualify {{ is_last_of_register('proposal_no') }}
