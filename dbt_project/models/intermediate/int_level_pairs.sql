-- A Member's answer on a standard at a session and at the session before. Revised is
-- the answer before as it reads now: what was said since on the same period, or on an
-- earlier one after the later was taken back.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

members as (

    select * from {{ ref('int_members_by_session') }}

),

levels as (

    select * from {{ ref('int_levels_chosen_by_session') }}
    where is_reporting

),

answers as (

    select * from {{ ref('int_answers_known_by_session') }}
    where source = 'implementation' and is_current

),

items as (

    select distinct
        member_id,
        standard_id

    from levels

),

paired as (

    select
        sessions.session_id,
        members.member_id,
        members.region_id,
        coalesce(after_levels.standard_id, before_levels.standard_id) as standard_id,
        before_levels.level as before_answer,
        after_levels.level as after_answer,
        previous_members.member_id is null as is_new_member,
        before_levels.period_start_date,
        before_levels.period_end_date,
        after_levels.period_end_date > before_levels.period_end_date as is_later_period,
        coalesce(after_levels.is_sample or before_levels.is_sample, false)
        or coalesce(after_levels.is_sample, before_levels.is_sample) as is_sample,
        coalesce(after_levels.may_be_named, true)
        and coalesce(before_levels.may_be_named, true) as may_be_named

    from sessions

    inner join members
        on sessions.session_id = members.session_id

    left join members as previous_members
        on
            sessions.previous_session_id = previous_members.session_id
            and members.member_id = previous_members.member_id

    inner join items
        on members.member_id = items.member_id

    left join levels as after_levels
        on
            sessions.session_id = after_levels.session_id
            and items.member_id = after_levels.member_id
            and items.standard_id = after_levels.standard_id

    left join levels as before_levels
        on
            previous_members.session_id = before_levels.session_id
            and items.member_id = before_levels.member_id
            and items.standard_id = before_levels.standard_id

    where after_levels.level is not null or before_levels.level is not null

),

with_revised as (

    select
        paired.session_id,
        paired.member_id,
        paired.region_id,
        paired.standard_id,
        paired.before_answer,
        paired.after_answer,
        paired.is_new_member,
        paired.is_sample,
        paired.may_be_named and coalesce(answers.may_be_named, true) as may_be_named,
        case
            when paired.before_answer is null then null
            when paired.after_answer is null then paired.before_answer
            when paired.is_later_period
                then coalesce(cast(answers.value as smallint), paired.before_answer)
            else paired.after_answer
        end as revised_answer

    from paired

    left join answers
        on
            paired.session_id = answers.session_id
            and paired.member_id = answers.member_id
            and paired.standard_id = answers.item_id
            and paired.period_start_date = answers.period_start_date
            and paired.period_end_date = answers.period_end_date

)

select * from with_revised
