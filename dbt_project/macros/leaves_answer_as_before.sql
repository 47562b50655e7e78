{#-
  Whether an answer is an empty cell that came after another answer on the same Member,
  item and period: it leaves that answer as it was. To take an answer back, its sender
  writes the word "withdrawn".

  `columns` are those that tell one answer from another; `where` says which earlier
  answers are in force.
-#}
{% macro leaves_answer_as_before(columns, where='true') -%}
    coalesce(answer_status = 'not_reported', false)
    and coalesce(
        bool_or(not coalesce(answer_status = 'not_reported', false) and {{ where }}) over (
            partition by {{ columns | join(', ') }}
            order by received_on, submission_id, row_number, correction_id nulls first
            rows between unbounded preceding and 1 preceding
        ),
        false
    )
{%- endmacro %}
