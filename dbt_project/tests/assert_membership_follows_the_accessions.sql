-- A returned row is a day on which the Members' seed does not give the known count.
with

members as (

    select * from {{ ref('members') }}
    where is_counted_member

),

known (known_on, member_count) as (

    values
    (date '2022-07-01', 184),
    (date '2023-01-26', 185),
    (date '2024-02-02', 186),
    (date '2025-09-17', 187)

),

counted as (

    select
        known.known_on,
        known.member_count,
        count(members.member_id) as seed_member_count

    from known

    left join members
        on known.known_on >= members.accession_date

    group by known.known_on, known.member_count

)

select * from counted

where member_count <> seed_member_count
