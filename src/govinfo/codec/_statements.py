"""Statements, claims held against the register and statistics as JSON (对账数据): numbers are strings, exact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from govinfo._doors import checked
from govinfo.assessment import Assessment
from govinfo.codec._claims import line_of, reconciled
from govinfo.codec._convert import unstructure
from govinfo.codec._reports import days_of, dump
from govinfo.exact import format_exact
from govinfo.periods import Period
from govinfo.reports._outcomes import ItemOutcome
from govinfo.reports._reconciling import Reconciled
from govinfo.reports._statements import Statement
from govinfo.reports._statistics import Statistics
from govinfo.texts import Language

STATEMENT_FORMAT: Final = "govinfo.statement/1"
"""What the field `format` of a statement says."""

RECONCILIATION_FORMAT: Final = "govinfo.reconciliation/1"
"""What the field `format` of claims held against the register says."""

STATISTICS_FORMAT: Final = "govinfo.statistics/1"
"""What the field `format` of statistics says."""


@checked
def encode_statements(statements: Sequence[Statement], lang: Language = "zh") -> str:
    """
    Write statements of units or persons as JSON.

    >>> import json
    >>> from govinfo.reports import statement
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> sorted(json.loads(encode_statements([statement(year, unit="agri")])))
    ['format', 'statements']
    """
    return dump({"format": STATEMENT_FORMAT, "statements": [_statement(one, lang) for one in statements]})


def _statement(one: Statement, lang: Language) -> dict[str, object]:
    sheet = one.sheet
    return {
        "person" if one.person else "unit": sheet.subject,
        "name": sheet.name,
        "rulebook": sheet.rulebook.id,
        "period": days_of(sheet.period),
        "rank": sheet.rank,
        "among": sheet.among,
        "points": format_exact(sheet.points),
        "awarded": format_exact(sheet.awarded),
        "deducted": format_exact(sheet.deducted),
        "yuan": format_exact(sheet.yuan),
        "next_rank": sheet.next_rank,
        "lacking": None if sheet.lacking is None else format_exact(sheet.lacking),
        "items": [_item(item, lang) for item in one.items],
        "lines": [line_of(line, lang) | {"account": line.account, "status": line.status.value} for line in sheet.lines],
        "claims": [reconciled(claim, lang) for claim in one.claims],
    }


def _item(one: ItemOutcome, lang: Language) -> dict[str, object]:
    return {
        "item": one.item,
        "title": one.title,
        "units": list(one.units),
        "authors": list(one.authors),
        "on": one.on.isoformat(),
        "outcome": one.became.value,
        "into": one.into,
        "review": None if one.review is None else unstructure(one.review),
        "adoptions": [unstructure(adoption) for adoption in one.adoptions],
        "instructions": [unstructure(instruction) for instruction in one.instructions],
        "earned": [
            {"person" if own.person else "unit": own.subject, "account": own.account, "amount": format_exact(own.amount)}
            for own in one.earned
        ],
        "pending": [needs.text(lang) for needs in one.pending],
    }


@checked
def encode_reconciliation(assessment: Assessment, found: Sequence[Reconciled], lang: Language = "zh") -> str:
    """
    Write claims held against the register as JSON.

    >>> import json
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> sorted(json.loads(encode_reconciliation(year, ())))
    ['claims', 'format', 'period', 'rulebook']
    """
    return dump(
        {
            "format": RECONCILIATION_FORMAT,
            "rulebook": assessment.rulebook.id,
            "period": days_of(assessment.period),
            "claims": [reconciled(one, lang) for one in found],
        }
    )


@checked
def encode_statistics(period: Period, tables: Iterable[tuple[str, Statistics]]) -> str:
    """
    Write statistics as JSON.

    Args:
        period: the days counted.
        tables: each with what it is counted by.

    >>> import json
    >>> from govinfo.reports import category_shares
    >>> text = encode_statistics(Period.parse("2024"), [("form", category_shares([("brief", 3), ("item", 1)]))])
    >>> sorted(json.loads(text))
    ['format', 'period', 'tables']
    """
    return dump(
        {
            "format": STATISTICS_FORMAT,
            "period": days_of(period),
            "tables": [
                {
                    "by": by,
                    "total": made.total,
                    "rows": [{"category": row.category, "count": row.count, "percent": format_exact(row.percent)} for row in made.rows],
                }
                for by, made in tables
            ],
        }
    )
