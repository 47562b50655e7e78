-- From a figure to the cells it was made of: what part each answer had in a session's
-- figures. An answer received after the cut-off, or withdrawn by then, had none.
with

answers as (

    select * from {{ ref('int_answers_known_by_session') }}

),

chosen as (

    select
        session_id,
        answer_id

    from {{ ref('int_levels_chosen_by_session') }}

),

members as (

    select * from {{ ref('int_members_by_session') }}

),

final as (

    select

        ---------- keys
        answers.session_id as as_of_session_id,
        answers.answer_id,
        answers.replaced_answer_id,
        answers.member_id,
        members.region_id,
        answers.item_id,

        ---------- labels
        answers.source,
        case
            when not answers.is_current then 'superseded'
            when answers.source = 'implementation' and chosen.answer_id is null
                then 'earlier_period'
            when answers.answer_status <> 'reported' or answers.value is null
                then 'no_value'
            when members.member_id is null then 'not_counted'
            else 'counted'
        end as cell_role,

        ---------- booleans
        answers.is_sample,
        answers.may_be_named or answers.is_external as may_be_named,
        coalesce(answers.may_replaced_be_named, false) as may_replaced_be_named,

        ---------- dates
        answers.period_start_date,
        answers.period_end_date

    from answers

    left join chosen
        on
            answers.session_id = chosen.session_id
            and answers.answer_id = chosen.answer_id

    left join members
        on
            answers.session_id = members.session_id
            and answers.member_id = members.member_id

)

select * from final
