with

items as (

    select * from {{ ref('int_proposal_items_known_by_session') }}

    union all by name

    select * from {{ ref('int_proposal_items_mentioned') }}

),

submitters as (

    select * from {{ ref('fct_submitters_by_session') }}

),

codes as (

    select * from {{ ref('codes') }}

),

joined as (

    select

        ---------- keys
        items.as_of_session_id,
        items.proposal_no,
        items.submitter_id,
        items.merged_into_no,
        items.session_id,
        items.submission_id,

        ---------- labels
        items.title_en,
        items.title_fr,
        submitters.name_en as submitter_name_en,
        submitters.name_fr as submitter_name_fr,
        items.origin,
        origins.name_en as origin_label_en,
        origins.name_fr as origin_label_fr,
        items.outcome,
        outcomes.name_en as outcome_label_en,
        outcomes.name_fr as outcome_label_fr,
        items.outcome_stage,
        items.theme,
        items.note_en,
        items.note_fr,

        ---------- evidence
        items.evidence,
        items.origin_evidence,
        items.outcome_evidence,
        items.document,
        items.paragraph,

        ---------- where it stood
        items.sheet,
        items.row_number,
        items.cell,

        ---------- booleans
        items.is_sample,

        ---------- dates
        items.received_date,
        items.known_date

    from items

    left join submitters
        on
            items.as_of_session_id = submitters.as_of_session_id
            and items.submitter_id = submitters.submitter_id

    left join codes as origins
        on items.origin = origins.code and origins.code_list = 'origin'

    left join codes as outcomes
        on items.outcome = outcomes.code and outcomes.code_list = 'outcome'

)

select * from joined
