"""
What people read and sign (公文): circulars, payout lists, proposals for commendation, statistics, answer sheets.

Every report is a value first, made by a pure function from assessments. A value becomes a `Paper`,
and a paper is rendered as text, Markdown, CSV, HTML with charts or, with the extra `office`, as a
workbook or a Word document. `wire` and `payout_wire` write values as JSON.
"""

from __future__ import annotations

from govinfo.documents._answer_paper import answer_paper, statistics_paper
from govinfo.documents._answers import AnswerSheet, answer_sheet
from govinfo.documents._circular_paper import circular_paper
from govinfo.documents._circulars import Circular, EarlierResult, UnitResult, Unsettled, circular, circular_of
from govinfo.documents._commendation_paper import commendation_paper
from govinfo.documents._commendations import Candidate, Commendation, Follows, GroupProposal, Verdict, commendation
from govinfo.documents._figures import capital_yuan
from govinfo.documents._pages_html import paper_html
from govinfo.documents._paper import (
    Amount,
    Attachment,
    Chart,
    ChartKind,
    ChartPoint,
    Grid,
    GridColumn,
    Letterhead,
    Paper,
    paper_csv,
    paper_markdown,
    paper_text,
    with_letterhead,
)
from govinfo.documents._payout_paper import payout_paper
from govinfo.documents._payout_values import EarlierList, PayoutEntry, PayoutList, UnitPayout
from govinfo.documents._payout_wire import decode_payout, encode_payout
from govinfo.documents._payouts import payout_list
from govinfo.documents._statistics import CategoryShare, Flaw, FlawKind, PrintedShare, Statistics, flaws_of, statistics_of
from govinfo.documents._tallies import ClauseSum, Counts, MonthSum, Quota, QuotaState
from govinfo.documents._wire import encode_circular, encode_commendation

__all__ = [
    "Amount",
    "AnswerSheet",
    "Attachment",
    "Candidate",
    "CategoryShare",
    "Chart",
    "ChartKind",
    "ChartPoint",
    "Circular",
    "ClauseSum",
    "Commendation",
    "Counts",
    "EarlierList",
    "EarlierResult",
    "Flaw",
    "FlawKind",
    "Follows",
    "Grid",
    "GridColumn",
    "GroupProposal",
    "Letterhead",
    "MonthSum",
    "Paper",
    "PayoutEntry",
    "PayoutList",
    "PrintedShare",
    "Quota",
    "QuotaState",
    "Statistics",
    "UnitPayout",
    "UnitResult",
    "Unsettled",
    "Verdict",
    "answer_paper",
    "answer_sheet",
    "capital_yuan",
    "circular",
    "circular_of",
    "circular_paper",
    "commendation",
    "commendation_paper",
    "decode_payout",
    "encode_circular",
    "encode_commendation",
    "encode_payout",
    "flaws_of",
    "paper_csv",
    "paper_html",
    "paper_markdown",
    "paper_text",
    "payout_list",
    "payout_paper",
    "statistics_of",
    "statistics_paper",
    "with_letterhead",
]
