"""
What is told (报表), as values without words: circulars, payout lists, proposals for commendation, statistics, answers.

Every report is made by a pure function from assessments. `govinfo.papers` says it in words and in every
format, `govinfo.codec` writes it as JSON.
"""

from __future__ import annotations

from govinfo.reports._adopted import AdoptedItem
from govinfo.reports._answers import AnswerSheet, answer_sheet
from govinfo.reports._circular_persons import PersonResult
from govinfo.reports._circular_values import Circular, EarlierResult, UnitResult, Unsettled
from govinfo.reports._circulars import circular, circular_of
from govinfo.reports._commendations import Candidate, Commendation, Follows, GroupProposal, Verdict, commendation
from govinfo.reports._counted import counted_duties
from govinfo.reports._figures import capital_yuan, growth, percentage
from govinfo.reports._grades import Graded, GradeList, Grades, grades
from govinfo.reports._outcomes import Became, Earned, ItemOutcome, outcomes
from govinfo.reports._payout_values import EarlierList, PayoutEntry, PayoutList, UnitPayout
from govinfo.reports._payouts import payout_list
from govinfo.reports._reconciling import Accord, Compared, DecisionChange, Reconciled, Through, reconcile
from govinfo.reports._revisions import CorrectedRecord, RevisedUnit, Revision, revision
from govinfo.reports._statements import Statement, statement, statements
from govinfo.reports._statistics import CategoryShare, Flaw, FlawKind, PrintedShare, Statistics, category_shares, flaws_of, statistics_of
from govinfo.reports._tallies import ClauseSum, Counts, MonthSum, Quota, QuotaState

__all__ = [
    "Accord",
    "AdoptedItem",
    "AnswerSheet",
    "Became",
    "Candidate",
    "CategoryShare",
    "Circular",
    "ClauseSum",
    "Commendation",
    "Compared",
    "CorrectedRecord",
    "Counts",
    "DecisionChange",
    "EarlierList",
    "EarlierResult",
    "Earned",
    "Flaw",
    "FlawKind",
    "Follows",
    "GradeList",
    "Graded",
    "Grades",
    "GroupProposal",
    "ItemOutcome",
    "MonthSum",
    "PayoutEntry",
    "PayoutList",
    "PersonResult",
    "PrintedShare",
    "Quota",
    "QuotaState",
    "Reconciled",
    "RevisedUnit",
    "Revision",
    "Statement",
    "Statistics",
    "Through",
    "UnitPayout",
    "UnitResult",
    "Unsettled",
    "Verdict",
    "answer_sheet",
    "capital_yuan",
    "category_shares",
    "circular",
    "circular_of",
    "commendation",
    "counted_duties",
    "flaws_of",
    "grades",
    "growth",
    "outcomes",
    "payout_list",
    "percentage",
    "reconcile",
    "revision",
    "statement",
    "statements",
    "statistics_of",
]
