"""
How records that hold together are made of what was drawn.

What is drawn is independent: one dictionary per record in which a reference is a position, taken
modulo the number of records there are. So any part of a failing example can be taken out without
touching the rest, and it shrinks to a few records with ids such as `u1`, `s1`, `a1`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar, final

from attrs import evolve, frozen

from govinfo.labels import ReviewOutcome, Role
from govinfo.periods import Period
from govinfo.records import (
    About,
    AdoptionEvent,
    Assignee,
    Claim,
    Commission,
    Contribution,
    Extension,
    Figure,
    Finding,
    Handling,
    Lapse,
    LeaderInstruction,
    Matter,
    Merit,
    Person,
    ProgressReport,
    Review,
    Submission,
    Target,
    Unit,
)
from govinfo.rulebook import Criterion
from govinfo.testing._vocabulary import Vocabulary

T = TypeVar("T")
Drawn: TypeAlias = Mapping[str, Any]
"""What was drawn for one record, by name."""


@final
@frozen
class Made:
    """
    The lists made so far, and the words they use.

    Attributes:
        lists: by list, the records in the order they were drawn; it grows while records are made.
    """

    words: Vocabulary
    lists: dict[str, list[Any]]

    def ids(self, name: str) -> list[str]:
        """Return the ids of the records of a list."""
        return [record.id for record in self.lists[name]]

    def reference(self, name: str, position: int | None) -> str | None:
        """Return the id at a position of a list, None where there is none or nothing was drawn."""
        known = self.lists[name]
        return None if position is None or not known else str(known[position % len(known)].id)

    def references(self, name: str, positions: Sequence[int]) -> tuple[str, ...]:
        """Return the ids at the positions of a list, each once, in the order drawn."""
        known = self.ids(name)
        return tuple(dict.fromkeys(known[position % len(known)] for position in positions)) if known else ()


def at(choices: Sequence[T], position: int) -> T:
    """Return what stands at a position, counted round."""
    return choices[position % len(choices)]


def _unit(id_: str, drawn: Drawn, made: Made) -> Unit:
    since, until = drawn.get("since"), drawn.get("until")
    if since is not None and until is not None:
        since, until = min(since, until), max(since, until) + timedelta(days=since == until)
    # Parents and successors stand before a unit, so that none goes round in a circle.
    return Unit(
        id=id_,
        name=f"单位{id_}",
        level=drawn.get("level"),
        group=drawn["group"],
        parent=made.reference("units", drawn.get("parent")),
        since=since,
        until=until,
        successor=made.reference("units", drawn.get("successor")),
    )


def _person(id_: str, drawn: Drawn, made: Made) -> Person:
    return Person(id=id_, name=f"信息员{id_}", unit=at(made.ids("units"), drawn["unit"]))


def _commission(id_: str, drawn: Drawn, made: Made) -> Commission:
    asked: Any = drawn["asked_at"]
    units = made.references("units", drawn["units"])
    return Commission(id=id_, by=drawn["by"], units=units, asked_at=asked, due_at=asked + timedelta(days=3))


def _submission(id_: str, drawn: Drawn, made: Made) -> Submission:
    units = made.references("units", (drawn["unit"], *(drawn.get("others") or ())))
    lead, weights = drawn.get("lead"), drawn.get("weights") or (None,)
    led = None if lead is None or len(units) == 1 else lead % len(units)
    return Submission(
        id=id_,
        units=tuple(Contribution(unit=unit, lead=place == led, weight=at(weights, place)) for place, unit in enumerate(units)),
        submitted_at=drawn["submitted_at"],
        authors=made.references("persons", drawn.get("authors") or ()),
        commission=made.reference("commissions", drawn.get("commission")),
        **_plain(drawn, "form", "kinds", "happened_at", "characters", "pictures", "channel", "subject", "urgent", "tags"),
    )


def _adoption(id_: str, drawn: Drawn, made: Made) -> AdoptionEvent | None:
    item = made.reference("submissions", drawn["submission"])
    if item is None:
        return None
    plain = _plain(drawn, "form", "issue", "grade", "position", "channel", "characters", "fee", "tags")
    return AdoptionEvent(id=id_, submission=item, publication=drawn["publication"], on=drawn["on"], **plain)


def _instruction(id_: str, drawn: Drawn, made: Made) -> LeaderInstruction | None:
    item = made.reference("submissions", drawn["submission"])
    if item is None:
        return None
    follows = made.reference("instructions", drawn.get("follows"))
    plain = _plain(drawn, "rank", "leader", "affirmative", "tags")
    return LeaderInstruction(id=id_, submission=item, level=drawn["level"], on=drawn["on"], follows=follows, **plain)


def _handling(id_: str, drawn: Drawn, made: Made) -> Handling | None:
    instruction = made.reference("instructions", drawn["instruction"])
    if instruction is None:
        return None
    received: Any = drawn["received_at"]
    asked, reported, done = (received + timedelta(days=after) for after in (3, 5, 6))
    return Handling(
        id=id_,
        instruction=instruction,
        unit=at(made.ids("units"), drawn["unit"]),
        received_at=received,
        complexity=drawn["complexity"],
        extensions=tuple(Extension(asked_at=asked, reason="情况复杂", granted=granted) for granted in drawn.get("extensions") or ()),
        reports=(ProgressReport(at=reported),) if drawn.get("reported") else (),
        done_at=done if drawn.get("done") else None,
    )


def _matter(id_: str, drawn: Drawn, made: Made) -> Matter:
    units = made.references("units", drawn["units"])
    lead = Role.LEAD if drawn.get("led") else None
    parts = tuple(Assignee(unit=unit, role=Role.RESPONSIBLE if place else lead) for place, unit in enumerate(units))
    return Matter(id=id_, kind=drawn["kind"], units=parts, arose_at=drawn["arose_at"])


def _merit(id_: str, drawn: Drawn, made: Made) -> Merit:
    persons = made.references("persons", drawn.get("persons") or ())
    unit = at(made.ids("units"), drawn["unit"]) if drawn["of_unit"] or not persons else None
    about = made.reference("submissions", drawn.get("submission"))
    return Merit(id=id_, unit=unit, persons=persons, submission=about, **_plain(drawn, "kind", "on", "times", "amount", "level"))


def _review(id_: str, drawn: Drawn, made: Made) -> Review | None:
    items: Sequence[str] = made.ids("submissions")
    if not items:
        return None
    place: int = drawn["submission"] % len(items)
    target: int = drawn["into"]
    outcome: ReviewOutcome = drawn["outcome"]
    # An item goes into an earlier one, so that none is merged in a circle.
    into = items[target % place] if place and outcome is ReviewOutcome.MERGED else None
    return Review(id=id_, submission=items[place], on=drawn["on"], outcome=outcome, into=into)


def _claim(id_: str, drawn: Drawn, made: Made) -> Claim:
    unit = at(made.ids("units"), drawn["unit"])
    about = made.reference("adoptions", drawn.get("record"))
    return Claim(id=id_, unit=unit, on=drawn["on"], period=drawn["period"], points=drawn["points"], record=about)


def _lapse(id_: str, drawn: Drawn, made: Made) -> Lapse:
    unit = at(made.ids("units"), drawn["unit"])
    own = [item.id for item in made.lists["submissions"] if unit in [part.unit for part in item.units]]
    about = drawn.get("submission")
    return Lapse(
        id=id_,
        unit=unit,
        submission=at(own, about) if own and about is not None else None,
        commission=made.reference("commissions", drawn.get("commission")),
        persons=made.references("persons", drawn.get("persons") or ()),
        by=drawn["by"][0],
        **_plain(drawn, "kind", "on", "tags"),
    )


def _finding(id_: str, drawn: Drawn, made: Made) -> Finding | None:
    """Return a finding, None where there is nothing that it could be about."""
    criterion: Criterion
    criterion, met, amount = drawn["judged"]
    kinds = [kind for kind in criterion.about if made.lists[f"{kind}s"]]
    if not kinds:
        return None
    kind = at(kinds, drawn["kind"])
    known = made.lists[f"{kind}s"]
    units = {item.id: [part.unit for part in item.units] for item in made.lists["submissions"]}
    if kind == "lapse":
        # Those that wait for a decision first: what rests on others has no effect.
        waiting = dict(made.words.decided).get(criterion.id, ())
        known = sorted(known, key=lambda lapse: lapse.kind not in waiting)
    elif criterion.unit and kind in {"adoption", "instruction"}:
        known = sorted(known, key=lambda record: len(units[record.submission]) == 1)
    record = at(known, drawn["of"])
    parts: list[str] = []
    if criterion.unit and kind in {"submission", "adoption", "instruction"}:
        parts = units[record.id if kind == "submission" else record.submission]
    elif criterion.unit and kind == "review":
        parts = units[record.submission]
    elif criterion.unit and kind == "matter":
        parts = [one.unit for one in record.units]
    elif criterion.unit and kind in {"lapse", "merit", "handling"}:
        parts = [record.unit] if record.unit is not None else []
        if not parts:
            return None
    about = About(**{kind: record.id}) if not parts else About(**{kind: record.id, "unit": at(parts, drawn["part"])})
    return Finding(id=id_, criterion=criterion.id, about=about, on=drawn["on"], met=met, amount=amount)


def _target(id_: str, drawn: Drawn, made: Made) -> Target:
    groups = sorted({unit.group for unit in made.lists["units"] if unit.group is not None})
    by_group = drawn["by_group"] and bool(groups)
    span: Period | None = drawn.get("period")
    return Target(
        unit=None if by_group else at(made.ids("units"), drawn["owner"]),
        group=at(groups, drawn["owner"]) if by_group else None,
        measure=drawn["measure"],
        per=drawn["per"],
        at_least=drawn["at_least"] * (15 if drawn["measure"] == "points" else 1),
        period=span,
        id=id_ if drawn["named"] else None,
    )


def _figure(id_: str, drawn: Drawn, made: Made) -> Figure:
    of_person = drawn["of_person"] and bool(made.lists["persons"])
    owner = at(made.ids("persons" if of_person else "units"), drawn["owner"])
    return Figure(
        unit=None if of_person else owner,
        person=owner if of_person else None,
        name=drawn["name"],
        value=drawn["value"],
        period=drawn.get("period"),
        id=id_ if drawn["named"] else None,
    )


def _plain(drawn: Drawn, *names: str) -> dict[str, Any]:
    return {name: drawn[name] for name in names if drawn.get(name) is not None}


def replaced(new: Any, old: object, *, pinned: bool) -> Any:
    """
    Return *new*, made to replace *old*, with those references of the old one on which other records rely.

    Args:
        pinned: whether a finding is about a unit's part in the record, so that the unit must keep its part.
    """
    kind = type(old)
    kept = [*LINKS.get(kind, ()), *(PINS.get(kind, ()) if pinned else ())]
    return evolve(new, **{name: getattr(old, name) for name in kept})


LINKS: Final[Mapping[type, tuple[str, ...]]] = MappingProxyType(
    {
        Unit: ("parent", "successor"),
        LeaderInstruction: ("follows",),
        Finding: ("about", "criterion", "amount"),
        Target: ("id",),
        Figure: ("id",),
        Review: ("submission", "outcome", "into"),
        Merit: ("unit", "persons"),
        Matter: ("units",),
    }
)
"""By type: what a replacement keeps, so that links do not go round in a circle and amounts stay in their range."""

PINS: Final[Mapping[type, tuple[str, ...]]] = MappingProxyType(
    {Submission: ("units",), AdoptionEvent: ("submission",), LeaderInstruction: ("submission",), Lapse: ("unit",)}
)
"""By type: what decides which units have a part in the record."""

MAKERS: Final[Mapping[str, tuple[str, Callable[[str, Drawn, Made], Any]]]] = MappingProxyType(
    {
        "units": ("u", _unit),
        "persons": ("p", _person),
        "commissions": ("c", _commission),
        "submissions": ("s", _submission),
        "matters": ("m", _matter),
        "adoptions": ("a", _adoption),
        "instructions": ("i", _instruction),
        "handlings": ("h", _handling),
        "merits": ("b", _merit),
        "reviews": ("r", _review),
        "claims": ("n", _claim),
        "lapses": ("l", _lapse),
        "findings": ("f", _finding),
        "targets": ("t", _target),
        "figures": ("g", _figure),
    }
)
"""By list, in the order in which records can refer to each other: the letter of the ids and what makes a record of what was drawn."""
