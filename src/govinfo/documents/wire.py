"""
Reports as JSON (报表数据): `govinfo.circular/1`, `govinfo.payout/1`, `govinfo.commendation/1`; payout lists are read again too.

Numbers are strings, exact; yuan have two decimals; what is not known is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NewType, cast, final

from attrs import Attribute, frozen
from attrs import field as attrs_field

from govinfo.assessment import Line, Reason
from govinfo.codec import structure_all
from govinfo.documents.circulars import Circular, EarlierResult, UnitResult
from govinfo.documents.commendations import Candidate, Commendation, GroupProposal
from govinfo.documents.payouts import PayoutEntry, PayoutList, UnitPayout
from govinfo.documents.tallies import ClauseSum, Counts, Quota
from govinfo.errors import DecodeError, InvalidValueError, Problem
from govinfo.exact import exact, format_exact, format_money, parse_exact
from govinfo.periods import Period
from govinfo.texts import Language, Text, show

__all__ = [
    "CIRCULAR_FORMAT",
    "COMMENDATION_FORMAT",
    "PAYOUT_FORMAT",
    "decode_payout",
    "encode_circular",
    "encode_commendation",
    "encode_payout",
]

CIRCULAR_FORMAT: Final = "govinfo.circular/1"
"""What the field `format` of a circular says."""

PAYOUT_FORMAT: Final = "govinfo.payout/1"
"""What the field `format` of a payout list says."""

COMMENDATION_FORMAT: Final = "govinfo.commendation/1"
"""What the field `format` of a proposal for commendation says."""


def encode_circular(circular: Circular, lang: Language = "zh") -> str:
    """Write a circular as JSON."""
    return _dump(
        {
            "format": CIRCULAR_FORMAT,
            "rulebook": circular.rulebook.id,
            "period": _period(circular.period),
            "year": _period(circular.year),
            "before": circular.before and _period(circular.before),
            "year_before": circular.year_before and _period(circular.year_before),
            "total": _counts(circular.total) | {"points": format_exact(circular.points)},
            "office": _counts(circular.office),
            "office_before": circular.office_before and _counts(circular.office_before),
            "office_year_before": circular.office_year_before and _counts(circular.office_year_before),
            "sent_nothing": [unit.unit for unit in circular.silent],
            "adopted_nothing": [unit.unit for unit in circular.unadopted],
            "named": [unit.unit for unit in circular.short],
            "units": [_unit(unit, lang) for unit in circular.units],
        }
    )


def _unit(unit: UnitResult, lang: Language) -> dict[str, object]:
    return {
        "unit": unit.unit,
        "name": unit.name,
        "group": unit.group,
        **_counts(unit.counts),
        "points": format_exact(unit.points),
        "awarded": format_exact(unit.awarded),
        "deducted": format_exact(unit.deducted),
        "rank": unit.rank,
        "climbed": unit.climbed,
        "cumulative": format_exact(unit.cumulative),
        "cumulative_rank": unit.cumulative_rank,
        "before": unit.before and _earlier(unit.before),
        "year_before": unit.year_before and _earlier(unit.year_before),
        "months": {month.period.name: format_exact(month.points) for month in unit.months},
        "clauses": [_clause(one, lang) for one in unit.clauses],
        "quotas": [_quota(quota, lang) for quota in unit.quotas],
        "deductions": [_line(line, lang) for line in unit.deductions],
        "barred": _reasons(unit.barred, lang),
        "notices": _reasons(unit.notices, lang),
    }


def _counts(counts: Counts) -> dict[str, object]:
    return {
        "sent": counts.sent,
        "adopted": counts.adopted,
        "events": counts.events,
        "rate": None if counts.rate is None else format_exact(counts.rate),
        "by_publication": dict(counts.by_publication),
    }


def _earlier(earlier: EarlierResult) -> dict[str, object]:
    return _counts(earlier.counts) | {"points": format_exact(earlier.points), "rank": earlier.rank}


def _clause(one: ClauseSum, lang: Language) -> dict[str, object]:
    title = one.title if lang == "zh" else one.title_en or one.title
    return {"clause": one.clause, "rule": one.rule, "title": title, "lines": one.lines, "amount": format_exact(one.amount)}


def _quota(quota: Quota, lang: Language) -> dict[str, object]:
    return {
        "measure": quota.measure,
        "title": quota.title if lang == "zh" else quota.title_en,
        "per": quota.per.value,
        "period": quota.period.name,
        "reached": format_exact(quota.reached),
        "target": format_exact(quota.target),
        "state": quota.state.value,
    }


def _line(line: Line, lang: Language) -> dict[str, object]:
    return {
        "rule": line.rule,
        "clause": line.clause,
        "on": line.on.isoformat(),
        "amount": format_exact(line.amount),
        "facts": list(line.facts),
        "why": line.why(lang),
    }


def _reasons(reasons: Iterable[Reason], lang: Language) -> list[str]:
    return [reason.text(lang) for reason in reasons]


def _period(period: Period) -> dict[str, object]:
    return {"name": period.name, "start": period.start.isoformat(), "end": period.end.isoformat()}


def encode_commendation(made: Commendation, lang: Language = "zh") -> str:
    """Write a proposal for commendation as JSON."""
    return _dump(
        {
            "format": COMMENDATION_FORMAT,
            "rulebook": made.rulebook.id,
            "period": _period(made.period),
            "last_place": made.last_place.value,
            "further": list(made.further),
            "units": [_group(group, lang) for group in made.units],
            "persons": None if made.persons is None else _group(made.persons, lang),
            "follows": [{"unit": one.unit, "name": one.name, "reason": one.reason.text(lang)} for one in made.follows],
        }
    )


def _group(group: GroupProposal, lang: Language) -> dict[str, object]:
    return {
        "group": group.group,
        "among": group.among,
        "seats": group.seats,
        "proposed": [one.subject for one in group.proposed],
        "candidates": [_candidate(one, lang) for one in group.candidates],
    }


def _candidate(one: Candidate, lang: Language) -> dict[str, object]:
    return {
        "id": one.subject,
        "name": one.name,
        "unit": one.unit,
        "rank": one.rank,
        "points": format_exact(one.points),
        "outcome": one.outcome.value,
        "lacking": None if one.lacking is None else format_exact(one.lacking),
        "further": {measure: format_exact(value) for measure, value in one.further},
        "reasons": _reasons(one.reasons, lang),
    }


# Payout lists, which come back


Yuan = NewType("Yuan", str)
"""Money as it is written: yuan with two decimals."""


def _yuan(_: object, attribute: Attribute[Any], value: str) -> None:
    if not re.fullmatch(r"-?[0-9]{1,16}\.[0-9]{2}", value):
        raise InvalidValueError(attribute.name, value, 'an amount of yuan such as "220.00"')


@final
@frozen(kw_only=True)
class _Days:
    """A period as it is written."""

    name: str
    start: date
    end: date


@final
@frozen(kw_only=True)
class _Entry:
    """An entry of a list as it is written."""

    unit: str
    unit_name: str
    of: _Days
    rule: str
    clause: str
    title: str
    paid: Yuan = attrs_field(validator=_yuan)
    due: Yuan = attrs_field(validator=_yuan)
    amount: Yuan = attrs_field(validator=_yuan)
    person: str | None = None
    person_name: str | None = None
    title_en: str | None = None


@final
@frozen(kw_only=True)
class _List:
    """A payout list as it is written."""

    format: str
    rulebook: str
    title: str
    issuer: str
    period: _Days
    amount: Yuan = attrs_field(validator=_yuan)
    capitals: str
    undivided: bool
    entries: tuple[_Entry, ...]
    title_en: str | None = None


def encode_payout(made: PayoutList) -> str:
    """Write a payout list as JSON, from which `decode_payout` reads it again."""
    return _dump(
        {
            "format": PAYOUT_FORMAT,
            "rulebook": made.rulebook,
            "title": made.title,
            "title_en": made.title_en,
            "issuer": made.issuer,
            "period": _period(made.period),
            "amount": format_money(made.amount),
            "capitals": made.in_capitals,
            "undivided": made.undivided,
            "entries": [_entry(entry) for entry in made.entries],
        }
    )


def _entry(entry: PayoutEntry) -> dict[str, object]:
    return {
        "unit": entry.unit,
        "unit_name": entry.unit_name,
        "person": entry.person,
        "person_name": entry.person_name,
        "of": _period(entry.of),
        "clause": entry.clause,
        "rule": entry.rule,
        "title": entry.title,
        "title_en": entry.title_en,
        "paid": format_money(entry.paid),
        "due": format_money(entry.due),
        "amount": format_money(entry.amount),
    }


def decode_payout(text: str | bytes, *, name: str = "") -> PayoutList:
    """
    Read a payout list.

    Args:
        text: what `encode_payout` wrote; bytes are UTF-8.
        name: the file's name, to stand in front of every path.

    Raises:
        DecodeError: it is none, or its amounts do not add up: it was altered after it was written.
    """
    path = f"{name}: $" if name else "$"
    try:
        data: Any = json.loads(text, parse_float=str)
    except (ValueError, RecursionError):
        raise DecodeError([Problem(path=path, message=Text("is no JSON document: give the list as it was written"))]) from None
    document = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    if document.get("format") != PAYOUT_FORMAT:
        raise DecodeError([Problem(path=path, message=Text("is no payout list: its format must be {format}", format=show(PAYOUT_FORMAT)))])
    read = structure_all(_List, document, path)
    made = _assemble(read, path)
    wrong = [
        Problem(
            path=f"{path}.entries[{place}].amount",
            message=Text("is {amount}, but {due} due less {paid} paid is another sum", amount=entry.amount, due=entry.due, paid=entry.paid),
        )
        for place, entry in enumerate(read.entries)
        if parse_exact(entry.amount) != exact(parse_exact(entry.due) - parse_exact(entry.paid))
    ]
    if format_money(made.amount) != read.amount:
        wrong.append(
            Problem(
                path=f"{path}.amount",
                message=Text("is {amount}, but the entries sum to {total}", amount=read.amount, total=format_money(made.amount)),
            )
        )
    if wrong:
        raise DecodeError(wrong)
    return made


def _assemble(read: _List, path: str) -> PayoutList:
    by_unit: dict[str, list[PayoutEntry]] = {}
    for place, entry in enumerate(read.entries):
        by_unit.setdefault(entry.unit, []).append(
            PayoutEntry(
                unit=entry.unit,
                unit_name=entry.unit_name,
                person=entry.person,
                person_name=entry.person_name,
                of=_read_period(entry.of, f"{path}.entries[{place}].of"),
                rule=entry.rule,
                clause=entry.clause,
                title=entry.title,
                title_en=entry.title_en,
                paid=parse_exact(entry.paid),
                due=parse_exact(entry.due),
            )
        )
    return PayoutList(
        rulebook=read.rulebook,
        title=read.title,
        title_en=read.title_en,
        issuer=read.issuer,
        period=_read_period(read.period, f"{path}.period"),
        undivided=read.undivided,
        units=tuple(UnitPayout(unit=unit, name=own[0].unit_name, entries=tuple(own)) for unit, own in by_unit.items()),
    )


def _read_period(days: _Days, path: str) -> Period:
    try:
        return Period(days.start, days.end, days.name)
    except InvalidValueError as error:
        raise DecodeError([Problem(path=path, message=error.message)]) from None


def _dump(document: dict[str, object]) -> str:
    return json.dumps(_without_none(document), ensure_ascii=False, indent=2) + "\n"


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(one) for key, one in cast("dict[str, Any]", value).items() if one is not None}
    if isinstance(value, list):
        return [_without_none(one) for one in cast("Iterable[Any]", value)]
    return value
