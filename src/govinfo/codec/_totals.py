"""`govinfo.totals/1`: totals with what they are made of, as JSON, and its JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, final

from attrs import frozen

from govinfo._doors import checked
from govinfo.assessment import Cited, Total, Totals
from govinfo.codec._assessment import AssessmentMaker, Number, PendingEntry, Yuan
from govinfo.codec._convert import unstructure
from govinfo.codec._json import pretty
from govinfo.codec._schema import DEFINITIONS, Schema, referring
from govinfo.exact import Exact, format_exact
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.texts import Language

TOTALS_FORMAT: Final = "govinfo.totals/1"
"""What the field `format` says."""


@final
@frozen(kw_only=True)
class _CitedEntry:
    """What one rule gave, as it is written."""

    rule: str
    clause: str
    account: str
    lines: int
    amount: Number
    unused: int


@final
@frozen(kw_only=True)
class _TotalEntry:
    """The totals of a unit or person as they are written; their fields are those of `govinfo.assessment/1`."""

    subject: str
    name: str
    group: str | None = None
    points: Number
    awarded: Number
    deducted: Number
    rank: int
    eligible: bool
    complete: bool
    reasons: tuple[str, ...]
    notices: tuple[str, ...]
    yuan: Yuan
    payouts: Mapping[str, Yuan]
    measures: Mapping[str, Exact]
    cited: tuple[_CitedEntry, ...]


@final
@frozen(kw_only=True)
class _TotalsFile:
    """Totals as they are written."""

    format: str
    rulebook: str
    period: str
    readings: Mapping[str, str]
    units: tuple[_TotalEntry, ...]
    persons: tuple[_TotalEntry, ...]
    pending: tuple[PendingEntry, ...]
    unpriced: int
    outside: int


@checked
def encode_totals(totals: Totals, lang: Language = "zh") -> str:
    """
    Write totals as one JSON document; the same totals give the same text, however many parts they were tallied in.

    Args:
        lang: the language of reasons.

    >>> from govinfo import Period, sample_year, shipped_rulebook
    >>> from govinfo.assessment import tally, totals
    >>> encode_totals(totals(tally(sample_year(), shipped_rulebook("district-model"), Period.parse("2024"))))[4:32]
    '"format": "govinfo.totals/1"'
    """
    document = _TotalsFile(
        format=TOTALS_FORMAT,
        rulebook=totals.rulebook.id,
        period=totals.period.name,
        readings=dict(totals.rulebook.options),
        units=tuple(_entry(total, lang) for total in totals.units),
        persons=tuple(_entry(total, lang) for total in totals.persons),
        pending=tuple(
            PendingEntry(
                rule=pending.rule,
                clause=pending.clause,
                about=pending.about,
                needs=pending.needs.text(lang),
                subject=pending.subject,
                period=None if pending.period is None else pending.period.name,
            )
            for pending in totals.pending
        ),
        unpriced=totals.unpriced,
        outside=totals.outside,
    )
    return pretty(unstructure(document)) + "\n"


def totals_schema(*, ref_template: str = DEFINITIONS) -> Schema:
    """
    Return the JSON Schema of `govinfo.totals/1`, made from the types.

    Args:
        ref_template: where its parts are referred to, with `{model}` for the name of one: `#/components/schemas/{model}` in OpenAPI.

    >>> totals_schema()["properties"]["format"]
    {'const': 'govinfo.totals/1'}
    """
    maker = AssessmentMaker()
    schema = maker.object(_TotalsFile)
    schema["properties"]["format"] = {"const": TOTALS_FORMAT}
    schema["properties"]["period"] = {"type": "string", "minLength": 1}
    return referring(maker.document("urn:govinfo:totals:1", TOTALS_FORMAT, schema), ref_template)


def _entry(total: Total, lang: Language) -> _TotalEntry:
    return _TotalEntry(
        subject=total.subject,
        name=total.name,
        group=total.group,
        points=Number(format_exact(total.points)),
        awarded=Number(format_exact(total.awarded)),
        deducted=Number(format_exact(total.deducted)),
        rank=total.rank,
        eligible=total.eligible,
        complete=total.complete,
        reasons=tuple(reason.text(lang) for reason in total.barred),
        notices=tuple(reason.text(lang) for reason in total.notices),
        yuan=Yuan(str(total.yuan)),
        payouts={name: Yuan(str(amount)) for name, amount in total.payouts.items()},
        measures=dict(total.measures),
        cited=tuple(map(_cited, total.cited)),
    )


def _cited(cited: Cited) -> _CitedEntry:
    amount: Any = ACCOUNTS[cited.account].written(cited.amount)
    return _CitedEntry(rule=cited.rule, clause=cited.clause, account=cited.account, lines=cited.lines, amount=amount, unused=cited.unused)
