-- Members' notes on their own figures, as each session knew them: approved by its
-- cut-off and not withdrawn by then. A note on an answer behind which a newer one
-- stands is on no figure any more; one answer that may not be named keeps the whole
-- note unpublished.
with

notes as (

    select * from {{ ref('member_notes') }}

),

known as (

    {{ known_by_session('notes', 'approved_on') }}

),

answers as (

    select
        session_id,
        source,
        member_id,
        item_id,
        period_start_date,
        period_end_date,
        is_sample,
        may_be_named or is_external as may_be_named

    from {{ ref('int_answers_known_by_session') }}

    where member_id in (select notes.member_id from notes)

),

-- A note on the mean level is a note on all answers behind it.
answers_and_all as (

    select * from answers

    union all

    select * replace ('ALL' as item_id) from answers

    where source = 'implementation'

),

answered as (

    select
        session_id,
        source,
        member_id,
        item_id,
        {{ period_code('period_start_date', 'period_end_date') }} as period,
        max(period_end_date) as period_end_date,
        bool_and(may_be_named) as may_be_named,
        bool_or(is_sample) as is_sample

    from answers_and_all

    group by all

),

answered_in_order as (

    select
        *,
        period_end_date = max(period_end_date) over (
            partition by session_id, source, member_id, item_id
        ) as is_latest_period

    from answered

),

final as (

    select

        ---------- keys
        known.session_id as as_of_session_id,
        known.note_id,
        known.member_id,
        standards.principle_id,
        case when known.source = 'implementation' then known.item_id end
            as standard_id,
        case when known.source = 'kpis' then known.item_id end as kpi_id,

        ---------- labels
        members.name_en as member_name_en,
        members.name_fr as member_name_fr,
        known.source,
        known.period,
        known.text_en as note_en,
        known.text_fr as note_fr,

        ---------- booleans
        coalesce(answered_in_order.is_latest_period, false) as is_latest_period,
        coalesce(answered_in_order.is_sample, false) as is_sample,
        coalesce(answered_in_order.may_be_named, false) as may_be_named,

        ---------- dates
        answered_in_order.period_end_date

    from known

    inner join {{ ref('members') }} as members
        on known.member_id = members.member_id

    left join answered_in_order
        on
            known.session_id = answered_in_order.session_id
            and known.source = answered_in_order.source
            and known.member_id = answered_in_order.member_id
            and known.item_id = answered_in_order.item_id
            and known.period = answered_in_order.period

    left join {{ ref('standards') }} as standards
        on known.source = 'implementation' and known.item_id = standards.standard_id

)

select * from final
