"""
Tools for tests of applications (测试工具): hypothesis strategies for every type, and the laws as checks.

Plural names are strategies. Those of single types, such as `submissions`, make values by themselves;
`records` makes records that hold together, for any rulebook, and `registers` and `assessments` what
follows from them. `rulebooks` makes regulations that load. The laws that every assessment keeps are in `govinfo.testing.laws`.

It needs hypothesis: `pip install govinfo-core[testing]`. With it installed, `st.from_type(Submission)` and
the like work by themselves.
"""

from __future__ import annotations

from govinfo.testing._limits import commends, deadlines, extension_requests, limits, pauses, seats
from govinfo.testing._records import assessments, disjoint_records, lines, permuted, records, registers, scorecards
from govinfo.testing._rulebooks import rulebook_texts, rulebooks, rules
from govinfo.testing._types import (
    abouts,
    adoptions,
    any_records,
    commissions,
    contributions,
    corrections,
    extensions,
    figures,
    findings,
    handlings,
    instructions,
    lapses,
    persons,
    progress_reports,
    submissions,
    targets,
    units,
)
from govinfo.testing._values import days, exact_numbers, instants, money_amounts, periods, periods_around, readings, record_ids, tags, texts

__all__ = [
    "abouts",
    "adoptions",
    "any_records",
    "assessments",
    "commends",
    "commissions",
    "contributions",
    "corrections",
    "days",
    "deadlines",
    "disjoint_records",
    "exact_numbers",
    "extension_requests",
    "extensions",
    "figures",
    "findings",
    "handlings",
    "instants",
    "instructions",
    "lapses",
    "limits",
    "lines",
    "money_amounts",
    "pauses",
    "periods",
    "periods_around",
    "permuted",
    "persons",
    "progress_reports",
    "readings",
    "record_ids",
    "records",
    "registers",
    "rulebook_texts",
    "rulebooks",
    "rules",
    "scorecards",
    "seats",
    "submissions",
    "tags",
    "targets",
    "texts",
    "units",
]
