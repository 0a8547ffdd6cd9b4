"""
Tools for tests of applications (测试工具): hypothesis strategies for every type, and the laws as checks.

Plural names are strategies. Those of single types, such as `submissions`, make values by themselves;
`records` makes records that hold together, for any rulebook, and `registers` and `assessments` what
follows from them. `rulebooks` makes regulations that load. The laws that every assessment keeps are in `govinfo.testing.laws`.

It needs hypothesis: `pip install govinfo-core[testing]`. With it installed, `st.from_type(Submission)` and
the like work by themselves.
"""

from __future__ import annotations

from govinfo.testing._records import assessments, disjoint_records, records, registers
from govinfo.testing._rulebooks import rulebook_texts, rulebooks, rules
from govinfo.testing._types import (
    adoptions,
    any_records,
    claims,
    commissions,
    contributions,
    corrections,
    figures,
    findings,
    handlings,
    instructions,
    lapses,
    matters,
    merits,
    persons,
    reviews,
    submissions,
    targets,
    units,
)
from govinfo.testing._values import periods, readings

__all__ = [
    "adoptions",
    "any_records",
    "assessments",
    "claims",
    "commissions",
    "contributions",
    "corrections",
    "disjoint_records",
    "figures",
    "findings",
    "handlings",
    "instructions",
    "lapses",
    "matters",
    "merits",
    "periods",
    "persons",
    "readings",
    "records",
    "registers",
    "reviews",
    "rulebook_texts",
    "rulebooks",
    "rules",
    "submissions",
    "targets",
    "units",
]
