-- What the register said of each item by a session's cut-off, and was not withdrawn by
-- then: the row received last.
with

items as (

    {{ known_by_session(ref('stg_proposals__items'), 'proposal_no') }}

)

select * from items
