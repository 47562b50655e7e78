with

grid as (

    select * from {{ ref('int_activity_grid') }}

),

at_least as (

    select * from {{ ref('int_members_reached_at_least') }}

),

with_change as (

    select
        grid.*,
        at_least.least_member_reached_count,
        grid.activity_count - previous_rows.activity_count as activity_count_change,
        grid.member_reached_count - previous_rows.member_reached_count
            as member_reached_count_change

    from grid

    inner join at_least
        on
            grid.session_id = at_least.session_id
            and grid.region_id = at_least.region_id

    left join grid as previous_rows
        on
            grid.previous_session_id = previous_rows.session_id
            and grid.region_id = previous_rows.region_id

),

final as (

    select

        ---------- keys
        session_id as as_of_session_id,
        cast(session_sort as integer) as session_sort,
        previous_session_id,
        region_id,

        ---------- labels
        region_code_en,
        region_code_fr,
        region_name_en,
        region_name_fr,

        ---------- measures
        member_count,
        activity_count,
        shared_activity_count,
        cast(participant_count as bigint) as participant_count,
        participants_unknown_activity_count,
        member_reached_count,
        cast(stated_member_count as bigint) as stated_member_count,
        member_reached_count / nullif(member_count, 0) as member_reached_share,
        least_member_reached_count,
        total_activity_count,
        total_shared_activity_count,
        total_unplaced_activity_count,
        cast(total_participant_count as bigint) as total_participant_count,
        total_participants_unknown_activity_count,
        total_member_reached_count,
        cast(total_stated_member_count as bigint) as total_stated_member_count,
        total_member_reached_count / nullif(member_count, 0)
            as total_member_reached_share,
        activity_count_change,
        member_reached_count_change,
        sample_activity_count,

        ---------- booleans
        sample_activity_count > 0 as is_sample,

        ---------- dates
        {{ review_start_date() }} as period_start_date,
        cut_off_date as period_end_date

    from with_change

)

select * from final
