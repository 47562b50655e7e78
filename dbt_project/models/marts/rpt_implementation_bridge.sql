with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

standards as (

    select * from {{ ref('int_standards_with_all') }}

),

stages as (

    select * from {{ ref('int_level_stages') }}

),

bridges as (

    {% for measure in ['implemented_share', 'mean_level'] -%}
        select
            session_id,
            region_id,
            standard_id,
            '{{ measure }}' as measure,
            {{ bridge_columns(measure) }}

        from stages

        group by session_id, region_id, standard_id
        {% if not loop.last %}
            union all
        {% endif %}
    {%- endfor %}

),

shown as (

    {{ bridge_shown('bridges') }}

),

final as (

    select

        ---------- keys
        shown.session_id as as_of_session_id,
        cast(sessions.session_sort as integer) as session_sort,
        sessions.previous_session_id,
        shown.region_id,
        shown.standard_id,
        shown.measure,

        ---------- labels
        regions.code_en as region_code_en,
        regions.code_fr as region_code_fr,
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,
        standards.name_en as standard_name_en,
        standards.name_fr as standard_name_fr,

        ---------- measures
        {{ bridge_measures('shown') }}

    from shown

    inner join sessions
        on shown.session_id = sessions.session_id

    inner join regions
        on shown.region_id = regions.region_id

    inner join standards
        on shown.standard_id = standards.standard_id

    where sessions.previous_session_id is not null

)

select * from final
