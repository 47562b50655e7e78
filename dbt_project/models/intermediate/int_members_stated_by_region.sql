-- Members that took part by a source's own count, at least: the largest that one
-- activity of the review period had from a region (and the world). Several activities
-- may have had the same Members, so that their counts do not add up. Of an activity for
-- one region those named from elsewhere are taken off; how one for several divides
-- among them is not known.
with

activities as (

    select * from {{ ref('int_activity_statements_known_by_session') }}

    where
        is_preferred
        and stated_member_count is not null
        and start_date >= {{ review_start_date() }}
        and latest_start_date <= cut_off_date

),

members as (

    select * from {{ ref('int_members_by_session') }}

),

named as (

    select
        session_id,
        activity_id,
        unnest(string_split(member_ids, ';')) as named_member_id

    from activities

),

named_by_region as (

    select
        named.session_id,
        named.activity_id,
        members.region_id,
        count(distinct members.member_id) as named_member_count

    from named

    inner join members
        on
            named.session_id = members.session_id
            and trim(named.named_member_id) = members.member_id

    group by named.session_id, named.activity_id, members.region_id

),

of_one_region as (

    select
        activities.session_id,
        activities.region_ids as region_id,
        activities.activity_id,
        activities.stated_member_count
        - coalesce(sum(named_by_region.named_member_count), 0) as stated_member_count

    from activities

    left join named_by_region
        on
            activities.session_id = named_by_region.session_id
            and activities.activity_id = named_by_region.activity_id
            and activities.region_ids <> named_by_region.region_id

    where activities.region_ids <> 'GLOBAL' and not contains(activities.region_ids, ';')

    group by
        activities.session_id,
        activities.region_ids,
        activities.activity_id,
        activities.stated_member_count

),

together as (

    select
        session_id,
        region_id,
        stated_member_count

    from of_one_region

    union all

    select
        session_id,
        'WORLD' as region_id,
        stated_member_count

    from activities

)

select
    session_id,
    region_id,
    max(stated_member_count) as largest_stated_member_count

from together

group by session_id, region_id
