-- Items of the review that name a principle or one of its standards as their theme, by
-- session. Null, not zero, as long as no item known by then states any theme.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

principles as (

    select * from {{ ref('principles') }}

),

standards as (

    select * from {{ ref('standards') }}

),

items as (

    select
        *,
        lower(trim(theme)) as folded_theme

    from {{ ref('int_proposal_items_known_by_session') }}

    where theme is not null

),

themes as (

    select
        principle_id,
        unnest([principle_id, lower(name_en), lower(name_fr)]) as folded_theme

    from principles

    union all

    select
        principle_id,
        unnest([standard_id, lower(name_en), lower(name_fr)]) as folded_theme

    from standards

),

-- A principle and its standard may share a name.
named as (

    select distinct
        items.as_of_session_id,
        items.proposal_no,
        themes.principle_id

    from items

    inner join themes
        on items.folded_theme = themes.folded_theme

),

stated as (

    select distinct as_of_session_id from items

),

counted as (

    select
        sessions.session_id,
        principles.principle_id,
        case
            when any_value(stated.as_of_session_id) is not null
                then count(named.proposal_no)
        end as proposal_count

    from sessions

    cross join principles

    left join stated
        on sessions.session_id = stated.as_of_session_id

    left join named
        on
            sessions.session_id = named.as_of_session_id
            and principles.principle_id = named.principle_id

    group by sessions.session_id, principles.principle_id

)

select * from counted
