with

grid as (

    select * from {{ ref('int_implementation_grid') }}

),

measured as (

    select
        *,
        member_count - reporting_member_count as silent_member_count,
        reporting_member_count >= {{ minimum_answer_count() }} as is_publishable

    from grid

),

with_shares as (

    select
        * exclude (mean_level),
        case when is_publishable then mean_level end as mean_level,
        case
            when is_publishable then implemented_member_count / reporting_member_count
        end
            as implemented_share,
        case when is_publishable then implemented_member_count / member_count end
            as low_share,
        case
            when is_publishable
                then (implemented_member_count + silent_member_count) / member_count
        end as high_share

    from measured

),

with_change as (

    select
        with_shares.*,
        with_shares.implemented_share - previous_rows.implemented_share
            as implemented_share_change,
        with_shares.mean_level - previous_rows.mean_level as mean_level_change

    from with_shares

    left join with_shares as previous_rows
        on
            with_shares.previous_session_id = previous_rows.session_id
            and with_shares.region_id = previous_rows.region_id
            and with_shares.standard_id = previous_rows.standard_id

),

final as (

    select

        ---------- keys
        session_id as as_of_session_id,
        cast(session_sort as integer) as session_sort,
        previous_session_id,
        region_id,
        standard_id,
        principle_id,

        ---------- labels
        region_code_en,
        region_code_fr,
        region_name_en,
        region_name_fr,
        cast(standard_no_2022 as integer) as standard_no_2022,
        standard_name_en,
        standard_name_fr,

        ---------- measures
        member_count,
        reporting_member_count,
        silent_member_count,
        implemented_member_count,
        stale_member_count,
        sample_member_count,
        implemented_share,
        low_share,
        high_share,
        mean_level,
        implemented_share_change,
        mean_level_change,
        cast({{ minimum_answer_count() }} as bigint) as minimum_answer_count,

        ---------- booleans
        is_publishable,
        sample_member_count > 0 as is_sample

    from with_change

)

select * from final
