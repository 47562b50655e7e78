{#- A returned row names an expression that does not hold, and in how many rows.

    One test for all expressions of a list: a test of its own for each took longer to
    prepare than to run. -#}
{% test expressions_are_true(model, expressions) %}

{% for expression in expressions %}
select
    {{ dbt.string_literal(dbt.escape_single_quotes(expression)) }} as expression,
    count(*) as row_count

from {{ model }}

where not ({{ expression }})

having count(*) > 0

{{ "union all" if not loop.last }}

{% endfor %}

{% endtest %}
