"""Errata: the sender's own workbook back, marked where it is to be mended.

The bytes of the file stay the sender's but for what is added: an outline and a comment
on each cell with a problem, and a first sheet that lists them all.
"""
