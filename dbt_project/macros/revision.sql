{#- How an answer stands to the one before it on the same Member, item and period. -#}
{#- Within a row, DuckDB takes an absent value to equal another. -#}
{% macro revision(measures) -%}
    case
        when correction_id is not null then 'corrected'
        when answer_status = 'withdrawn' then 'withdrawn'
        when lag(answer_id) over by_answer is null then 'first'
        when
            row(answer_status, {{ measures | join(', ') }})
            = lag(row(answer_status, {{ measures | join(', ') }})) over by_answer
            then 'confirmed'
        else 'changed'
    end
{%- endmacro %}
