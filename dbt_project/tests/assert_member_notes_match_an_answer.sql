-- A returned row is a Member's note on a figure for which there is no answer: its
-- Member, standard or KPI, or period is wrong.
with

notes as (

    select * from {{ ref('dim_member_notes') }}

),

levels as (

    select
        member_id,
        {{ period_code('period_start_date', 'period_end_date') }} as period,
        unnest([standard_id, 'ALL']) as item_id

    from {{ ref('fct_implementation_levels') }}

),

kpi_values as (

    select
        member_id,
        period,
        kpi_id as item_id

    from {{ ref('fct_kpi_values') }}

),

answered as (

    select
        member_id,
        period,
        item_id

    from levels

    union

    select
        member_id,
        period,
        item_id

    from kpi_values

)

select
    notes.note_id,
    notes.member_id,
    notes.period

from notes

left join answered
    on
        notes.member_id = answered.member_id
        and notes.period = answered.period
        and coalesce(notes.standard_id, notes.kpi_id) = answered.item_id

where answered.member_id is null
