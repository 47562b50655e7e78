{#- How an answer stands to the one before it on the same Member, item and period. -#}
{% macro revision(measures) -%}
    case
        when correction_id is not null then 'corrected'
        when answer_status = 'withdrawn' then 'withdrawn'
        when lag(answer_id) over by_answer is null then 'first'
        when
            {% for measure in measures -%}
                {{ measure }} is not distinct from lag({{ measure }}) over by_answer
                and {% endfor -%}
            answer_status = lag(answer_status) over by_answer
            then 'confirmed'
        else 'changed'
    end
{%- endmacro %}
