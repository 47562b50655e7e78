-- Steps that were known by a session's cut-off and not withdrawn by then; of a register
-- sent again, the row received last. A step keeps the day on which it was first known.
with

events as (

    {{
        known_by_session(
            ref('stg_proposals__events'),
            'event_id',
            [
                'sessions.previous_cut_off_date',
                'min(rows_received.known_date) over ('
                ~ 'partition by sessions.session_id, rows_received.event_id'
                ~ ') as first_known_date',
            ],
        )
    }}

)

select * from events
