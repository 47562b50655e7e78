{#
  The rows of a register's table that each session knew: received by its cut-off, not
  withdrawn by then, and of a register sent again the row received last.

  `rows` is the staging model, `key` what stays the same when a register is sent again.
  `further` holds columns to add: they see every row known, not the last alone.
#}
{% macro known_by_session(rows, key, further=[]) %}
select
    sessions.session_id as as_of_session_id,
    {%- for column in further %}
    {{ column }},
    {%- endfor %}
    rows_received.*,
    submissions.received_on

from {{ ref('int_sessions_with_previous') }} as sessions

inner join {{ rows }} as rows_received
    on sessions.cut_off_date >= rows_received.known_date

inner join {{ ref('int_submissions_with_withdrawals') }} as submissions
    on
        rows_received.submission_id = submissions.submission_id
        and (
            submissions.withdrawn_on is null
            or sessions.cut_off_date < submissions.withdrawn_on
        )

qualify row_number() over (
    partition by sessions.session_id, rows_received.{{ key }}
    order by
        submissions.received_on desc,
        rows_received.submission_id desc,
        rows_received.row_number desc
) = 1
{% endmacro %}
