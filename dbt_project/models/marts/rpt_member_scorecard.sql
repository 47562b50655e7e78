with

levels as (

    select * from {{ ref('rpt_member_levels_by_principle') }}

    where principle_id = 'ALL'

),

reached as (

    select * from {{ ref('int_members_reached_by_session') }}

),

intake as (

    select * from {{ ref('int_member_intake_by_session') }}

),

joined as (

    select

        ---------- keys
        levels.as_of_session_id,
        levels.session_sort,
        levels.previous_session_id,
        levels.member_id,
        levels.region_id,

        ---------- labels
        levels.member_name_en,
        levels.member_name_fr,
        levels.region_code_en,
        levels.region_code_fr,
        levels.region_name_en,
        levels.region_name_fr,

        ---------- measures: levels
        levels.mean_level,
        levels.region_mean_level,
        levels.world_mean_level,
        levels.mean_level_change,
        levels.answered_standard_count,
        levels.implemented_standard_count,
        levels.region_reporting_member_count,
        levels.world_reporting_member_count,

        ---------- measures: activities
        coalesce(reached.activity_count, 0) as activity_count,
        coalesce(reached.total_activity_count, 0) as total_activity_count,

        ---------- measures: data quality
        coalesce(intake.kpi_answer_count, 0) as kpi_answer_count,
        coalesce(intake.submission_count, 0) as submission_count,
        coalesce(intake.late_submission_count, 0) as late_submission_count,
        coalesce(intake.withdrawn_submission_count, 0) as withdrawn_submission_count,
        cast(coalesce(intake.held_row_count, 0) as bigint) as held_row_count,
        cast(coalesce(intake.problem_count, 0) as bigint) as problem_count,

        ---------- booleans
        levels.is_counted_member,
        levels.is_reporting_member,
        levels.is_stale,
        levels.is_sample
        or coalesce(intake.is_sample, false)
        or coalesce(reached.is_sample, false) as is_sample,
        coalesce(intake.may_be_named, false) as may_be_named,

        ---------- dates
        intake.last_received_on

    from levels

    left join reached
        on
            levels.as_of_session_id = reached.session_id
            and levels.member_id = reached.member_id

    left join intake
        on
            levels.as_of_session_id = intake.session_id
            and levels.member_id = intake.member_id

)

select * from joined
