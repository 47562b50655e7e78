-- The European Union has rows of its own beside the region it works with, and is in
-- none of the means.
with

members as (

    select * from {{ ref('int_members_and_union_by_session') }}

),

levels as (

    select * from {{ ref('int_member_levels_by_principle') }}

),

regions as (

    select * from {{ ref('int_region_levels_by_principle') }}

),

world as (

    select * from regions
    where region_id = 'WORLD'

),

-- A Member's figure may be published only if each answer behind it may be named.
joined as (

    select
        members.session_id,
        members.session_sort,
        members.previous_session_id,
        members.member_id,
        members.member_name_en,
        members.member_name_fr,
        members.region_id,
        regions.region_code_en,
        regions.region_code_fr,
        regions.region_name_en,
        regions.region_name_fr,
        regions.principle_id,
        regions.principle_no,
        regions.principle_name_en,
        regions.principle_name_fr,
        levels.mean_level,
        coalesce(levels.answered_standard_count, 0) as answered_standard_count,
        coalesce(levels.implemented_standard_count, 0) as implemented_standard_count,
        case when regions.is_publishable then regions.mean_level end
            as region_mean_level,
        case when world.is_publishable then world.mean_level end as world_mean_level,
        regions.reporting_member_count as region_reporting_member_count,
        world.reporting_member_count as world_reporting_member_count,
        members.is_counted_member,
        levels.member_id is not null as is_reporting_member,
        coalesce(levels.is_stale, false) as is_stale,
        coalesce(levels.is_sample, false) as is_sample,
        coalesce(levels.may_be_named, false) as may_be_named

    from members

    inner join regions
        on
            members.session_id = regions.session_id
            and members.region_id = regions.region_id

    inner join world
        on
            members.session_id = world.session_id
            and regions.principle_id = world.principle_id

    left join levels
        on
            members.session_id = levels.session_id
            and members.member_id = levels.member_id
            and regions.principle_id = levels.principle_id

),

final as (

    select

        ---------- keys
        joined.session_id as as_of_session_id,
        cast(joined.session_sort as integer) as session_sort,
        joined.previous_session_id,
        joined.member_id,
        joined.region_id,
        joined.principle_id,

        ---------- labels
        joined.member_name_en,
        joined.member_name_fr,
        joined.region_code_en,
        joined.region_code_fr,
        joined.region_name_en,
        joined.region_name_fr,
        cast(joined.principle_no as integer) as principle_no,
        joined.principle_name_en,
        joined.principle_name_fr,

        ---------- measures
        joined.mean_level,
        joined.region_mean_level,
        joined.world_mean_level,
        -- A change must not give away an earlier answer that may not be named.
        case
            when previous_rows.may_be_named or not joined.may_be_named
                then joined.mean_level - previous_rows.mean_level
        end as mean_level_change,
        joined.answered_standard_count,
        joined.implemented_standard_count,
        joined.region_reporting_member_count,
        joined.world_reporting_member_count,

        ---------- booleans
        joined.is_counted_member,
        joined.is_reporting_member,
        joined.is_stale,
        joined.is_sample,
        joined.may_be_named

    from joined

    left join joined as previous_rows
        on
            joined.previous_session_id = previous_rows.session_id
            and joined.member_id = previous_rows.member_id
            and joined.principle_id = previous_rows.principle_id

)

select * from final
