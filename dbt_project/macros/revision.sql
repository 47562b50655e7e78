{#-
  The submission whose answer on the same Member, item and period came next; of an
  answer, empty cells do not count.
-#}
{% macro superseded_by() -%}
    case
        when is_left_as_before then lead(submission_id) over by_answer
        else first_value(case when not is_left_as_before then submission_id end ignore nulls)
            over (by_answer rows between 1 following and unbounded following)
    end
{%- endmacro %}

{#- How an answer stands to the one before it on the same Member, item and period. -#}
{#- Within a row, DuckDB takes an absent value to equal another. -#}
{% macro revision(measures) -%}
    case
        when correction_id is not null then 'corrected'
        when answer_status = 'withdrawn' then 'withdrawn'
        when is_left_as_before then 'left_as_before'
        when lag(answer_id) over by_answer is null then 'first'
        when
            row(answer_status, {{ measures | join(', ') }})
            = last_value(
                case
                    when not is_left_as_before
                        then row(answer_status, {{ measures | join(', ') }})
                end ignore nulls
            ) over (by_answer rows between unbounded preceding and 1 preceding)
            then 'confirmed'
        else 'changed'
    end
{%- endmacro %}
