{#-
  What a session knew is said here and nowhere else.

  A word (an answer, a row of the register, what a source says of an activity, a note, a
  file) is known from the first session whose cut-off is on or after the day on which it
  was received, until the first one whose cut-off is on or after the day on which it was
  withdrawn: that one knows it no more, and null is never. Sessions go by their order,
  `session_sort`; LATEST is the last of them.

  `sessions` is the relation of all sessions, `rows` one whose columns `received_on` and
  `withdrawn_on` hold those days; what cannot be withdrawn has none.
-#}
{% macro with_knowledge(
    sessions, rows, received_on='received_on', withdrawn_on='withdrawn_on'
) -%}
    select
        told.*,
        entering.session_sort as known_from_session_sort,
        {{ 'leaving.session_sort' if withdrawn_on else 'cast(null as bigint)' }}
            as known_until_session_sort

    from {{ rows }} as told

    left join ({{ session_days(sessions) }}) as entering
        on
            told.{{ received_on }} > entering.earlier_cut_off_date
            and told.{{ received_on }} <= entering.cut_off_date
    {%- if withdrawn_on %}

    left join ({{ session_days(sessions) }}) as leaving
        on
            told.{{ withdrawn_on }} > leaving.earlier_cut_off_date
            and told.{{ withdrawn_on }} <= leaving.cut_off_date
    {%- endif %}
{%- endmacro %}

{#- The days on which each session learns something: after the cut-off of the one before,
    up to its own. -#}
{% macro session_days(sessions) -%}
    select
        session_sort,
        cut_off_date,
        lag(cut_off_date, 1, date '0001-01-01') over (order by session_sort)
            as earlier_cut_off_date

    from {{ sessions }}
{%- endmacro %}

{#-
  The rows that each reporting session knew, with their interval: a row a session.
  `as_of` is what the session's key is called where the rows name a session themselves.
-#}
{% macro known_by_session(
    rows, received_on='received_on', withdrawn_on='withdrawn_on', as_of='session_id'
) -%}
    {%- set sessions = ref('int_sessions_in_order') -%}
    select
        sessions.session_id{{ ' as ' ~ as_of if as_of != 'session_id' }},
        sessions.session_sort,
        sessions.previous_session_id,
        sessions.cut_off_date,
        known.*

    from {{ sessions }} as sessions

    inner join ({{ with_knowledge(sessions, rows, received_on, withdrawn_on) }}) as known
        on
            sessions.session_sort >= known.known_from_session_sort
            and (
                known.known_until_session_sort is null
                or sessions.session_sort < known.known_until_session_sort
            )

    where sessions.is_reporting
{%- endmacro %}

{#-
  The rows of a register's table with the file they came in: a register sent again says
  the same thing once, in the row that `is_last_of_register` finds.
-#}
{% macro of_register(rows) -%}
    select
        rows_received.*,
        submissions.received_on,
        submissions.withdrawn_on

    from {{ rows }} as rows_received

    inner join {{ ref('int_submissions_with_withdrawals') }} as submissions
        on rows_received.submission_id = submissions.submission_id
{%- endmacro %}

{#- Whether a row is the one received last of its key, of those that a session knew. -#}
{% macro is_last_of_register(key) -%}
    row_number() over (
        partition by as_of_session_id, {{ key }}
        order by received_on desc, submission_id desc, row_number desc
    ) = 1
{%- endmacro %}
