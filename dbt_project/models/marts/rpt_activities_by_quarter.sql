-- Where support crowds: activities of one type, for one region, begun in one quarter.
-- Sources do not say what an activity was about beyond its type.
with

activities as (

    select
        *,
        unnest(list_distinct(string_split(replace(region_ids, ' ', ''), ';')))
            as region_id

    from {{ ref('int_activity_statements_known_by_session') }}

    where
        is_preferred
        and latest_start_date <= cut_off_date
        and type_as_typed is not null
        -- One known by its year alone stands in no quarter.
        and date_trunc('quarter', start_date)
        = date_trunc('quarter', latest_start_date)

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

codes as (

    select
        *,
        replace(strip_accents(lower(code)), '_', ' ') as folded_code,
        replace(strip_accents(lower(name_en)), '-', ' ') as folded_name_en,
        replace(strip_accents(lower(name_fr)), '-', ' ') as folded_name_fr

    from {{ ref('codes') }}

    where code_list = 'activity_type'

),

typed as (

    select
        activities.session_id,
        activities.session_sort,
        activities.region_id,
        activities.activity_id,
        activities.donor,
        activities.is_sample,
        date_trunc('quarter', activities.start_date) as quarter_start_date,
        coalesce(codes.code, activities.type_as_typed) as type,
        coalesce(codes.name_en, activities.type_as_typed) as type_label_en,
        coalesce(codes.name_fr, activities.type_as_typed) as type_label_fr

    from activities

    left join codes
        on
            replace(strip_accents(lower(activities.type_as_typed)), '-', ' ')
            in (codes.folded_code, codes.folded_name_en, codes.folded_name_fr)

),

final as (

    select

        ---------- keys
        typed.session_id as as_of_session_id,
        cast(typed.session_sort as integer) as session_sort,
        typed.region_id,
        cast(typed.quarter_start_date as date) as quarter_start_date,
        typed.type,
        string_agg(typed.activity_id, ';' order by typed.activity_id) as activity_ids,

        ---------- labels
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,
        any_value(typed.type_label_en) as type_label_en,
        any_value(typed.type_label_fr) as type_label_fr,
        string_agg(distinct typed.donor, '; ' order by typed.donor) as donors,

        ---------- measures
        count(*) as activity_count,
        count(distinct typed.donor) as donor_count,

        ---------- booleans
        count(*) > 1 as is_crowded,
        bool_or(typed.is_sample) as is_sample

    from typed

    -- An activity for the whole world crowds no region.
    inner join regions
        on typed.region_id = regions.region_id

    group by
        typed.session_id,
        typed.session_sort,
        typed.region_id,
        typed.quarter_start_date,
        typed.type,
        regions.short_name_en,
        regions.short_name_fr

)

select * from final
