{#- How far back an activity counts as support, and levels are compared. -#}
{% macro support_months() -%}
    24
{%- endmacro %}
