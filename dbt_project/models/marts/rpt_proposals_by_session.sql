with

flows as (

    select * from {{ ref('int_proposal_flows') }}

),

decided_from_opening as (

    select
        *,
        least(
            decided_count,
            greatest(origin_opening_count - coalesce(earlier_decided_count, 0), 0)
        ) as opening_decided_count

    from flows

),

by_outcome as (

    select
        *,
        case
            when outcome is null
                then
                    origin_opening_count
                    - sum(opening_decided_count) over by_origin
            else opening_decided_count
        end as opening_count,
        case
            when outcome is null
                then
                    origin_new_count
                    - sum(decided_count - opening_decided_count) over by_origin
            else decided_count - opening_decided_count
        end as received_count

    from decided_from_opening

    window by_origin as (partition by session_id, origin)

),

balanced as (

    select

        ---------- keys
        session_id as as_of_session_id,
        cast(session_sort as integer) as session_sort,
        previous_session_id,
        origin,
        outcome,

        ---------- labels
        origin_label_en,
        origin_label_fr,
        cast(origin_sort as integer) as origin_sort,
        outcome_label_en,
        outcome_label_fr,
        cast(outcome_sort as integer) as outcome_sort,

        ---------- measures
        cast(opening_count as bigint) as opening_count,
        cast(received_count as bigint) as received_count,
        cast(
            case when outcome is null then origin_reopened_count else 0 end as bigint
        ) as reopened_count,
        cast(decided_count as bigint) as decided_count,
        cast(opening_count + received_count - decided_count as bigint)
            as closing_count,
        cast(total_decided_count as bigint) as total_decided_count,
        cast(
            case
                when outcome is null
                    then opening_count + received_count - decided_count
                else total_decided_count
            end as bigint
        ) as standing_count

    from by_outcome

    -- An origin that no item has needs no rows; the five known ones always stand.
    where origin is not null or origin_received_count > 0 or total_decided_count > 0

)

select * from balanced
