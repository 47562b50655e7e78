-- Who was a Member on the day of each session; the European Union stands beside them
-- from its own day on, and is never counted.
with

members as (

    select * from {{ ref('int_members_and_union_by_session') }}

),

regions as (

    select * from {{ ref('regions') }}

),

final as (

    select

        ---------- keys
        members.session_id as as_of_session_id,
        members.member_id,
        members.region_id,

        ---------- labels
        members.member_name_en,
        members.member_name_fr,
        regions.code_en as region_code_en,
        regions.code_fr as region_code_fr,
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,

        ---------- booleans
        members.is_counted_member

    from members

    left join regions
        on members.region_id = regions.region_id

)

select * from final
