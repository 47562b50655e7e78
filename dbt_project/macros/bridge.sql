{#-
  The six stages from a figure before to the figure after, as a list of a Member's
  answers: before, revised, moved on, with new Members, with new reporters, after.

  Answers are added before others are taken away, so that no stage is empty.
-#}
{% macro bridge_stages() -%}
    [
        before_answer,
        revised_answer,
        case when before_answer is not null then coalesce(after_answer, revised_answer) end,
        case
            when before_answer is not null then coalesce(after_answer, revised_answer)
            when is_new_member then after_answer
        end,
        coalesce(after_answer, revised_answer),
        after_answer
    ]
{%- endmacro %}

{#- Columns of a bridge: the figure before and after, five parts, and who made them. -#}
{% macro bridge_columns(figure) -%}
    any_value({{ figure }}) filter (where stage_no = 0) as previous_figure,
    any_value({{ figure }}) filter (where stage_no = 5) as current_figure,
    {% for part in ['revision', 'real', 'membership', 'new_reporter', 'stopped'] -%}
        any_value({{ figure }}) filter (where stage_no = {{ loop.index }})
        - any_value({{ figure }}) filter (where stage_no = {{ loop.index0 }})
            as {{ part }}_change,
        coalesce(
            any_value(touched_member_count) filter (where stage_no = {{ loop.index }}), 0
        ) as {{ part }}_member_count,
    {% endfor -%}
    coalesce(any_value(counted_member_count) filter (where stage_no = 0), 0)
        as previous_counted_member_count,
    coalesce(any_value(counted_member_count) filter (where stage_no = 5), 0) as counted_member_count,
    coalesce(bool_or(is_sample), false) as is_sample
{%- endmacro %}

{#-
  Rows of a bridge with its minimum answers obeyed: the figures where enough answered
  both times, and the parts where each is made by nobody or by enough.
-#}
{% macro bridge_shown(relation) -%}
    select
        * replace (
            {% for column in ['previous_figure', 'current_figure'] -%}
                case when is_publishable then {{ column }} end as {{ column }},
            {% endfor -%}
            {% for part in ['revision', 'real', 'membership', 'new_reporter', 'stopped'] -%}
                case when is_publishable then {{ part }}_change end as {{ part }}_change
                {%- if not loop.last %},{% endif %}
            {% endfor -%}
        ),
        case when is_publishable then current_figure - previous_figure end as figure_change,
        is_publishable
        {% for part in ['revision', 'real', 'membership', 'new_reporter', 'stopped'] -%}
            and (
                {{ part }}_member_count = 0
                or {{ part }}_member_count >= {{ minimum_answer_count() }}
            )
        {% endfor -%}
        as is_split_publishable

    from (
        select
            *,
            coalesce(
                previous_counted_member_count >= {{ minimum_answer_count() }}
                and counted_member_count >= {{ minimum_answer_count() }}
                and revision_change + real_change + membership_change
                + new_reporter_change + stopped_change is not null,
                false
            ) as is_publishable

        from {{ relation }}
    ) as counted
{%- endmacro %}

{#- The measures and the booleans of a bridge, in the order of its mart. -#}
{% macro bridge_measures(relation) -%}
    {{ relation }}.previous_counted_member_count,
        {{ relation }}.counted_member_count,
        {{ relation }}.previous_figure,
        {{ relation }}.current_figure,
        {{ relation }}.figure_change,
        {% for part in ['real', 'new_reporter', 'stopped', 'revision', 'membership'] -%}
            {{ relation }}.{{ part }}_change,
        {% endfor -%}
        {% for part in ['real', 'new_reporter', 'stopped', 'revision', 'membership'] -%}
            {{ relation }}.{{ part }}_member_count,
        {% endfor -%}
        cast({{ minimum_answer_count() }} as bigint) as minimum_answer_count,

        ---------- booleans
        {{ relation }}.is_publishable,
        {{ relation }}.is_split_publishable,
        {{ relation }}.is_sample
{%- endmacro %}
