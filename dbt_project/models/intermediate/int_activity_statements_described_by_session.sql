-- What had been said of each activity by a session, in words: its type, mode and
-- participants, the file, and how many sources tell of it in the word that counts.
with

statements as (

    select * from {{ ref('int_activity_statements_known_by_session') }}

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

members as (

    select * from {{ ref('members') }}

),

non_members as (

    select * from {{ ref('non_members') }}

),

-- The last words of all sources stand first, the one that counts before the others.
folded as (

    select
        *,
        replace(strip_accents(lower(type_as_typed)), '-', ' ') as folded_type,
        replace(strip_accents(lower(mode_as_typed)), '-', ' ') as folded_mode,
        coalesce(len(list_distinct(string_split(replace(member_ids, ' ', ''), ';'))), 0)
            as named_member_count,
        row_number() over (
            partition by session_id, activity_id
            order by is_current desc, is_preferred desc, source asc, statement_id asc
        ) as source_no,
        count(*) filter (where is_current) over (
            partition by session_id, activity_id
        ) as source_count

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
        qualifiers.name_fr as participants_qualifier_label_fr,
        coalesce(members.name_en, non_members.name_en) as host_name_en,
        coalesce(members.name_fr, non_members.name_fr) as host_name_fr,
        coalesce(folded.region_ids = 'GLOBAL', false) as is_global,
        coalesce(folded.start_date >= {{ review_start_date() }}, false)
            as is_in_review

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

    left join members
        on folded.host_member_id = members.member_id

    left join non_members
        on folded.host_iso3 = non_members.iso3

)

select * from joined
