"""
The regulation as data (考核办法): a rulebook, its words and its rules.

A rulebook holds the rules of every reading; `choose` says which reading is taken, and
`active` gives the rules that then hold.
"""

from __future__ import annotations

from govinfo.rulebook._analysis import rulebook_questions
from govinfo.rulebook._cap import Cap
from govinfo.rulebook._commending import Commend, LastPlace, Seats
from govinfo.rulebook._conditions import Condition, Facts
from govinfo.rulebook._consequences import Bar, Notice, Side, Told
from govinfo.rulebook._duties import Duty, DutyKind
from govinfo.rulebook._fit import check_vocabulary
from govinfo.rulebook._keep import By, Keep
from govinfo.rulebook._laws import Answer, Law, laws
from govinfo.rulebook._price import Price
from govinfo.rulebook._quotas import Quota
from govinfo.rulebook._rule_types import Rule
from govinfo.rulebook._rulebook import Rulebook, choose
from govinfo.rulebook._settings import Awards, Persons, Ratio, Settings, Share, Standing, Succession, Ties
from govinfo.rulebook._spans import Each
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._tally import Tally
from govinfo.rulebook._void import Void
from govinfo.rulebook._words import Clause, Coverage, Criterion, Light, Measure, Publication, Reading, Source, Word

__all__ = [
    "Answer",
    "Awards",
    "Bar",
    "By",
    "Cap",
    "Clause",
    "Commend",
    "Condition",
    "Coverage",
    "Criterion",
    "Duty",
    "DutyKind",
    "Each",
    "Facts",
    "Keep",
    "LastPlace",
    "Law",
    "Light",
    "Measure",
    "Notice",
    "Persons",
    "Price",
    "Publication",
    "Quota",
    "Ratio",
    "Reading",
    "Rule",
    "Rulebook",
    "Seats",
    "Settings",
    "Share",
    "Side",
    "Source",
    "Standing",
    "Subjects",
    "Succession",
    "Tally",
    "Ties",
    "Told",
    "Void",
    "Word",
    "check_vocabulary",
    "choose",
    "laws",
    "rulebook_questions",
]
