{#-
  Digits after the decimal sign with which a KPI's figure by Member is shown, as in
  `dashboard.cells`: a difference that they do not show is none. A share has three, as it
  is shown in percent with one.
-#}
{% macro shown_digits(unit, aggregation_rule) -%}
    case
        when {{ unit }} in ('percent', 'yes_no') then 3
        when {{ unit }} in ('level', 'score') then 2
        when {{ unit }} = 'usd' then 0
        when
            {{ unit }} = 'count' and {{ aggregation_rule }} not in ('mean', 'median', 'sum')
            then 0
        else 1
    end
{%- endmacro %}

{#-
  A figure with the digits that are shown, halves to the even one as `warehouse.wording`
  has it. It is scaled as a decimal, since 0.575 * 100 is less than 57.5 in floating
  point; what the order of adding up leaves in the last digits decides no half either.
  A figure too large for that has no digits after the decimal sign.
-#}
{% macro as_shown(figure, digits) -%}
    case
        when abs({{ figure }}) < 1e15
            then round_even(
                cast(
                    try_cast({{ figure }} as decimal(27, 9))
                    * cast(pow(10, {{ digits }}) as integer)
                    as double
                ),
                0
            ) / pow(10, {{ digits }})
        else {{ figure }}
    end
{%- endmacro %}

{#- A mean level as it is shown. -#}
{% macro shown_level(level) -%}
    {{ as_shown(level, 2) }}
{%- endmacro %}
