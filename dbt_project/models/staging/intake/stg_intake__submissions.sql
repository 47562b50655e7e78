with

submissions as (

    select * from {{ source('intake', 'submissions') }}

),

renamed as (

    select

        ---------- keys
        submission_id,

        ---------- labels
        sha256,
        file_name,
        source,
        sender,
        status,
        language,

        ---------- measures
        byte_count,
        rows_read as row_count,
        rows_accepted as accepted_row_count,
        rows_quarantined as quarantined_row_count,

        ---------- booleans
        is_sample,
        may_be_named,

        ---------- dates
        received_on,
        loaded_at

    from submissions

)

select * from renamed
