-- A returned row is a recorded correction that matches no answer: it was sent anew, or
-- the text or the key of the correction is wrong.
with

corrections as (

    select * from {{ ref('corrections') }}

),

levels as (

    select * from {{ ref('int_levels_with_submissions') }}

),

kpi_values as (

    select * from {{ ref('int_kpi_values_with_successors') }}

),

applied as (

    select correction_id from levels

    union all

    select correction_id from kpi_values

)

select
    corrections.correction_id,
    corrections.text_as_typed

from corrections

left join applied
    on corrections.correction_id = applied.correction_id

where applied.correction_id is null
