"""Mapping files: what a table that others made for themselves holds, and where."""
