{#-
  Whether a figure of a group gives no Member's own answer away, where it is public who
  belongs to the group: nobody answered; or enough did, none or enough of them unnamed
  (the named ones can be taken away), and not all of the group, all alike.

  `answers`, `unnamed`, `members` are columns with counts, `is_alike` a condition.
-#}
{% macro is_safe_group(answers, unnamed, members, is_alike) -%}
    coalesce(
        {{ answers }} = 0
        or (
            {{ answers }} >= {{ minimum_answer_count() }}
            and ({{ unnamed }} = 0 or {{ unnamed }} >= {{ minimum_answer_count() }})
            and not ({{ unnamed }} > 0 and {{ answers }} = {{ members }} and {{ is_alike }})
        ),
        true
    )
{%- endmacro %}
