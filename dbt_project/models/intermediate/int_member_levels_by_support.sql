-- Each counted Member: supported or not, its mean level, and its mean level at the
-- session two years before. Named only if every answer behind it may be named.
with

members as (

    select * from {{ ref('int_members_by_session') }}

),

supported as (

    select * from {{ ref('int_members_supported_by_session') }}

),

compared as (

    select * from {{ ref('int_sessions_compared') }}

),

levels as (

    select * from {{ ref('int_member_levels_by_principle') }}
    where principle_id = 'ALL'

),

joined as (

    select
        members.session_id,
        members.member_id,
        members.region_id,
        compared.before_session_id,
        supported.member_id is not null as is_supported,
        levels.mean_level,
        case when levels.member_id is not null then levels_before.mean_level end
            as mean_level_before,
        coalesce(levels.may_be_named, false) as may_be_named,
        coalesce(levels.may_be_named and levels_before.may_be_named, false)
            as may_change_be_named,
        coalesce(levels.is_sample, false) as is_sample

    from members

    inner join compared
        on members.session_id = compared.session_id

    left join supported
        on
            members.session_id = supported.session_id
            and members.member_id = supported.member_id

    left join levels
        on
            members.session_id = levels.session_id
            and members.member_id = levels.member_id

    left join levels as levels_before
        on
            compared.before_session_id = levels_before.session_id
            and members.member_id = levels_before.member_id

)

select * from joined
