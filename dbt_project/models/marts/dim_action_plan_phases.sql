with

action_plan_phases as (

    select * from {{ ref('action_plan_phases') }}

)

select * from action_plan_phases
