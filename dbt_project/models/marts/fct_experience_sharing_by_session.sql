with

experiences as (

    select * from {{ ref('int_proposal_experiences_known_by_session') }}

),

members as (

    select * from {{ ref('members') }}

),

stakeholders as (

    select * from {{ ref('stakeholders') }}

),

joined as (

    select

        ---------- keys
        experiences.as_of_session_id,
        experiences.experience_id,
        experiences.session_id,
        experiences.region_id,
        experiences.presenter_id,
        experiences.submission_id,

        ---------- labels
        coalesce(members.name_en, stakeholders.name_en) as presenter,
        coalesce(members.name_en, stakeholders.name_en) as presenter_en,
        coalesce(members.name_fr, stakeholders.name_fr) as presenter_fr,
        experiences.status,
        experiences.note_en,
        experiences.note_fr,
        experiences.evidence,
        experiences.document,
        experiences.paragraph,

        ---------- where it stood
        experiences.sheet,
        experiences.row_number,
        experiences.cell,

        ---------- dates
        experiences.known_date

    from experiences

    left join members
        on experiences.presenter_id = members.member_id

    left join stakeholders
        on experiences.presenter_id = stakeholders.stakeholder_id

)

select * from joined
