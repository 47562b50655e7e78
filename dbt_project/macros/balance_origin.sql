{#
  The origin under which an item stands in the balance. The nine inputs retained in 2024
  are of the 29 proposals and the comment together, and how they divide is not stated:
  the two are one stock.
#}
{% macro balance_origin(origin) -%}
case
            when {{ origin }} in ('proposal_2024', 'comment_2024') then 'input_2024'
            else {{ origin }}
        end
{%- endmacro %}
