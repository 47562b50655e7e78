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

{#- The parts of a bridge, in the order of its stages. -#}
{% macro bridge_parts() -%}
    {{ return(['revision', 'real', 'membership', 'new_reporter', 'stopped']) }}
{%- endmacro %}

{#-
  Columns of a bridge: the figure before and after, five parts, and who made them; of
  these Members the ones apart whose answers may not be named.
-#}
{% macro bridge_columns(figure) -%}
    any_value({{ figure }}) filter (where stage_no = 0) as previous_figure,
    any_value({{ figure }}) filter (where stage_no = 5) as current_figure,
    {% for part in bridge_parts() -%}
        any_value({{ figure }}) filter (where stage_no = {{ loop.index }})
        - any_value({{ figure }}) filter (where stage_no = {{ loop.index0 }})
            as {{ part }}_change,
        coalesce(
            any_value(touched_member_ids) filter (where stage_no = {{ loop.index }}),
            []
        ) as {{ part }}_member_ids,
        coalesce(
            any_value(touched_unnamed_ids) filter (where stage_no = {{ loop.index }}),
            []
        ) as {{ part }}_unnamed_ids,
        cast(len({{ part }}_member_ids) as bigint) as {{ part }}_member_count,
    {% endfor -%}
    coalesce(any_value(counted_member_count) filter (where stage_no = 0), 0)
        as previous_counted_member_count,
    coalesce(any_value(counted_member_count) filter (where stage_no = 5), 0) as counted_member_count,
    coalesce(bool_or(is_sample), false) as is_sample
{%- endmacro %}

{#- Whether lists of Members, and of the unnamed among them, give no answer away. -#}
{% macro bridge_is_safe(members, unnamed) -%}
    len({{ members }}) >= {{ minimum_answer_count() }}
    and (len({{ unnamed }}) = 0 or len({{ unnamed }}) >= {{ minimum_answer_count() }})
{%- endmacro %}

{#- The Members of the first parts of a list of parts, each once. -#}
{% macro bridge_members_of(parts, ids) -%}
    list_distinct(flatten(list_transform({{ parts }}, lambda part: part.{{ ids }})))
{%- endmacro %}

{#-
  Rows of a bridge with its minimum answers obeyed: the figures where enough answered
  both times, and the parts. A part made by too few Members is joined with the others of
  its kind into other changes, and these with the next smallest parts until enough
  Members made them together; where all parts are not enough, the total stands alone.
-#}
{% macro bridge_shown(relation) -%}
    select
        * replace (
            {% for column in ['previous_figure', 'current_figure'] -%}
                case when is_publishable then {{ column }} end as {{ column }},
            {% endfor -%}
            {% for part in bridge_parts() -%}
                case when is_publishable then {{ part }}_change end as {{ part }}_change
                {%- if not loop.last %},{% endif %}
            {% endfor -%}
        ),
        case when is_publishable then current_figure - previous_figure end as figure_change,
        is_publishable and joined_part_count is not null as is_split_publishable,
        case
            when is_split_publishable
                then
                    coalesce(
                        list_sum(list_transform(joined_parts, lambda part: part.change)),
                        0
                    )
        end as other_change,
        case
            when is_split_publishable
                then len({{ bridge_members_of('joined_parts', 'member_ids') }})
            else 0
        end as other_member_count,
        case
            when is_split_publishable and joined_part_count > 0
                then
                    array_to_string(
                        list_transform(joined_parts, lambda part: part.name), ';'
                    )
        end as other_parts

    from (
        select
            *,
            parts[:joined_part_count] as joined_parts

        from (
            select
                *,
                case
                    when small_part_count = 0 then 0
                    else
                        list_min(
                            list_filter(
                                range(small_part_count, len(parts) + 1),
                                lambda place:
                                {{ bridge_is_safe(
                                    bridge_members_of('parts[:place]', 'member_ids'),
                                    bridge_members_of('parts[:place]', 'unnamed_ids')
                                ) }}
                            )
                        )
                end as joined_part_count

            from (
                select
                    *,
                    len(list_filter(parts, lambda part: not part.is_safe))
                        as small_part_count

                from (
                    select
                        *,
                        coalesce(
                            previous_counted_member_count >= {{ minimum_answer_count() }}
                            and counted_member_count >= {{ minimum_answer_count() }}
                            and revision_change + real_change + membership_change
                            + new_reporter_change + stopped_change is not null,
                            false
                        ) as is_publishable,
                        list_sort(
                            list_filter(
                                [
                                    {% for part in bridge_parts() -%}
                                        struct_pack(
                                            is_safe := {{ bridge_is_safe(
                                                part ~ '_member_ids',
                                                part ~ '_unnamed_ids'
                                            ) }},
                                            member_count := len({{ part }}_member_ids),
                                            place := {{ loop.index }},
                                            name := '{{ part }}',
                                            change := {{ part }}_change,
                                            member_ids := {{ part }}_member_ids,
                                            unnamed_ids := {{ part }}_unnamed_ids
                                        )
                                        {%- if not loop.last %},{% endif %}
                                    {% endfor -%}
                                ],
                                lambda part: part.member_count > 0
                            )
                        ) as parts

                    from {{ relation }}
                ) as listed
            ) as counted
        ) as placed
    ) as joined
{%- endmacro %}

{#- The measures and the booleans of a bridge, in the order of its mart. -#}
{% macro bridge_measures(relation) -%}
    {{ relation }}.previous_counted_member_count,
        {{ relation }}.counted_member_count,
        {{ relation }}.previous_figure,
        {{ relation }}.current_figure,
        {{ relation }}.figure_change,
        {% for part in ['real', 'new_reporter', 'stopped', 'revision', 'membership', 'other'] -%}
            {{ relation }}.{{ part }}_change,
        {% endfor -%}
        {% for part in ['real', 'new_reporter', 'stopped', 'revision', 'membership', 'other'] -%}
            cast({{ relation }}.{{ part }}_member_count as bigint) as {{ part }}_member_count,
        {% endfor -%}
        {{ relation }}.other_parts,
        cast({{ minimum_answer_count() }} as bigint) as minimum_answer_count,

        ---------- booleans
        {{ relation }}.is_publishable,
        {{ relation }}.is_split_publishable,
        {{ relation }}.is_sample
{%- endmacro %}
