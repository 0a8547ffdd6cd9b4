"""
Reports (报表): pure renderings of assessments, explanations, comparisons and rulebooks.

Each report is a `Page` of plain texts, which `as_text` and `as_markdown` render; whatever a name
contains is shown and does nothing.
"""

from __future__ import annotations

from govinfo.reports._books import rulebook_page, rulebooks_page
from govinfo.reports._deadlines import deadlines_page
from govinfo.reports._differences import comparison_page
from govinfo.reports._inert import inert
from govinfo.reports._pages import Block, Bullets, Column, Heading, Page, Paragraph, Table, as_markdown, as_text
from govinfo.reports._scores import assessment_page
from govinfo.reports._selection import find_person, find_unit, only_units, units_of
from govinfo.reports._sheets import card_page, record_page
from govinfo.reports._spreadsheet import assessment_csv

__all__ = [
    "Block",
    "Bullets",
    "Column",
    "Heading",
    "Page",
    "Paragraph",
    "Table",
    "as_markdown",
    "as_text",
    "assessment_csv",
    "assessment_page",
    "card_page",
    "comparison_page",
    "deadlines_page",
    "find_person",
    "find_unit",
    "inert",
    "only_units",
    "record_page",
    "rulebook_page",
    "rulebooks_page",
    "units_of",
]
