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

    from {{ ref('int_proposal_items_latest') }}

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
        items.proposal_no,
        items.known_date,
        themes.principle_id

    from items

    inner join themes
        on items.folded_theme = themes.folded_theme

),

stated as (

    select min(known_date) as first_stated_date from items

),

counted as (

    select
        sessions.session_id,
        principles.principle_id,
        case
            when any_value(stated.first_stated_date <= sessions.cut_off_date)
                then
                    count(named.proposal_no)
                    filter (where named.known_date <= sessions.cut_off_date)
        end as proposal_count

    from sessions

    cross join principles

    cross join stated

    left join named
        on principles.principle_id = named.principle_id

    group by sessions.session_id, principles.principle_id

)

select * from counted
