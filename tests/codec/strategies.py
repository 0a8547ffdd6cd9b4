"""Strategies for any value that a records file may hold, sensible or not: what matters is that it can be written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, TypeVar

from hypothesis import strategies as st

from govinfo.exact import exact
from govinfo.labels import Action, Complexity, Decision, LeaderRank, Level, LimitUnit, Per, ReviewOutcome, Role
from govinfo.periods import Period
from govinfo.records import (
    About,
    AdoptionEvent,
    AnyRecord,
    Assignee,
    Claim,
    Commission,
    Contribution,
    Contributor,
    Correction,
    Extension,
    Figure,
    Finding,
    Handling,
    Interruption,
    Lapse,
    LeaderInstruction,
    Matter,
    Merit,
    Move,
    Person,
    ProgressReport,
    Records,
    Review,
    Submission,
    Tags,
    Target,
    Unit,
    Urging,
)

__all__ = ["corrected_records", "records"]

T = TypeVar("T")

IDS = st.one_of(
    st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True), st.sampled_from(["农业局", "{x}", '"', "\\", "a/b", "é", "１２", "😀"])
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).filter(str.strip)
DAYS = st.dates(date(1900, 1, 1), date(2998, 12, 31))
OFFSETS = st.integers(-86399, 86399).map(lambda seconds: timezone(timedelta(seconds=seconds)))
INSTANTS = st.datetimes(datetime(1901, 1, 1), datetime(2998, 12, 31, 23, 59, 59), timezones=OFFSETS)  # made aware
COUNTS = st.integers(0, 10**10)
NUMBERS = st.one_of(st.integers(-(10**39) + 1, 10**40 - 1), st.fractions(-(10**30), 10**30, max_denominator=1000).map(exact))
ABOVE_ZERO = st.one_of(st.integers(1, 10**40 - 1), st.fractions("1/997", 10**30, max_denominator=1000).map(exact))
TAGS = st.dictionaries(
    TEXTS,
    st.one_of(
        st.booleans(), st.integers(-(10**39) + 1, 10**40 - 1), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
    ),
    max_size=3,
).map(Tags)
PERIODS = st.one_of(
    st.sampled_from(["2024", "2024-H1", "2024-Q2", "2024-03", "2999"]).map(Period.parse),
    st.just(Period.parse("2021", first_month=12, named_after="end")),
    st.tuples(DAYS, DAYS).filter(lambda days: days[0] < days[1]).map(lambda days: Period(*days)),
    st.tuples(DAYS, DAYS, TEXTS).filter(lambda days: days[0] < days[1]).map(lambda days: Period(*days)),
)


def some(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Return the strategy of a field that may be left out."""
    return st.none() | strategy


def several(strategy: st.SearchStrategy[T], least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    """Return the strategy of a tuple without repetitions."""
    return st.lists(strategy, min_size=least, max_size=3, unique=True).map(tuple)


def ordered(first: str, second: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return the strategy of two instants in order, by the fields that hold them."""
    return st.tuples(INSTANTS, INSTANTS).map(lambda pair: dict(zip((first, second), sorted(pair), strict=True)))


CONTRIBUTIONS = st.builds(Contribution, unit=IDS, weight=some(ABOVE_ZERO))
LED = st.tuples(st.lists(CONTRIBUTIONS, min_size=1, max_size=3, unique_by=lambda part: part.unit), st.booleans()).map(
    lambda drawn: (Contribution(unit=drawn[0][0].unit, weight=drawn[0][0].weight, lead=drawn[1]), *drawn[0][1:])
)
ABOUT = st.one_of(
    st.builds(About, unit=IDS),
    st.builds(About, person=IDS),
    *(
        st.tuples(IDS, some(IDS)).map(lambda ids, name=name: About(**{name: ids[0], "unit": ids[1]}))
        for name in ("submission", "adoption", "instruction", "lapse", "merit", "matter", "handling", "review")
    ),
)
EXTENSIONS = st.lists(
    st.one_of(
        st.builds(Extension, asked_at=INSTANTS, reason=TEXTS, granted=some(st.booleans()), until=some(DAYS)),
        st.builds(
            Extension,
            asked_at=st.just(datetime(2026, 3, 2, tzinfo=UTC)),
            reason=TEXTS,
            granted=st.booleans(),
            decided_at=st.just(datetime(2026, 3, 3, tzinfo=UTC)),
            decided_by=some(TEXTS),
            number=st.integers(1, 30),
            unit=st.sampled_from([LimitUnit.DAY, LimitUnit.WORKDAY, LimitUnit.HOUR]),
        ),
    ),
    max_size=2,
).map(tuple)
PAUSES = st.sampled_from(
    [
        (),
        (Interruption(from_=date(2026, 3, 5), until=date(2026, 3, 9), reason="听证"),),
        (Interruption(from_=date(2026, 3, 5), until=date(2026, 3, 5), reason="听证"), Interruption(from_=date(2026, 3, 5), reason="鉴定")),
    ]
)
WEIGHTED = st.tuples(st.lists(IDS, max_size=3, unique=True), some(ABOVE_ZERO)).map(
    lambda drawn: tuple(Contributor(person=person, weight=drawn[1]) for person in drawn[0])
)
ROLES = st.lists(IDS, min_size=1, max_size=3, unique=True).flatmap(
    lambda units: st.sampled_from([None, *Role]).map(
        lambda role: (Assignee(unit=units[0], role=role), *(Assignee(unit=unit, role=Role.RESPONSIBLE) for unit in units[1:]))
    )
)
MOVES = st.sampled_from(
    [(), (Move(on=date(2024, 7, 1), unit="x"),), (Move(on=date(2024, 7, 1), unit="x"), Move(on=date(2024, 9, 1), unit="y"))]
)
REPORTS = st.lists(
    st.builds(ProgressReport, at=INSTANTS, text=some(TEXTS), signed_by=some(TEXTS))
    | ordered("at", "returned_at").map(lambda both: ProgressReport(**both, returned_because="内容不全")),
    max_size=2,
).map(tuple)


def plain_records(ids: st.SearchStrategy[str] = IDS) -> dict[str, st.SearchStrategy[Any]]:
    """Return for each list but the corrections the strategy of its records."""
    text, day, instant, tags = TEXTS, DAYS, INSTANTS, TAGS
    commission = {"by": st.sampled_from(Level), "units": several(IDS, 1), "title": some(text), "tags": tags}
    commission |= {"extensions": EXTENSIONS, "pauses": PAUSES}
    handling = {
        "unit": IDS,
        "complexity": some(st.sampled_from(Complexity)),
        "due_at": some(instant),
        "pauses": PAUSES,
        "urged": st.lists(st.builds(Urging, at=instant, by=some(text)), max_size=2).map(tuple),
        "extensions": EXTENSIONS,
        "reports": REPORTS,
        "tags": tags,
    }
    return {
        "units": st.builds(
            Unit,
            id=ids,
            name=text,
            level=some(st.sampled_from(Level)),
            group=some(IDS),
            parent=some(IDS),
            since=some(day),
            successor=some(IDS),
            tags=tags,
        ),
        "persons": st.builds(Person, id=ids, name=text, unit=st.just("w"), moves=MOVES, tags=tags),
        "commissions": st.tuples(ids, st.fixed_dictionaries(commission), ordered("asked_at", "due_at")).map(
            lambda drawn: Commission(id=drawn[0], **drawn[1], **drawn[2])
        ),
        "submissions": st.builds(
            Submission,
            id=ids,
            units=LED,
            submitted_at=instant,
            title=some(text),
            authors=WEIGHTED,
            extensions=EXTENSIONS,
            pauses=PAUSES,
            form=some(IDS),
            kinds=several(IDS),
            happened_at=some(instant),
            characters=some(COUNTS),
            pictures=some(COUNTS),
            channel=some(IDS),
            commission=some(IDS),
            subject=some(text),
            urgent=st.booleans(),
            tags=tags,
        ),
        "adoptions": st.builds(
            AdoptionEvent,
            id=ids,
            submission=IDS,
            publication=IDS,
            on=day,
            form=some(IDS),
            issue=some(COUNTS | text),
            grade=some(IDS),
            position=some(COUNTS | text),
            channel=some(IDS),
            characters=some(COUNTS),
            fee=some(NUMBERS),
            tags=tags,
        ),
        "instructions": st.builds(
            _instruction_on,
            on_what=st.sampled_from(["submission", "matter"]),
            id=ids,
            level=st.sampled_from(Level),
            on=day,
            rank=some(st.sampled_from(LeaderRank)),
            leader=some(text),
            affirmative=st.booleans(),
            follows=some(IDS),
            tags=tags,
        ),
        "matters": st.builds(
            Matter,
            id=ids,
            kind=IDS,
            units=ROLES,
            arose_at=instant,
            title=some(text),
            number=some(COUNTS | text),
            level=some(st.sampled_from(Level)),
            by=some(text),
            tags=tags,
        ),
        "handlings": st.tuples(
            ids, st.fixed_dictionaries(handling), ordered("received_at", "done_at"), st.sampled_from(["of", "instruction"]), IDS
        ).map(lambda drawn: Handling(id=drawn[0], **drawn[1], **drawn[2], **{drawn[3]: drawn[4]})),
        "merits": st.builds(
            Merit,
            id=ids,
            kind=IDS,
            on=day,
            unit=IDS,
            persons=WEIGHTED,
            level=some(st.sampled_from(Level)),
            by=some(text),
            amount=some(NUMBERS),
            times=st.integers(1, 10**10),
            title=some(text),
            submission=some(IDS),
            tags=tags,
        ),
        "reviews": st.builds(
            _reviewed,
            id=ids,
            submission=IDS,
            on=day,
            outcome=st.sampled_from(ReviewOutcome),
            into=IDS,
            by=some(text),
            reason=some(text),
            tags=tags,
        ),
        "claims": st.builds(
            Claim,
            id=ids,
            person=IDS,
            on=st.just(date(2025, 1, 9)),
            period=PERIODS,
            points=NUMBERS,
            yuan=some(NUMBERS),
            record=some(IDS),
            reason=some(text),
            decided_on=some(st.just(date(2025, 2, 1))),
            decision=st.sampled_from(Decision),
            decided_by=some(text),
            correction=some(IDS),
            tags=tags,
        ),
        "lapses": st.builds(
            Lapse,
            id=ids,
            unit=IDS,
            kind=IDS,
            on=day,
            by=some(st.sampled_from(Level)),
            submission=some(IDS),
            commission=some(IDS),
            persons=several(IDS),
            tags=tags,
        ),
        "findings": st.builds(
            Finding,
            id=ids,
            criterion=IDS,
            about=ABOUT,
            on=day,
            met=some(st.booleans()),
            amount=some(NUMBERS),
            text=some(text),
            by=some(text),
            reason=some(text),
            counts_on=some(day),
        ),
        "targets": st.builds(
            _owed_by,
            owed_by=st.sampled_from(["unit", "group", "person", "everyone"]),
            measure=IDS,
            per=st.sampled_from(Per),
            at_least=ABOVE_ZERO,
            period=some(PERIODS),
            id=ids,
        ),
        "figures": st.builds(
            _figure_of,
            of=st.sampled_from(["unit", "group", "person", "everyone"]),
            name=IDS,
            value=NUMBERS,
            period=some(PERIODS),
            id=ids,
        ),
    }


def _instruction_on(on_what: str, **rest: Any) -> LeaderInstruction:
    fields: dict[str, Any] = {**rest, on_what: "x"}
    return LeaderInstruction(**fields)


def _reviewed(into: str, **rest: Any) -> Review:
    merged = rest["outcome"] is ReviewOutcome.MERGED and into != rest["submission"]
    return Review(**rest, into=into if merged else None)


def _owed_by(owed_by: str, **rest: Any) -> Target:
    fields: dict[str, Any] = {**rest, owed_by: True if owed_by == "everyone" else "x"}
    return Target(**fields)


def _figure_of(of: str, **rest: Any) -> Figure:
    fields: dict[str, Any] = {**rest, of: True if of == "everyone" else "x"}
    return Figure(**fields)


def records() -> st.SearchStrategy[Records]:
    """Return the strategy of any records without corrections; their ids may repeat, references may dangle."""
    return st.fixed_dictionaries({name: st.lists(of, max_size=2).map(tuple) for name, of in plain_records().items()}).map(
        lambda lists: Records(**lists)
    )


@st.composite
def corrected_records(draw: st.DrawFn) -> Records:
    """Draw one record of some list, a correction of it, and perhaps a correction of that correction."""
    name = draw(st.sampled_from(sorted(plain_records())))
    of = plain_records(st.just("r1"))[name]
    record, better = draw(of), draw(of)
    first = draw(_correction("c1", record.id, better))
    chain: list[Correction] = [first]
    if draw(st.booleans()):
        chain.append(draw(_correction("c2", "c1", draw(_correction("c1", "r1", better)))))
    return Records(**{name: (record,)}, corrections=tuple(chain))


def _correction(name: str, of: str, better: AnyRecord) -> st.SearchStrategy[Correction]:
    common: dict[str, Any] = {"id": st.just(name), "of": st.just(of), "on": DAYS, "reason": TEXTS, "by": TEXTS}
    return st.builds(Correction, action=st.just(Action.VOID), **common) | st.builds(
        Correction, action=st.just(Action.REPLACE), replacement=st.just(better), **common
    )
