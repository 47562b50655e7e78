-- An activity for the whole world belongs to WORLD alone.
with

activities as (

    select
        activity_id,
        trim(unnest(string_split(region_ids, ';'))) as region_id

    from {{ ref('int_activity_statements_known_by_session') }}

    where session_id = 'LATEST' and is_preferred

)

select distinct
    activity_id,
    replace(region_id, 'GLOBAL', 'WORLD') as region_id

from activities
