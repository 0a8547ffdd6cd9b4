"""
The assessment (考核结果): what a rulebook makes of a register in a period, with every reason kept.

`assess` is the one road: prices are put on records, rival lines are sorted out, sub-periods are
settled, and from the lines come scorecards, ranks and consequences.
"""

from __future__ import annotations

from govinfo.assessment._assess import Assessment, assess
from govinfo.assessment._cards import Scorecard
from govinfo.assessment._comparison import Change, Comparison, RuleChange, compare
from govinfo.assessment._concerned import units_of
from govinfo.assessment._kept import parts_of_records
from govinfo.assessment._lines import Line
from govinfo.assessment._pending import Pending
from govinfo.assessment._reassess import comparing, reassess
from govinfo.assessment._repricing import PriceCounts, Repriced, kept_counts, reprice
from govinfo.assessment._selection import find_person, find_unit
from govinfo.assessment._separable import Kept, Separable, keys, separable
from govinfo.assessment._standing import Reason
from govinfo.assessment._tallied import Tallied
from govinfo.assessment._tally import tally
from govinfo.assessment._totals import Cited, Total, Totals, totals
from govinfo.assessment._whynot import Near, RecordAnswer, explain_record

__all__ = [
    "Assessment",
    "Change",
    "Cited",
    "Comparison",
    "Kept",
    "Line",
    "Near",
    "Pending",
    "PriceCounts",
    "Reason",
    "RecordAnswer",
    "Repriced",
    "RuleChange",
    "Scorecard",
    "Separable",
    "Tallied",
    "Total",
    "Totals",
    "assess",
    "compare",
    "comparing",
    "explain_record",
    "find_person",
    "find_unit",
    "kept_counts",
    "keys",
    "parts_of_records",
    "reassess",
    "reprice",
    "separable",
    "tally",
    "totals",
    "units_of",
]
