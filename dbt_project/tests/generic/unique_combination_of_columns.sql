{#- A returned row is a key that stands more than once. -#}
{% test unique_combination_of_columns(model, columns) %}

select {{ columns | join(', ') }}

from {{ model }}

group by {{ columns | join(', ') }}

having count(*) > 1

{% endtest %}
