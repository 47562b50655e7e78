with

notes as (

    select * from {{ ref('member_notes') }}

),

levels as (

    select * from {{ ref('fct_implementation_levels') }}

),

kpi_values as (

    select * from {{ ref('fct_kpi_values') }}

),

standards as (

    select * from {{ ref('dim_standards') }}

),

answers as (

    select
        'implementation' as source,
        member_id,
        standard_id as item_id,
        {{ period_code('period_start_date', 'period_end_date') }} as period,
        period_end_date,
        is_sample,
        may_be_named

    from levels

    union all

    -- A note on the mean level is a note on all answers behind it.
    select
        'implementation' as source,
        member_id,
        'ALL' as item_id,
        {{ period_code('period_start_date', 'period_end_date') }} as period,
        period_end_date,
        is_sample,
        may_be_named

    from levels

    union all

    select
        'kpis' as source,
        member_id,
        kpi_id as item_id,
        period,
        period_end_date,
        is_sample,
        may_be_named or origin = 'external' as may_be_named

    from kpi_values

),

-- One answer on the figure that may not be named keeps the whole note unpublished.
answered as (

    select
        source,
        member_id,
        item_id,
        period,
        max(period_end_date) as period_end_date,
        bool_and(may_be_named) as may_be_named,
        bool_or(is_sample) as is_sample

    from answers

    group by
        source,
        member_id,
        item_id,
        period

),

joined as (

    select

        ---------- keys
        notes.note_id,
        notes.member_id,
        standards.principle_id,
        case when notes.source = 'implementation' then notes.item_id end
            as standard_id,
        case when notes.source = 'kpis' then notes.item_id end as kpi_id,

        ---------- labels
        notes.source,
        notes.period,
        notes.text_en as note_en,
        notes.text_fr as note_fr,
        notes.approved_by,

        ---------- booleans
        coalesce(answered.is_sample, false) as is_sample,
        coalesce(answered.may_be_named, false) as may_be_named,

        ---------- dates
        answered.period_end_date,
        notes.approved_on,
        notes.withdrawn_on

    from notes

    left join answered
        on
            notes.source = answered.source
            and notes.member_id = answered.member_id
            and notes.item_id = answered.item_id
            and notes.period = answered.period

    left join standards
        on
            notes.source = 'implementation'
            and notes.item_id = standards.standard_id

)

select * from joined
