-- As it was known by each session; dim_proposals says what is known today.
with

dispositions as (

    select * from {{ ref('int_proposal_dispositions') }}

),

items as (

    select * from {{ ref('int_proposal_items_known_by_session') }}

),

submitters as (

    select * from {{ ref('dim_submitters') }}

),

codes as (

    select * from {{ ref('codes') }}

),

joined as (

    select

        ---------- keys
        dispositions.as_of_session_id,
        cast(dispositions.session_sort as integer) as session_sort,
        dispositions.disposition_id,
        dispositions.proposal_no,
        items.submitter_id,
        dispositions.merged_into_no,
        dispositions.absorbed_nos,
        dispositions.session_id,
        coalesce(dispositions.submission_id, items.submission_id) as submission_id,

        ---------- labels
        items.title_en,
        items.title_fr,
        submitters.name_en as submitter_name_en,
        submitters.name_fr as submitter_name_fr,
        dispositions.origin,
        coalesce(origins.name_en, 'Origin not stated') as origin_label_en,
        coalesce(origins.name_fr, 'Origine non indiquée') as origin_label_fr,
        dispositions.outcome,
        coalesce(outcomes.name_en, 'No outcome stated') as outcome_label_en,
        coalesce(outcomes.name_fr, 'Aucun résultat indiqué') as outcome_label_fr,
        dispositions.outcome_stage,
        dispositions.last_event,
        events.name_en as last_event_label_en,
        events.name_fr as last_event_label_fr,
        coalesce(dispositions.note_en, items.note_en) as note_en,
        coalesce(dispositions.note_fr, items.note_fr) as note_fr,

        ---------- evidence
        coalesce(dispositions.evidence, items.evidence) as evidence,
        dispositions.event_date_evidence,
        coalesce(dispositions.document, items.document) as document,
        coalesce(dispositions.paragraph, items.paragraph) as paragraph,

        ---------- where it stood
        case
            when dispositions.submission_id is null then items.sheet
            else dispositions.sheet
        end as sheet,
        coalesce(dispositions.row_number, items.row_number) as row_number,
        coalesce(dispositions.cell, items.cell) as cell,

        ---------- measures
        cast(dispositions.item_count as integer) as item_count,

        ---------- booleans
        dispositions.proposal_no is null as is_group,
        coalesce(dispositions.is_sample, items.is_sample, false) as is_sample,

        ---------- dates
        dispositions.event_date

    from dispositions

    left join items
        on
            dispositions.as_of_session_id = items.as_of_session_id
            and dispositions.proposal_no = items.proposal_no

    left join submitters
        on items.submitter_id = submitters.submitter_id

    left join codes as origins
        on dispositions.origin = origins.code and origins.code_list = 'origin'

    left join codes as outcomes
        on dispositions.outcome = outcomes.code and outcomes.code_list = 'outcome'

    left join codes as events
        on dispositions.last_event = events.code and events.code_list = 'event'

)

select * from joined
