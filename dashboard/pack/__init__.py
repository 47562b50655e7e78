"""A session's annex: twin Word documents, figures, one workbook, a manifest."""
