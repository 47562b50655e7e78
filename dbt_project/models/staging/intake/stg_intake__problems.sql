with

problems as (

    select * from {{ source('intake', 'problems') }}

),

renamed as (

    select

        ---------- keys
        concat(submission_id, '-', problem_no) as problem_id,
        submission_id,
        problem_no,

        ---------- labels
        code as problem_code,
        lower(severity) as severity,
        message_en,
        message_fr,

        ---------- where it stands
        sheet,
        row as row_number,
        column_name,
        cell,
        value as value_as_typed

    from problems

)

select * from renamed
