-- What each Member, and the European Union, stands at by principle and over all the
-- standards it answered, at each session.
with

chosen as (

    select * from {{ ref('int_levels_chosen_by_session') }}
    where is_reporting

),

members as (

    select * from {{ ref('int_members_and_union_by_session') }}

),

standards as (

    select
        standard_id,
        principle_id,
        count(*) over (partition by principle_id) as principle_standard_count,
        count(*) over () as all_standard_count

    from {{ ref('standards') }}

),

joined as (

    select
        chosen.session_id,
        members.region_id,
        chosen.member_id,
        members.is_counted_member,
        unnest([standards.principle_id, 'ALL']) as principle_id,
        unnest([standards.principle_standard_count, standards.all_standard_count])
            as standard_count,
        chosen.level,
        chosen.is_implemented,
        chosen.is_stale,
        chosen.is_sample,
        chosen.may_be_named

    from chosen

    inner join members
        on
            chosen.session_id = members.session_id
            and chosen.member_id = members.member_id

    inner join standards
        on chosen.standard_id = standards.standard_id

),

by_principle as (

    select
        session_id,
        region_id,
        member_id,
        is_counted_member,
        principle_id,
        standard_count,
        count(*) as answered_standard_count,
        count(*) filter (where is_implemented) as implemented_standard_count,
        count(*) filter (where is_implemented) = standard_count as is_implemented,
        avg(level) as mean_level,
        bool_and(is_stale) as is_stale,
        bool_or(is_sample) as is_sample,
        bool_and(may_be_named) as may_be_named

    from joined

    group by
        session_id,
        region_id,
        member_id,
        is_counted_member,
        principle_id,
        standard_count

)

select * from by_principle
