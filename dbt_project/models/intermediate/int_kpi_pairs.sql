-- A Member's answer on a KPI at a session and at the session before, each on the period
-- by which the KPI was known there. Revised is the answer before as it reads now.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

members as (

    select * from {{ ref('int_members_by_session') }}

),

periods as (

    select * from {{ ref('int_kpi_bridge_periods') }}

),

kpis as (

    select
        kpi_id,
        aggregation_rule

    from {{ ref('int_kpis_with_external') }}

),

-- Only what counts in the figure by the KPI's rule.
answers as (

    select
        answers.session_id,
        answers.member_id,
        answers.item_id as kpi_id,
        answers.period_start_date,
        answers.period_end_date,
        answers.is_sample,
        answers.may_be_named or answers.is_external as may_be_named,
        struct_pack(
            value := answers.value,
            numerator := answers.numerator,
            denominator := answers.denominator
        ) as answer

    from {{ ref('int_answers_known_by_session') }} as answers

    inner join kpis
        on answers.item_id = kpis.kpi_id

    where
        answers.source = 'kpis'
        and answers.is_current
        and answers.answer_status = 'reported'
        and answers.value is not null
        and (
            kpis.aggregation_rule <> 'ratio_of_sums'
            or (answers.numerator is not null and answers.denominator is not null)
        )

),

-- Three answers count: then on the period of then, now on that same period, now on the
-- period of now.
told as (

    {% for name, said, known in [
        ('before_answer', 'previous_session_id', 'previous_session_id'),
        ('again_answer', 'session_id', 'previous_session_id'),
        ('after_answer', 'session_id', 'session_id'),
    ] -%}
        select
            sessions.session_id,
            answers.member_id,
            answers.kpi_id,
            '{{ name }}' as what,
            answers.answer,
            answers.is_sample,
            answers.may_be_named

        from sessions

        inner join periods
            on sessions.{{ known }} = periods.session_id

        inner join answers
            on
                sessions.{{ said }} = answers.session_id
                and periods.kpi_id = answers.kpi_id
                and periods.period_start_date = answers.period_start_date
                and periods.period_end_date = answers.period_end_date

        inner join members
            on
                sessions.{{ said }} = members.session_id
                and answers.member_id = members.member_id
        {% if not loop.last %}
            union all
        {% endif %}
    {%- endfor %}

),

paired as (

    select
        session_id,
        member_id,
        kpi_id,
        any_value(answer) filter (where what = 'before_answer') as before_answer,
        any_value(answer) filter (where what = 'again_answer') as again_answer,
        any_value(answer) filter (where what = 'after_answer') as after_answer,
        bool_or(is_sample) as is_sample,
        bool_and(may_be_named) as may_be_named

    from told

    group by session_id, member_id, kpi_id

)

select
    paired.session_id,
    paired.member_id,
    members.region_id,
    paired.kpi_id,
    paired.before_answer,
    case
        when paired.before_answer is null then null
        when paired.after_answer is null then paired.before_answer
        else coalesce(paired.again_answer, paired.before_answer)
    end as revised_answer,
    paired.after_answer,
    previous_members.member_id is null as is_new_member,
    paired.is_sample,
    paired.may_be_named

from paired

inner join sessions
    on paired.session_id = sessions.session_id

inner join members
    on
        paired.session_id = members.session_id
        and paired.member_id = members.member_id

left join members as previous_members
    on
        sessions.previous_session_id = previous_members.session_id
        and paired.member_id = previous_members.member_id

where paired.before_answer is not null or paired.after_answer is not null
