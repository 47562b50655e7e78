{#- The number of answers below which no share, mean or median is shown. -#}
{% macro minimum_answer_count() -%}
    {{ env_var('FOS_MINIMUM_ANSWERS', '3') | int }}
{%- endmacro %}
