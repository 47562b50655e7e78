-- The register says one thing of an item at a time: the latest row known of it.
with

items as (

    select * from {{ ref('stg_proposals__items') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

in_force as (

    select
        items.*,
        submissions.received_on

    from items

    inner join submissions
        on items.submission_id = submissions.submission_id

    where submissions.withdrawn_on is null

),

latest as (

    select * from in_force

    qualify row_number() over (
        partition by proposal_no
        order by received_on desc, submission_id desc, row_number desc
    ) = 1

)

select * from latest
