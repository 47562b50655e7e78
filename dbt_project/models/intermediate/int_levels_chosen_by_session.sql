-- A Member's answer at a session: among those received by the cut-off and not
-- withdrawn by then, the latest period, then the latest received, then the last loaded.
-- A row by which the sender withdrew its answer on a period leaves the earlier periods;
-- an empty cell leaves the answer before it on the same period.
with

levels as (

    select * from {{ ref('int_levels_with_submissions') }}

),

known as (

    {{ known_by_session('levels') }}

),

answering as (

    select * from known

    qualify not (
        {{ leaves_answer_as_before([
            'session_id',
            'member_id',
            'standard_id',
            'period_start_date',
            'period_end_date',
        ]) }}
    )

),

current_by_period as (

    select * from answering

    qualify row_number() over (
        partition by
            session_id, member_id, standard_id, period_start_date, period_end_date
        order by
            received_on desc,
            submission_id desc,
            row_number desc,
            correction_id desc nulls last
    ) = 1

),

chosen as (

    select * from current_by_period

    where answer_status is distinct from 'withdrawn'

    qualify row_number() over (
        partition by session_id, member_id, standard_id
        order by
            period_end_date desc,
            received_on desc,
            submission_id desc,
            row_number desc
    ) = 1

)

select
    *,
    level is not null as is_reporting,
    coalesce(level = 3, false) as is_implemented,
    level is not null
    and period_end_date < cut_off_date - interval 24 month as is_stale

from chosen
