-- Items that the register names without a row of their own: in an event, or as the item
-- that another was merged into. All that is known of them is their number.
with

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}
    where withdrawn_on is null

),

items as (

    select * from {{ ref('int_proposal_items_latest') }}

),

mentions as (

    select
        proposal_no,
        evidence,
        document,
        paragraph,
        submission_id,
        sheet,
        row_number,
        cell,
        is_sample,
        known_date

    from {{ ref('stg_proposals__events') }}

    union all

    select
        merged_into_no as proposal_no,
        evidence,
        document,
        paragraph,
        submission_id,
        sheet,
        row_number,
        cell,
        is_sample,
        known_date

    from {{ ref('stg_proposals__events') }}

    union all

    select
        merged_into_no as proposal_no,
        evidence,
        document,
        paragraph,
        submission_id,
        sheet,
        row_number,
        cell,
        is_sample,
        known_date

    from items

),

in_force as (

    select mentions.*

    from mentions

    inner join submissions
        on mentions.submission_id = submissions.submission_id

    left join items
        on mentions.proposal_no = items.proposal_no

    where mentions.proposal_no is not null and items.proposal_no is null

),

first_mentions as (

    select * from in_force

    qualify row_number() over (
        partition by proposal_no
        order by known_date, submission_id, row_number
    ) = 1

)

select * from first_mentions
