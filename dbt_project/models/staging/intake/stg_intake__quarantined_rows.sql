with

quarantined_rows as (

    select * from {{ source('intake', 'quarantined_rows') }}

),

renamed as (

    select

        ---------- keys
        -- A row of a wide table may be held several times, once a value.
        concat(
            submission_id,
            '-',
            row_number() over (
                partition by submission_id
                order by raw_table, sheet, row, cell, codes, content
            )
        ) as held_row_id,
        submission_id,

        ---------- labels
        raw_table,
        content,
        codes as problem_codes,

        ---------- where it stood
        sheet,
        row as row_number,
        cell

    from quarantined_rows

)

select * from renamed
