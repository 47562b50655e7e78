{#- From how many answers a median or quartile is shown, where any may not be named. -#}
{% macro quartile_answer_count() -%}
    10
{%- endmacro %}

{#-
  A median or quartile of a group by which no Member's answer is told. Where every
  answer may be named it is the ordinary one; else it is shown from enough answers, as
  the mean of the five ordered answers around the position, none or enough of them
  unnamed: those that are named can be taken away.

  `value` is null where a Member said nothing that counts; `is_unnamed` a condition.
-#}
{% macro protected_quantile(value, is_unnamed, position) -%}
    {%- set answered = value ~ ' is not null' -%}
    {%- set first = 'cast(floor((count(' ~ value ~ ') - 1) * ' ~ position ~ ' + 0.5) as bigint) - 1' -%}
    {%- set five = first ~ ', ' ~ first ~ ' + 4' -%}
    {%- set unnamed_of_five -%}
        list_sum(
            list_slice(
                list(cast({{ is_unnamed }} as integer) order by {{ value }}, {{ is_unnamed }})
                    filter (where {{ answered }}),
                {{ five }}
            )
        )
    {%- endset -%}
    case
        when count(*) filter (where {{ answered }} and {{ is_unnamed }}) = 0
            then quantile_cont({{ value }}, {{ position }})
        when count({{ value }}) >= {{ quartile_answer_count() }}
            and (
                {{ unnamed_of_five }} = 0
                or {{ unnamed_of_five }} >= {{ minimum_answer_count() }}
            )
            then list_avg(
                list_slice(
                    list({{ value }} order by {{ value }})
                        filter (where {{ answered }}),
                    {{ five }}
                )
            )
    end
{%- endmacro %}

{#- A figure rounded to the step of its unit; of others to three significant digits. -#}
{% macro unit_step(figure, unit) -%}
    case
        when {{ unit }} in ('percent', 'yes_no') then round({{ figure }}, 3)
        when {{ unit }} = 'level' then round({{ figure }}, 2)
        when {{ unit }} = 'count' then round({{ figure }})
        when {{ figure }} = 0 then {{ figure }}
        else round(
            cast({{ figure }} as double),
            cast(2 - floor(log10(abs({{ figure }}))) as integer)
        )
    end
{%- endmacro %}
