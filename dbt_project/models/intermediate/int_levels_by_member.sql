-- What each Member stands at, by standard and over all of them, at each session.
with

members as (

    select * from {{ ref('int_members_by_session') }}

),

chosen as (

    select * from {{ ref('int_levels_chosen_by_session') }}

),

standards as (

    select count(*) as standard_count from {{ ref('standards') }}

),

members_by_standard as (

    select
        members.session_id,
        members.region_id,
        members.member_id,
        chosen.standard_id,
        chosen.level as mean_level,
        chosen.is_implemented,
        chosen.is_stale,
        chosen.is_sample

    from members

    inner join chosen
        on
            members.session_id = chosen.session_id
            and members.member_id = chosen.member_id

    where chosen.is_reporting

),

members_over_all as (

    select
        members_by_standard.session_id,
        members_by_standard.region_id,
        members_by_standard.member_id,
        'ALL' as standard_id,
        avg(members_by_standard.mean_level) as mean_level,
        count(*) filter (where members_by_standard.is_implemented)
        = any_value(standards.standard_count) as is_implemented,
        bool_and(members_by_standard.is_stale) as is_stale,
        bool_or(members_by_standard.is_sample) as is_sample

    from members_by_standard

    cross join standards

    group by
        members_by_standard.session_id,
        members_by_standard.region_id,
        members_by_standard.member_id

)

select * from members_by_standard

union all by name

select * from members_over_all
