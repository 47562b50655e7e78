-- Activities by the month in which they began, as each session knew them: they add up
-- to all that the session's report counts. Of some the year alone is known.
with

activities as (

    select
        *,
        cast(year(start_date) as integer) as start_year,
        case
            when coalesce(start_date_precision, 'day') <> 'year'
                then cast(month(start_date) as integer)
        end as start_month

    from {{ ref('int_activities_begun_by_region') }}

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

final as (

    select

        ---------- keys
        activities.session_id as as_of_session_id,
        cast(activities.session_sort as integer) as session_sort,
        activities.region_id,
        activities.start_year,
        activities.start_month,
        string_agg(activities.activity_id, ';' order by activities.activity_id)
            as activity_ids,

        ---------- labels
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,

        ---------- measures
        count(*) as activity_count,

        ---------- booleans
        bool_or(activities.is_sample) as is_sample

    from activities

    inner join regions
        on activities.region_id = regions.region_id

    group by
        activities.session_id,
        activities.session_sort,
        activities.region_id,
        activities.start_year,
        activities.start_month,
        regions.short_name_en,
        regions.short_name_fr

)

select * from final
