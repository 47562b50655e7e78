-- Items that the register, as a session knew it, names without a row of their own: in
-- an event, or as the item that another was merged into. All that is known of them is
-- their number.
with

events as (

    select * from {{ ref('int_proposal_events_known_by_session') }}

),

items as (

    select * from {{ ref('int_proposal_items_known_by_session') }}

),

mentions as (

    {% for rows, number in [
        ('events', 'proposal_no'),
        ('events', 'merged_into_no'),
        ('items', 'merged_into_no'),
    ] -%}
        select
            as_of_session_id,
            {{ number }} as proposal_no,
            evidence,
            document,
            paragraph,
            submission_id,
            sheet,
            row_number,
            cell,
            is_sample,
            known_date

        from {{ rows }}

        {{ "union all" if not loop.last }}

    {% endfor -%}

),

without_a_row as (

    select mentions.*

    from mentions

    left join items
        on
            mentions.as_of_session_id = items.as_of_session_id
            and mentions.proposal_no = items.proposal_no

    where mentions.proposal_no is not null and items.proposal_no is null

),

first_mentions as (

    select * from without_a_row

    qualify row_number() over (
        partition by as_of_session_id, proposal_no
        order by known_date, submission_id, row_number
    ) = 1

)

select * from first_mentions
