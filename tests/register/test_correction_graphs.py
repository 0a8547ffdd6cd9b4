"""Every way in which a few corrections can hang together ends in what the format says, or in an error of the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from math import gcd, prod
from typing import Any

import pytest
from wording import coded

from govinfo import Records, build_register, check_records
from govinfo.errors import RegisterError
from govinfo.labels import Action
from govinfo.records import Correction, Person, Unit

UNITS = tuple(Unit(id=id_, name=f"单位{id_}") for id_ in ("u", "v", "w"))
DAYS = (date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 3))
LATE = date(2024, 3, 9)
NOBODY = "x"


def correction(id_: str, of: str, on: date, replacement: Any = None) -> Correction:
    """A correction that voids, or replaces where a replacement is given."""
    action = Action.VOID if replacement is None else Action.REPLACE
    return Correction(id=id_, of=of, action=action, on=on, reason="录入有误", by="区政府办", replacement=replacement)


def better(id_: str, by: str, on: date, of: dict[str, str], *, void: bool) -> Any:
    """Another version of a unit, or of a correction: one that voids, or one that replaces what it is of."""
    if id_ not in of:
        return Unit(id=id_, name=f"由{by}更名")
    inner = None if void else correction(of[id_], of[of[id_]], on) if of[id_] in of else Unit(id=of[id_], name=f"经{by}更名")
    return correction(id_, of[id_], on, inner)


def graph(ids: Sequence[str], targets: Sequence[str], kinds: Sequence[int], days: Sequence[date]) -> tuple[Correction, ...]:
    """Corrections of three kinds: void, replace by one that voids on a later day, replace by one that replaces on the first day."""
    of = dict(zip(ids, targets, strict=True))

    def replacement(id_: str, target: str, kind: int) -> Any:
        return None if kind == 0 else better(target, id_, LATE if kind == 1 else DAYS[0], of, void=kind == 1)

    return tuple(
        correction(id_, target, on, replacement(id_, target, kind)) for id_, target, kind, on in zip(ids, targets, kinds, days, strict=True)
    )


def in_first_use(targets: Sequence[str]) -> bool:
    """Whether units are first corrected in their own order: the three are alike, so the other orders say nothing new."""
    used = list(dict.fromkeys(target for target in targets if target in {"u", "v", "w"}))
    return used == ["u", "v", "w"][: len(used)]


def all_graphs(size: int) -> Iterator[tuple[Correction, ...]]:
    """All graphs of so many corrections."""
    ids = [f"c{i}" for i in range(size)]
    for targets in product(("u", "v", "w", NOBODY, *ids), repeat=size):
        if in_first_use(targets) and not any(map(str.__eq__, ids, targets)):  # one of itself is refused when it is made
            for kinds in product((0, 1, 2), repeat=size):
                for days in product(DAYS, repeat=size):
                    yield graph(ids, targets, kinds, days)


def some_graphs(size: int, count: int) -> Iterator[tuple[Correction, ...]]:
    """So many graphs, spread evenly over all of their size by a stride that is prime to their number."""
    ids = [f"c{i}" for i in range(size)]
    radices = [[target for target in ("u", "v", "w", *ids) if target != id_] for id_ in ids]
    total = prod(len(targets) * 9 for targets in radices)
    stride = total // count | 1
    while gcd(stride, total) > 1:
        stride += 2
    for k in range(count):
        number = k * stride % total
        targets, kinds, days = [], [], []
        for choices in radices:
            number, target = divmod(number, len(choices))
            number, kind = divmod(number, 3)
            number, day = divmod(number, 3)
            targets.append(choices[target])
            kinds.append(kind)
            days.append(DAYS[day])
        yield graph(ids, targets, kinds, days)


def by_the_format(corrections: Sequence[Correction], given: dict[str, Any]) -> dict[str, Correction]:
    """
    Return the correction that decides each id, where *given* says what stands for every correction.

    "The last one of a record (by `on`, then id) decides."
    """
    last: dict[str, Correction] = {}
    for one in sorted((version for c in corrections if (version := given[c.id]) is not None), key=lambda c: (c.on, c.id)):
        last[one.of] = one
    return last


def versions_of(corrections: Sequence[Correction], id_: str) -> list[Any]:
    """Return whatever a correction may become: nothing, itself, or a version written into another one."""
    found: list[Any] = [None]
    for one in corrections:
        inside: Any = one
        while isinstance(inside, Correction):
            if inside.id == id_ and inside not in found:
                found.append(inside)
            inside = inside.replacement
    return found


def consistent(corrections: Sequence[Correction]) -> list[dict[str, Correction]]:
    """Every reading in which each correction is what the last one of it makes of it: one, unless corrections go round in a circle."""
    of = {c.id: c for c in corrections}
    round_ = sum(goes_round(c, of) for c in corrections)
    if not round_:
        given: dict[str, Any] = dict(of)
        for _ in corrections:  # what hangs on nothing is right at once, what hangs on it after one turn more
            last = by_the_format(corrections, given)
            given = {id_: last[id_].replacement if id_ in last else own for id_, own in of.items()}
        return [by_the_format(corrections, given)]
    found: list[dict[str, Correction]] = []
    for several in product(*(versions_of(corrections, c.id) for c in corrections)):
        given = {c.id: version for c, version in zip(corrections, several, strict=True)}
        last = by_the_format(corrections, given)
        if all(given[id_] == (last[id_].replacement if id_ in last else own) for id_, own in of.items()):
            found.append(last)
    return found


def goes_round(start: Correction, of: dict[str, Correction]) -> bool:
    """Whether a correction comes back to itself."""
    one: Correction | None = of.get(start.of)
    for _ in of:
        if one is start:
            return True
        one = of.get(one.of) if one is not None else None
    return False


def outcome(records: Records, known_on: date | None) -> tuple[Any, Any] | None:
    """Return the units and the trail, None for an error of the library; any other error is left to itself."""
    try:
        register = build_register(records, known_on=known_on)
    except RegisterError:
        return None
    return register.records.units, tuple((entry.record, entry.action, entry.by, entry.through) for entry in register.trail)


def judged(corrections: tuple[Correction, ...], known_on: date | None) -> None:
    """Hold what the library makes of corrections against what the format says."""
    got = outcome(Records(units=UNITS, corrections=corrections), known_on)
    ids = {c.id for c in corrections} | {unit.id for unit in UNITS}
    if any(c.of not in ids for c in corrections):
        assert got is None
        return
    known = [c for c in corrections if known_on is None or c.on <= known_on]
    circles = any(goes_round(c, {one.id: one for one in known}) for c in known)
    if got is None:
        assert circles
        return
    readings = consistent(known)
    assert len(readings) == 1
    last = {id_: one for id_, one in readings[0].items() if id_ in {unit.id for unit in UNITS} | {c.id for c in known}}
    standing = tuple(now for unit in UNITS if (now := last[unit.id].replacement if unit.id in last else unit) is not None)
    assert got == (standing, tuple((id_, last[id_].action, last[id_].id, None) for id_ in sorted(last)))


def judged_on_any_day(corrections: tuple[Correction, ...]) -> None:
    """Judge what is known in the end, and on each day before which something was not known yet."""
    judged(corrections, None)
    for known_on in sorted({c.on for c in corrections})[:-1]:
        judged(corrections, known_on)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_corrections_end_as_the_format_says_however_they_hang_together(size: int) -> None:
    """All graphs: any targets, a record, one another or nothing, any kinds and days, known on any day."""
    for corrections in all_graphs(size):
        judged_on_any_day(corrections)


@pytest.mark.parametrize("size", [4, 5])
def test_more_corrections_end_as_the_format_says_too(size: int) -> None:
    """Evenly spread over all that four and five can be."""
    for corrections in some_graphs(size, 2500):
        judged_on_any_day(corrections)


def test_an_id_that_a_record_and_a_correction_share_is_told() -> None:
    """Whichever of them is corrected, by whom, and whatever two corrections of one id are of."""
    ids = ("u", "v", "c0", "c1")
    for first, second in product(ids, repeat=2):
        for one, other in product(("v", "w", NOBODY, *ids), repeat=2):
            if first == one or second == other:
                continue
            corrections = (correction(first, one, DAYS[0]), correction(second, other, DAYS[1]))
            alike = first == second or {first, second} & {"u", "v"}
            for known_on in (None, DAYS[0]):
                found = outcome(Records(units=UNITS, corrections=corrections), known_on)
                assert found is None or not alike


def test_a_new_correction_breaks_a_circle() -> None:
    """As the error says: void one of them by a new one, which comes after the others of it."""
    circle = (correction("c1", "c2", DAYS[0]), correction("c2", "c1", DAYS[1]))
    of_unit = correction("c3", "u", DAYS[0])
    records = Records(units=UNITS, corrections=(*circle, of_unit))

    assert outcome(records, None) is None
    assert outcome(records + Records(corrections=(correction("c0", "c1", DAYS[1]),)), None) is None  # c0 comes before c2 on that day
    assert outcome(records + Records(corrections=(correction("c4", "c1", DAYS[1]),)), None) == (
        UNITS[1:],
        (("c1", Action.VOID, "c4", None), ("u", Action.VOID, "c3", None)),
    )


def test_a_correction_made_before_what_it_corrects_is_asked_about_and_does_nothing_until_then() -> None:
    """The void of 5 March is voided by one of 1 March; on 2 March there is nothing to void yet."""
    records = Records(units=UNITS, corrections=(correction("d", "u", date(2024, 3, 5)), correction("c", "d", date(2024, 3, 1))))

    assert outcome(records, date(2024, 3, 2)) == (UNITS, ())
    assert outcome(records, None) == (UNITS, (("d", Action.VOID, "c", None),))
    assert coded(check_records(records)) == ["$.corrections[1].on: corrects-later"]


def test_what_stands_inside_a_replaced_correction_is_checked_too() -> None:
    """The better version of a correction would put a person where a unit stood."""
    person = Person(id="u", name="信息员", unit="v")
    wrong = correction("c2", "c1", DAYS[1], correction("c1", "u", DAYS[0], person))

    with pytest.raises(RegisterError) as caught:
        build_register(Records(units=UNITS, corrections=(correction("c1", "u", DAYS[0]), wrong)))
    assert coded(caught.value.problems) == ["$.corrections[1].replacement.replacement: wrong-replacement"]
