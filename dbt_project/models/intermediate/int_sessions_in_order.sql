with

sessions as (

    select * from {{ ref('sessions') }}

),

submissions as (

    select * from {{ ref('stg_intake__submissions') }}

),

withdrawals as (

    select * from {{ ref('stg_intake__withdrawals') }}

),

corrections as (

    select * from {{ ref('corrections') }}

),

member_notes as (

    select * from {{ ref('member_notes') }}

),

-- A withdrawal, a recorded correction or an approved note is a word received too:
-- without it the latest state would not know what was said after the last file came.
last_received as (

    select max(received_on) as received_on

    from (
        select received_on from submissions
        union all
        select withdrawn_on as received_on from withdrawals
        union all
        select recorded_on as received_on from corrections
        union all
        select approved_on as received_on from member_notes
        union all
        select withdrawn_on as received_on from member_notes
    ) as words_received

),

last_session as (

    select
        session_id,
        cut_off_date

    from sessions

    order by cut_off_date desc, session_id desc

    limit 1

),

-- LATEST: everything known, cut off on the later of the last session's day and the
-- last day on which the ledger received something.
latest as (

    select
        'LATEST' as session_id,
        'LATEST' as body,
        null as session_numbers,
        'Latest' as label_en,
        'Dernier état' as label_fr,
        greatest(
            last_session.cut_off_date,
            coalesce(last_received.received_on, last_session.cut_off_date)
        ) as cut_off_date,
        last_session.session_id as previous_session_id

    from last_session

    cross join last_received

),

dated_sessions as (

    select
        sessions.session_id,
        sessions.body,
        sessions.session_numbers,
        sessions.number_evidence,
        sessions.label_en
        || case
            when sessions.number_evidence = 'memory' then ' (to be confirmed)' else ''
        end as label_en,
        sessions.label_fr
        || case
            when sessions.number_evidence = 'memory' then ' (à confirmer)' else ''
        end as label_fr,
        sessions.start_date,
        sessions.start_date_text,
        sessions.end_date,
        sessions.date_precision,
        sessions.is_inferred,
        -- Of a round the paper gives day and month; its year may be inferred.
        sessions.date_precision <> 'day'
        or (sessions.is_inferred and sessions.session_numbers is null)
            as is_cut_off_inferred,
        sessions.cut_off_date,
        sessions.place as place_en,
        sessions.place_fr,
        sessions.content_en,
        sessions.content_fr,
        sessions.source,
        sessions.confidence,
        sessions.body in ('PTC', 'COUNCIL')
        and sessions.cut_off_date >= date '2022-07-01' as is_reporting,
        lag(sessions.session_id) over (
            partition by sessions.body
            order by sessions.cut_off_date, sessions.session_id
        ) as previous_session_id

    from sessions

),

together as (

    select * from dated_sessions

    union all by name

    select
        latest.*,
        latest.cut_off_date as start_date,
        'day' as date_precision,
        false as is_inferred,
        false as is_cut_off_inferred,
        true as is_reporting

    from latest

),

ordered as (

    select
        *,
        row_number() over (
            order by session_id = 'LATEST', cut_off_date, session_id
        ) as session_sort

    from together

)

select * from ordered
