-- A returned row is a file of which two readings count at once. Read again, the same
-- bytes are a new submission, and the former one is withdrawn.
with

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

)

select submissions.sha256

from submissions

where submissions.withdrawn_on is null

group by submissions.sha256

having count(*) > 1
