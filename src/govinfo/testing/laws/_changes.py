"""The laws of what changes when the records change: nothing, or nothing for the worse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from attrs import evolve

from govinfo.assessment import Assessment, assess
from govinfo.errors import InvalidValueError
from govinfo.exact import format_exact
from govinfo.labels import Action
from govinfo.periods import Period
from govinfo.records import LISTS, Correction, Record, Records, Submission
from govinfo.register import build_register
from govinfo.rulebook import Rulebook
from govinfo.testing.laws._show import broken, compare, picture

ORDER: Final = "the order of records never matters"
MERGE: Final = "registers of disjoint units do not touch each other"
VOID: Final = "a voided record is as if it had never been"
REWRITE: Final = "a replaced record is as if it had been written so"
ADDING: Final = "an adoption or instruction more never lowers a score"

_VOIDABLE: Final = (
    "submissions",
    "adoptions",
    "instructions",
    "lapses",
    "findings",
    "targets",
    "commissions",
    "figures",
    "handlings",
    "merits",
    "matters",
    "reviews",
)
_RESTING: Final = (
    ("adoptions", "submission"),
    ("instructions", "submission"),
    ("instructions", "matter"),
    ("handlings", "of"),
    ("reviews", "submission"),
)
_MENTIONS: Final = (
    *(("submissions", "commission"), ("instructions", "follows"), ("lapses", "submission"), ("lapses", "commission")),
    *(("merits", "submission"), ("reviews", "into"), ("claims", "correction")),
)


def _assess(records: Records, rulebook: Rulebook, period: Period) -> Assessment:
    return assess(build_register(records), rulebook, period)


def standing(records: Records) -> Records:
    """Return the records that stand after corrections, and no corrections."""
    return build_register(records).records


def check_order_is_irrelevant(records: Records, rulebook: Rulebook, period: Period, permuted: Records) -> None:
    """
    The same records in another order come to the same assessment, and are corrected in the same way (law 3).

    Args:
        permuted: the same records in another order.

    Raises:
        AssertionError: they do not; with the subject and the lines that differ.
        InvalidValueError: *permuted* holds other records.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> check_order_is_irrelevant(records, book, year, records)  # nothing is raised
    """
    for name in LISTS:
        one, other = (sorted(map(repr, getattr(some, name))) for some in (records, permuted))
        if one != other:
            raise InvalidValueError("permuted", name, "the same records in another order")
    first, second = _assess(records, rulebook, period), _assess(permuted, rulebook, period)
    compare(ORDER, picture(first), picture(second), "in another order", permuted)
    if first.trail != second.trail:
        broken(ORDER, "the trail", "in another order", [*first.trail, "and", *second.trail], permuted)


def check_merging_disjoint_registers(one: Records, other: Records, rulebook: Rulebook, period: Period) -> None:
    """
    Records that have no unit, id or group in common are assessed together as they are apart, but for ranks (law 3).

    A rulebook that compares units with each other otherwise than by their ranks does not keep this law.

    Raises:
        AssertionError: they are not; with the subject and the lines that differ.
        InvalidValueError: the records have something in common.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> from attrs import evolve
    >>> other = evolve(records, units=(evolve(records.units[0], id="water"),))
    >>> check_merging_disjoint_registers(records, other, book, year)  # nothing is raised
    """
    shared = _names(one) & _names(other)
    if shared:
        raise InvalidValueError("other", min(shared), "an id or group that the first records do not have")
    first, second, merged = (picture(_assess(some, rulebook, period), ranks=False) for some in (one, other, one + other))
    apart = {name: rows if name not in first else tuple(sorted(first[name] + rows)) for name, rows in second.items()}
    lists = set(first) & set(second)
    together = {name: tuple(sorted(rows)) if name in lists else rows for name, rows in merged.items()}
    compare(MERGE, first | apart, together, "together with the others", one + other)


def _names(records: Records) -> set[str]:
    ids = {record.id for record in records if record.id is not None}
    groups = {unit.group for unit in records.units} | {target.group for target in records.targets}
    return ids | {f"group {group}" for group in groups if group is not None}


def without(records: Records, of: str) -> Records:
    """
    Return *records*, which hold no corrections, as if the record *of* had never been.

    What rests on it goes too: adoptions, instructions, reviews, handlings, findings on any of them. What merely mentions it stays,
    without the mention.
    """
    gone = {of}
    lists: dict[str, Any] = {name: [record for record in getattr(records, name) if record.id != of] for name in LISTS}
    for name, about in _RESTING:
        gone |= {record.id for record in lists[name] if getattr(record, about) in gone}
        lists[name] = [record for record in lists[name] if record.id not in gone]
    lists["findings"] = [record for record in lists["findings"] if record.about.record not in gone]
    for name, field in _MENTIONS:
        lists[name] = [evolve(record, **{field: None}) if getattr(record, field) in gone else record for record in lists[name]]
    return Records(**{name: tuple(rows) for name, rows in lists.items()})


def check_void_is_absence(records: Records, rulebook: Rulebook, period: Period, *, of: Iterable[str] | None = None) -> None:
    """
    A record voided by a correction leaves the assessment that it would have without it, and a trail (law 5).

    Args:
        of: the ids of the records to void, each by itself; None for one record of each list.

    Raises:
        AssertionError: it does not; with the subject and the lines that differ.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> check_void_is_absence(records, book, year)  # nothing is raised
    """
    known = standing(records)
    for id_ in of if of is not None else _some(known, _VOIDABLE):
        void = Correction(id=_unused(known, "void"), of=id_, action=Action.VOID, on=date(2024, 1, 1), reason="误报", by="信息科")
        corrected = known + Records(corrections=(void,))
        result = _assess(corrected, rulebook, period)
        compare(VOID, picture(_assess(without(known, id_), rulebook, period)), picture(result), f"with {id_} voided", corrected)
        if not any(entry.record == id_ and entry.action is Action.VOID and entry.by == void.id for entry in result.trail):
            broken(VOID, id_, "the trail does not tell of it", result.trail, corrected)


def check_replacing_is_rewriting(records: Records, rulebook: Rulebook, period: Period, *, of: Iterable[str] | None = None) -> None:
    """
    A record that was wrong and is replaced leaves the assessment of the right one, whatever corrections came before (law 5).

    Each record is entered with a wrong day and corrected: voided, then replaced by the right one, then voided again by a
    correction that is voided itself.

    Args:
        of: the ids of the records, each by itself; None for one record of each list that has days.

    Raises:
        AssertionError: it does not; with the subject and the lines that differ.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> check_replacing_is_rewriting(records, book, year)  # nothing is raised
    """
    known = standing(records)
    by_id: dict[str | None, Record] = {record.id: record for record in known if not isinstance(record, Correction)}
    right = picture(_assess(known, rulebook, period))
    for id_ in of if of is not None else _some(known, ("submissions", "adoptions", "instructions", "lapses", "findings")):
        name = next(name for name in LISTS if any(record.id == id_ for record in getattr(known, name)))
        wrong = tuple(_wrong(record) if record.id == id_ else record for record in getattr(known, name))
        first, second, third, last = (_unused(known, f"correction-{number}") for number in (4, 3, 2, 1))
        common: dict[str, Any] = {"reason": "误报", "by": "信息科"}
        corrections = (
            Correction(id=first, of=id_, action=Action.VOID, on=date(2024, 1, 1), **common),
            Correction(id=second, of=id_, action=Action.REPLACE, on=date(2024, 1, 2), replacement=by_id[id_], **common),
            Correction(id=third, of=id_, action=Action.VOID, on=date(2024, 1, 3), **common),
            Correction(id=last, of=third, action=Action.VOID, on=date(2023, 1, 1), **common),
        )
        lists: dict[str, Any] = {name: wrong, "corrections": corrections}
        corrected = evolve(known, **lists)
        compare(REWRITE, right, picture(_assess(corrected, rulebook, period)), f"with {id_} entered wrongly and replaced", corrected)


def check_adding_never_lowers(records: Records, rulebook: Rulebook, period: Period, *, of: Iterable[str] | None = None) -> None:
    """
    With an adoption or an instruction no unit and no person has fewer points or less money than without it (law 6).

    A rulebook with an average, a cap or a deduction on adoptions need not keep this law.

    Args:
        of: the ids of the adoptions and instructions, each left out by itself; None for some of them.

    Raises:
        AssertionError: somebody has less; with both scores.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> check_adding_never_lowers(records, book, year)  # nothing is raised
    """
    known = standing(records)
    more = _assess(known, rulebook, period)
    for id_ in of if of is not None else _some(known, ("adoptions", "instructions"), most=8):
        less = _assess(without(known, id_), rulebook, period)
        for kind in ("units", "persons"):
            before = {card.subject: card for card in getattr(less, kind)}
            for card in getattr(more, kind):
                old = before.get(card.subject)
                if old is not None and (card.points < old.points or card.yuan < old.yuan):
                    both = {"without it": old, "with it": card}
                    rows = [f"{what} {format_exact(one.points)} points, {one.yuan} yuan" for what, one in both.items()]
                    broken(ADDING, f"{card.subject}", f"{id_} lowers its score", rows, known)


def _some(records: Records, names: Iterable[str], *, most: int = 1) -> Iterator[str]:
    """Yield the ids of a few records of each list, evenly spread over it; of one alone the one in the middle."""
    for name in names:
        ids = [record.id for record in getattr(records, name) if record.id is not None]
        number = min(most, len(ids))
        yield from (ids[(2 * place + 1) * len(ids) // (2 * number)] for place in range(number))


def _wrong(record: Any) -> Any:
    if isinstance(record, Submission):
        return evolve(record, submitted_at=record.submitted_at + timedelta(days=400 if record.submitted_at.year < 2900 else -400))
    return evolve(record, on=record.on + timedelta(days=400 if record.on.year < 2900 else -400))


def _unused(records: Records, wanted: str) -> str:
    known = {record.id for record in records}
    return next(name for name in (wanted, *(f"{wanted}-{number}" for number in range(len(known) + 1))) if name not in known)
