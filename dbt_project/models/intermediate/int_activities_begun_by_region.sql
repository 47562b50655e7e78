-- Activities that a session knew and that had begun by its cut-off, in each region they
-- were for and once in the world; one for the whole world is in no region.
with

activities as (

    select * from {{ ref('int_activity_statements_known_by_session') }}

    where is_preferred and coalesce(latest_start_date <= cut_off_date, true)

),

by_region as (

    select
        session_id,
        session_sort,
        activity_id,
        participant_count,
        stated_member_count,
        start_date,
        start_date_precision,
        is_sample,
        unnest(
            list_distinct(
                list_append(
                    list_transform(
                        string_split(coalesce(region_ids, 'GLOBAL'), ';'),
                        lambda region: replace(trim(region), 'GLOBAL', 'WORLD')
                    ),
                    'WORLD'
                )
            )
        ) as region_id,
        contains(region_ids, ';') as is_shared,
        coalesce(start_date >= {{ review_start_date() }}, false) as is_in_review,
        -- Known as 2022 alone: before the review or in it, nobody can tell.
        start_date is null
        or (
            start_date < {{ review_start_date() }}
            and latest_start_date >= {{ review_start_date() }}
        ) as is_unplaced

    from activities

)

select * from by_region
