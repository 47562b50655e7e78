{#- A period as one writes it: 2024, 2024-H1, 2024-Q3, 2024-05, 2023/24 (1 July to
    30 June), a day, or else first/last day. -#}
{% macro period_code(start_date, end_date) -%}
    case
        when {{ start_date }} = {{ end_date }}
            then strftime({{ start_date }}, '%Y-%m-%d')
        when day({{ start_date }}) <> 1
            or {{ end_date }} <> last_day({{ end_date }})
            then concat({{ start_date }}, '/', {{ end_date }})
        when datediff('month', {{ start_date }}, {{ end_date }}) = 0
            then strftime({{ start_date }}, '%Y-%m')
        when datediff('month', {{ start_date }}, {{ end_date }}) = 2
            and month({{ start_date }}) % 3 = 1
            then concat(year({{ start_date }}), '-Q', quarter({{ start_date }}))
        when datediff('month', {{ start_date }}, {{ end_date }}) = 5
            and month({{ start_date }}) in (1, 7)
            then concat(
                year({{ start_date }}),
                case when month({{ start_date }}) = 1 then '-H1' else '-H2' end
            )
        when datediff('month', {{ start_date }}, {{ end_date }}) = 11
            and month({{ start_date }}) = 1
            then cast(year({{ start_date }}) as varchar)
        when datediff('month', {{ start_date }}, {{ end_date }}) = 11
            and month({{ start_date }}) = 7
            then concat(year({{ start_date }}), '/', strftime({{ end_date }}, '%y'))
        else concat({{ start_date }}, '/', {{ end_date }})
    end
{%- endmacro %}
