-- Presentations of experience known by a session's cut-off and not withdrawn by then:
-- of a register sent again, the row received last.
with

experiences as (

    {{ known_by_session(ref('stg_proposals__experiences'), 'experience_id') }}

)

select * from experiences
