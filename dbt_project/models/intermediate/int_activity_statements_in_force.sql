-- What is said of each activity today: the last word of each source that was not
-- withdrawn; the most trusted one stands for the activity.
with

statements as (

    select * from {{ ref('int_activity_statements_known_by_session') }}

    where session_id = 'LATEST' and is_current

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

codes as (

    select
        *,
        replace(replace(strip_accents(lower(code)), '_', ' '), '-', ' ') as folded_code,
        replace(strip_accents(lower(name_en)), '-', ' ') as folded_name_en,
        replace(strip_accents(lower(name_fr)), '-', ' ') as folded_name_fr

    from {{ ref('codes') }}

),

folded as (

    select
        * exclude (session_id, session_sort, cut_off_date, is_current),
        replace(strip_accents(lower(type_as_typed)), '-', ' ') as folded_type,
        replace(strip_accents(lower(mode_as_typed)), '-', ' ') as folded_mode,
        row_number() over (
            partition by activity_id order by is_preferred desc, source asc
        ) as source_no,
        count(*) over (partition by activity_id) as source_count

    from statements

),

joined as (

    select
        folded.*,
        submissions.file_name,
        submissions.sha256,
        types.code as activity_type,
        coalesce(types.name_en, folded.type_as_typed) as activity_type_label_en,
        coalesce(types.name_fr, folded.type_as_typed) as activity_type_label_fr,
        modes.code as mode,
        coalesce(modes.name_en, folded.mode_as_typed) as mode_label_en,
        coalesce(modes.name_fr, folded.mode_as_typed) as mode_label_fr,
        qualifiers.name_en as participants_qualifier_label_en,
        qualifiers.name_fr as participants_qualifier_label_fr

    from folded

    inner join submissions
        on folded.submission_id = submissions.submission_id

    left join codes as types
        on
            types.code_list = 'activity_type'
            and folded.folded_type
            in (types.folded_code, types.folded_name_en, types.folded_name_fr)

    left join codes as modes
        on
            modes.code_list = 'activity_mode'
            and folded.folded_mode
            in (modes.folded_code, modes.folded_name_en, modes.folded_name_fr)

    left join codes as qualifiers
        on
            qualifiers.code_list = 'participants_qualifier'
            and folded.participants_qualifier = qualifiers.code

)

select * from joined
