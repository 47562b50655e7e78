-- Members that a session knew to have submitted proposals or comments, by region and in
-- the world. The European Union counts with Europe, as the paper counts it.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

submitters as (

    select
        *,
        unnest([region_id, 'WORLD']) as shown_region_id

    from {{ ref('fct_submitters_by_session') }}

    where kind = 'member'

),

final as (

    select

        ---------- keys
        sessions.session_id as as_of_session_id,
        cast(sessions.session_sort as integer) as session_sort,
        regions.region_id,

        ---------- labels
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,

        ---------- measures
        count(submitters.submitter_id) as submitter_count

    from sessions

    cross join regions

    left join submitters
        on
            sessions.session_id = submitters.as_of_session_id
            and regions.region_id = submitters.shown_region_id

    group by
        sessions.session_id,
        sessions.session_sort,
        regions.region_id,
        regions.short_name_en,
        regions.short_name_fr

)

select * from final
