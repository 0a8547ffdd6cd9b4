"""
What people read and sign (公文): circulars, payout lists, proposals for commendation, statistics, answer sheets.

Every report is a value first, made by a pure function from assessments. A value becomes a `Paper`,
and a paper is rendered as text, Markdown, CSV, HTML with charts or, with the extra `office`, as a
workbook or a Word document. `wire` and `payout_wire` write values as JSON.
"""

from __future__ import annotations

from govinfo.documents.answer_paper import answer_paper, statistics_paper
from govinfo.documents.answers import AnswerSheet, answer_sheet
from govinfo.documents.circular_paper import circular_paper
from govinfo.documents.circulars import Circular, UnitResult, circular, circular_of
from govinfo.documents.commendation_paper import commendation_paper
from govinfo.documents.commendations import Commendation, Verdict, commendation
from govinfo.documents.figures import capital_yuan, percentage
from govinfo.documents.pages_html import paper_html
from govinfo.documents.paper import Letterhead, Paper, paper_csv, paper_markdown, paper_text, with_letterhead
from govinfo.documents.payout_paper import payout_paper
from govinfo.documents.payout_values import PayoutList
from govinfo.documents.payout_wire import decode_payout, encode_payout
from govinfo.documents.payouts import payout_list
from govinfo.documents.statistics import PrintedShare, Statistics, category_shares, flaws_of, statistics_of
from govinfo.documents.tallies import Counts, Quota, QuotaState
from govinfo.documents.wire import encode_circular, encode_commendation

__all__ = [
    "AnswerSheet",
    "Circular",
    "Commendation",
    "Counts",
    "Letterhead",
    "Paper",
    "PayoutList",
    "PrintedShare",
    "Quota",
    "QuotaState",
    "Statistics",
    "UnitResult",
    "Verdict",
    "answer_paper",
    "answer_sheet",
    "capital_yuan",
    "category_shares",
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
    "percentage",
    "statistics_of",
    "statistics_paper",
    "with_letterhead",
]
