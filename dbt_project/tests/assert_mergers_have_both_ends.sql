-- A returned row is an item merged into one that does not say so, at the same session.
with

dispositions as (

    select * from {{ ref('rpt_proposal_dispositions') }}

),

merged as (

    select * from dispositions

    where merged_into_no is not null

)

select
    merged.as_of_session_id,
    merged.proposal_no,
    merged.merged_into_no

from merged

left join dispositions
    on
        merged.as_of_session_id = dispositions.as_of_session_id
        and merged.merged_into_no = dispositions.proposal_no
        and list_contains(
            string_split(dispositions.absorbed_nos, ';'),
            cast(merged.proposal_no as varchar)
        )

where dispositions.proposal_no is null
