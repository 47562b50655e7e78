{#- Below this mean level a Member's level is called low: nearer to none or planned. -#}
{% macro low_mean_level() -%}
    1.5
{%- endmacro %}
