{#- What an answer says of the correction that the Secretariat recorded to it. -#}
{% macro correction_columns() -%}
    corrections.correction_id,
        corrections.corrected_text,
        corrections.reason_en as correction_reason_en,
        corrections.reason_fr as correction_reason_fr,
        corrections.reporter as correction_reporter
{%- endmacro %}
