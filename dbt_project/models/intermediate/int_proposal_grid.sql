-- Every reporting session, origin and outcome; the outcome null stands for the items
-- without one, which are the open stock.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

codes as (

    select * from {{ ref('codes') }}

),

origins as (

    select
        code as origin,
        name_en as origin_label_en,
        name_fr as origin_label_fr,
        sort_no as origin_sort

    from codes

    where code_list = 'origin' and code = {{ balance_origin('code') }}

    union all

    select
        null as origin,
        'Origin not stated' as origin_label_en,
        'Origine non indiquée' as origin_label_fr,
        99 as origin_sort

),

outcomes as (

    select
        code as outcome,
        name_en as outcome_label_en,
        name_fr as outcome_label_fr,
        sort_no as outcome_sort

    from codes

    where code_list = 'outcome'

    union all

    select
        null as outcome,
        'No outcome stated' as outcome_label_en,
        'Aucun résultat indiqué' as outcome_label_fr,
        99 as outcome_sort

)

select
    sessions.session_id,
    sessions.session_sort,
    sessions.previous_session_id,
    origins.*,
    outcomes.*

from sessions

cross join origins

cross join outcomes
