with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}

),

bodies as (

    select * from {{ ref('bodies') }}

),

joined as (

    select

        ---------- keys
        sessions.session_id,
        sessions.body,
        sessions.previous_session_id,

        ---------- labels
        sessions.session_numbers,
        sessions.number_evidence,
        sessions.label_en,
        sessions.label_fr,
        coalesce(bodies.short_name_en, sessions.label_en) as body_label_en,
        coalesce(bodies.short_name_fr, sessions.label_fr) as body_label_fr,
        sessions.place_en,
        sessions.place_fr,
        sessions.content_en,
        sessions.content_fr,
        sessions.start_date_text,
        sessions.date_precision,
        sessions.source,
        sessions.confidence,

        ---------- measures
        cast(sessions.session_sort as integer) as session_sort,

        ---------- booleans
        sessions.is_inferred,
        sessions.is_cut_off_inferred,
        sessions.is_reporting,

        ---------- dates
        sessions.start_date,
        sessions.end_date,
        sessions.cut_off_date

    from sessions

    left join bodies
        on sessions.body = bodies.body

)

select * from joined
