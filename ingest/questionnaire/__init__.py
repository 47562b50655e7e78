"""The questionnaire of one Member: a workbook that is written, filled in and read back.

Whose answers it holds, and for which period, stands in hidden names of the workbook;
what the file is called says nothing.
"""
