{#- The first day of the second periodic review: figures "since the review began". -#}
{% macro review_start_date() -%}
    date '2022-07-01'
{%- endmacro %}
