{#- A returned row breaks the rule that the expression states. -#}
{% test expression_is_true(model, expression, column_name=none) %}

select *

from {{ model }}

where not coalesce({{ expression }}, true)

{% endtest %}
