"""
Payout lists as JSON (发放表数据): `govinfo.payout/1`, written when a list is paid and read again by the next one.

Yuan are strings with two decimals. A list whose amounts do not add up was altered, and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NewType, cast, final

from attrs import Attribute, frozen
from attrs import field as attrs_field

from govinfo._doors import checked
from govinfo.codec._convert import structure_all
from govinfo.codec._json import read_json
from govinfo.codec._reports import days_of, dump
from govinfo.errors import DecodeError, InvalidValueError, Problem, first_problems
from govinfo.exact import exact, format_money, parse_exact
from govinfo.periods import Period
from govinfo.reports._payout_values import EarlierList, PayoutEntry, PayoutList, UnitPayout
from govinfo.texts import Text
from govinfo.texts._shown import show

PAYOUT_FORMAT: Final = "govinfo.payout/1"
"""What the field `format` of a payout list says."""

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
class _Earlier:
    """An earlier list as it is named."""

    period: _Days
    amount: Yuan = attrs_field(validator=_yuan)


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
    earlier: tuple[_Earlier, ...] = ()


@checked
def encode_payout(made: PayoutList) -> str:
    """
    Write a payout list as JSON, from which `decode_payout` reads it again.

    >>> import json
    >>> from govinfo.reports import payout_list
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> json.loads(encode_payout(payout_list(year)))["format"]
    'govinfo.payout/1'
    """
    return dump(
        {
            "format": PAYOUT_FORMAT,
            "rulebook": made.rulebook,
            "title": made.title,
            "title_en": made.title_en,
            "issuer": made.issuer,
            "period": days_of(made.period),
            "amount": format_money(made.amount),
            "capitals": made.in_capitals,
            "undivided": made.undivided,
            "earlier": [{"period": days_of(one.period), "amount": format_money(one.amount)} for one in made.earlier] or None,
            "entries": [_entry(entry) for entry in made.entries],
        }
    )


def _entry(entry: PayoutEntry) -> dict[str, object]:
    return {
        "unit": entry.unit,
        "unit_name": entry.unit_name,
        "person": entry.person,
        "person_name": entry.person_name,
        "of": days_of(entry.of),
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

    >>> from govinfo.codec import encode_payout
    >>> from govinfo.reports import payout_list
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> made = payout_list(year)
    >>> decode_payout(encode_payout(made)).units == made.units
    True
    """
    path = f"{name}: $" if name else "$"
    document = read_json(text, path)
    if not isinstance(document, dict) or cast("dict[str, object]", document).get("format") != PAYOUT_FORMAT:
        raise DecodeError([Problem(path=path, message=Text("is no payout list: its format must be {format}", format=show(PAYOUT_FORMAT)))])
    read = structure_all(_List, cast("object", document), path)
    made = _assemble(read, path)
    wrong = first_problems(_sums(read, made, path))
    if wrong:
        raise DecodeError(wrong)
    return made


def _sums(read: _List, made: PayoutList, path: str) -> Iterator[Problem]:
    """Yield what does not add up: the list was altered after it was written."""
    for place, entry in enumerate(read.entries):
        if parse_exact(entry.amount) != exact(parse_exact(entry.due) - parse_exact(entry.paid)):
            words = Text("is {amount}, but {due} due less {paid} paid is another sum", amount=entry.amount, due=entry.due, paid=entry.paid)
            yield Problem(path=f"{path}.entries[{place}].amount", message=words)
    if format_money(made.amount) != read.amount:
        words = Text("is {amount}, but the entries sum to {total}", amount=read.amount, total=format_money(made.amount))
        yield Problem(path=f"{path}.amount", message=words)
    elif made.in_capitals != read.capitals:
        words = Text("is {capitals}, but the sum is {right}", capitals=read.capitals, right=made.in_capitals)
        yield Problem(path=f"{path}.capitals", message=words)


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
        earlier=tuple(
            EarlierList(period=_read_period(one.period, f"{path}.earlier[{place}].period"), amount=parse_exact(one.amount))
            for place, one in enumerate(read.earlier)
        ),
        units=tuple(UnitPayout(unit=unit, name=own[0].unit_name, entries=tuple(own)) for unit, own in by_unit.items()),
    )


def _read_period(days: _Days, path: str) -> Period:
    try:
        return Period(days.start, days.end, days.name)
    except InvalidValueError as error:
        raise DecodeError([Problem(path=path, message=error.message)]) from None
