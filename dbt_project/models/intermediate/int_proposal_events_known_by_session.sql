-- Steps that were known by a session's cut-off and not withdrawn by then; of a register
-- sent again, the row received last. A step keeps the day on which it was first known,
-- and whether the session before knew it.
with

events as (

    {{ of_register(ref('stg_proposals__events')) }}

),

sessions as (

    select * from {{ ref('int_sessions_in_order') }}

),

known as (

    {{ known_by_session('events', 'known_date', as_of='as_of_session_id') }}

),

with_first as (

    select
        *,
        min(known_date) over by_event as first_known_date,
        min(known_from_session_sort) over by_event as first_known_session_sort

    from known

    window by_event as (partition by as_of_session_id, event_id)

),

last_words as (

    select * from with_first

    qualify {{ is_last_of_register('event_id') }}

)

select
    last_words.*,
    coalesce(
        last_words.first_known_session_sort <= previous_sessions.session_sort, false
    ) as is_known_before

from last_words

left join sessions as previous_sessions
    on last_words.previous_session_id = previous_sessions.session_id
