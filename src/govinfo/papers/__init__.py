"""
How it is told (公文): one model, in which every report is put into words, and one writer for every format.

A `Paper` is written as text, Markdown, CSV, HTML with charts or, with the extra `office`, as a workbook or a
Word document; whatever a name in it contains is shown and does nothing.
"""

from __future__ import annotations

from govinfo.papers._answers import answer_paper, several_statistics_paper, statistics_paper
from govinfo.papers._assessment import assessment_paper
from govinfo.papers._cards import card_paper
from govinfo.papers._charts import Chart, ChartKind, ChartPoint, Texture
from govinfo.papers._circular import circular_paper
from govinfo.papers._commendation import commendation_paper
from govinfo.papers._commended import commended_paper, notice_paper
from govinfo.papers._comparison import comparison_paper
from govinfo.papers._csv import paper_csv
from govinfo.papers._day_counts import with_counts
from govinfo.papers._deadlines import deadlines_paper, moved_paper
from govinfo.papers._grades import grades_paper
from govinfo.papers._handling import handling_paper
from govinfo.papers._html import paper_html
from govinfo.papers._inert import csv_text, inert, markdown_text
from govinfo.papers._json import paper_json, paper_schema
from govinfo.papers._ledgers import register_paper
from govinfo.papers._letterhead import Letterhead, with_letterhead
from govinfo.papers._paper import Amount, Attachment, Bullets, Grid, GridColumn, Heading, Paper, Paragraph, Style
from govinfo.papers._payout import payout_paper
from govinfo.papers._reckoning import reckoning_paper
from govinfo.papers._reconciling import reconciliation_paper
from govinfo.papers._record import record_paper
from govinfo.papers._rulebooks import rulebook_paper, rulebooks_paper
from govinfo.papers._statement import statement_paper
from govinfo.papers._templates import fill_docx, fill_html, paper_pdf, template_values
from govinfo.papers._text import paper_markdown, paper_text
from govinfo.papers._totals import totals_paper
from govinfo.papers._word import paper_docx
from govinfo.papers._workbook import paper_xlsx

__all__ = [
    "Amount",
    "Attachment",
    "Bullets",
    "Chart",
    "ChartKind",
    "ChartPoint",
    "Grid",
    "GridColumn",
    "Heading",
    "Letterhead",
    "Paper",
    "Paragraph",
    "Style",
    "Texture",
    "answer_paper",
    "assessment_paper",
    "card_paper",
    "circular_paper",
    "commendation_paper",
    "commended_paper",
    "comparison_paper",
    "csv_text",
    "deadlines_paper",
    "fill_docx",
    "fill_html",
    "grades_paper",
    "handling_paper",
    "inert",
    "markdown_text",
    "moved_paper",
    "notice_paper",
    "paper_csv",
    "paper_docx",
    "paper_html",
    "paper_json",
    "paper_markdown",
    "paper_pdf",
    "paper_schema",
    "paper_text",
    "paper_xlsx",
    "payout_paper",
    "reckoning_paper",
    "reconciliation_paper",
    "record_paper",
    "register_paper",
    "rulebook_paper",
    "rulebooks_paper",
    "several_statistics_paper",
    "statement_paper",
    "statistics_paper",
    "template_values",
    "totals_paper",
    "with_counts",
    "with_letterhead",
]
