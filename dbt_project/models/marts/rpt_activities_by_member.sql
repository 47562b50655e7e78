-- In how many activities, known by a session and begun by its cut-off, a source names
-- each Member as taking part: a lower bound.
with

members as (

    select * from {{ ref('int_members_and_union_by_session') }}

    where is_counted_member

),

reached as (

    select * from {{ ref('int_members_reached_by_session') }}

),

final as (

    select

        ---------- keys
        members.session_id as as_of_session_id,
        cast(members.session_sort as integer) as session_sort,
        members.member_id,
        members.region_id,

        ---------- labels
        members.member_name_en,
        members.member_name_fr,

        ---------- measures
        coalesce(reached.activity_count, 0) as activity_count,
        coalesce(reached.total_activity_count, 0) as total_activity_count,

        ---------- booleans
        coalesce(reached.is_sample, false) as is_sample

    from members

    left join reached
        on
            members.session_id = reached.session_id
            and members.member_id = reached.member_id

)

select * from final
