-- Capacity building by session and region (and the world), a row for each. An activity
-- for several regions counts in each of them and once in the world; a Member reached
-- counts in its own region, wherever the activity took place.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

member_counts as (

    select * from {{ ref('int_member_counts_by_region') }}

),

activities as (

    select * from {{ ref('int_activities_begun_by_region') }}

),

members_reached as (

    select
        *,
        unnest([region_id, 'WORLD']) as shown_region_id

    from {{ ref('int_members_reached_by_session') }}

    where is_counted_member

),

activities_counted as (

    select
        session_id,
        region_id,
        {% for prefix, condition in [('', 'is_in_review'), ('total_', 'true')] -%}
            count(*) filter (where {{ condition }}) as {{ prefix }}activity_count,
            count(*) filter (where {{ condition }} and is_shared)
                as {{ prefix }}shared_activity_count,
            sum(participant_count) filter (where {{ condition }})
                as {{ prefix }}participant_count,
            count(*) filter (where {{ condition }} and participant_count is null)
                as {{ prefix }}participants_unknown_activity_count,
            sum(stated_member_count) filter (where {{ condition }})
                as {{ prefix }}stated_member_count,
        {% endfor -%}
        count(*) filter (where is_unplaced) as total_unplaced_activity_count,
        count(*) filter (where is_sample) as sample_activity_count

    from activities

    group by session_id, region_id

),

members_counted as (

    select
        session_id,
        shown_region_id,
        count(*) filter (where activity_count > 0) as member_reached_count,
        count(*) as total_member_reached_count

    from members_reached

    group by session_id, shown_region_id

),

joined as (

    select
        sessions.session_id,
        sessions.session_sort,
        sessions.previous_session_id,
        sessions.cut_off_date,
        regions.region_id,
        regions.code_en as region_code_en,
        regions.code_fr as region_code_fr,
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,
        coalesce(member_counts.member_count, 0) as member_count,
        {% for column in [
            'activity_count',
            'shared_activity_count',
            'participant_count',
            'participants_unknown_activity_count',
            'stated_member_count',
        ] -%}
            coalesce(activities_counted.{{ column }}, 0) as {{ column }},
            coalesce(activities_counted.total_{{ column }}, 0) as total_{{ column }},
        {% endfor -%}
        coalesce(activities_counted.total_unplaced_activity_count, 0)
            as total_unplaced_activity_count,
        coalesce(activities_counted.sample_activity_count, 0) as sample_activity_count,
        coalesce(members_counted.member_reached_count, 0) as member_reached_count,
        coalesce(members_counted.total_member_reached_count, 0)
            as total_member_reached_count

    from sessions

    cross join regions

    left join member_counts
        on
            sessions.session_id = member_counts.session_id
            and regions.region_id = member_counts.region_id

    left join activities_counted
        on
            sessions.session_id = activities_counted.session_id
            and regions.region_id = activities_counted.region_id

    left join members_counted
        on
            sessions.session_id = members_counted.session_id
            and regions.region_id = members_counted.shown_region_id

)

select * from joined
