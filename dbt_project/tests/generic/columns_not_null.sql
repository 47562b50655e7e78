{#- A returned row lacks a value in one of the columns, which are shown.

    One test for all columns of a list: a test of its own for each took longer to
    prepare than to run. -#}
{% test columns_not_null(model, columns) %}

select {{ columns | join(', ') }}

from {{ model }}

where {{ columns | join(' is null or ') }} is null

{% endtest %}
