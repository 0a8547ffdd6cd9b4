"""Strategies for records that hold together, and for what is made of them: registers and assessments."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias, TypeVar

from attrs import evolve
from hypothesis import strategies as st

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Scorecard, assess
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact
from govinfo.labels import Complexity, Grain, LeaderRank, Level, ReviewOutcome
from govinfo.periods import Period
from govinfo.records import LISTS, Records
from govinfo.register import Register, build_register
from govinfo.rulebook import Criterion, Rulebook, choose
from govinfo.shipped import shipped_rulebook
from govinfo.testing._corrected import corrections_of
from govinfo.testing._parts import MAKERS, Drawn, Made
from govinfo.testing._values import days_around, instants_on, one_of_them, periods_around, readings
from govinfo.testing._vocabulary import Vocabulary, amounts_of, vocabulary_of
from govinfo.texts import Text

T = TypeVar("T")
Strategy: TypeAlias = st.SearchStrategy[Any]
Fields: TypeAlias = dict[str, Strategy]

YEAR = Period.parse("2024")
GRAINS = (Grain.MONTH, Grain.MONTH, Grain.WEEK, Grain.HALF_MONTH, Grain.TWO_MONTHS, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)
# The levels that matter most are drawn oftener.
LEVELS = (Level.DISTRICT, Level.CITY, Level.PROVINCE, Level.DISTRICT, Level.CITY, Level.PROVINCE, Level.TOWNSHIP, Level.NATIONAL)

FEATURES = (
    *("composite", "persons", "commissions", "instructions", "handlings", "lapses"),
    *("findings", "targets", "figures", "succession", "corrections"),
    *("merits", "matters", "reviews", "claims"),
)
"""What records can be made without."""


@checked
def records(
    rulebook: Rulebook | None = None,
    *,
    period: Period = YEAR,
    size: int = 6,
    prefix: str = "",
    groups: Sequence[str] | None = None,
    without: Collection[str] = (),
) -> st.SearchStrategy[Records]:
    """
    Records that hold together (前后一致的记录): every reference exists, every word is declared, every amount is in its range.

    `build_register` accepts all of them, and their words are those of *rulebook*. What varies is what
    decides a score: who contributes and leads, what is adopted on which side of midnight and of the
    period's edges, findings that overtake each other, targets of several lengths, corrections of corrections.

    Args:
        rulebook: whose publications, forms, kinds, criteria and measures are used; None for a few words of our own.
        period: around whose edges the days lie.
        size: how many submissions there are at most; there are about as many records of each other kind.
        prefix: what every id begins with.
        groups: the groups that units belong to; None for those of the rulebook.
        without: what is left out: `composite` items of several units, `persons` and so authors, `succession` of units
            that begin, end and hand over, or a list of records: `commissions`, `instructions` and their
            `handlings`, `lapses`, `findings`, `targets`, `figures`, `corrections`; `merits`, `matters`, `reviews` and
            `claims`, which are made only where the rulebook speaks of them.

    Raises:
        InvalidValueError: *without* names what there is not.

    >>> from hypothesis import Phase, find, settings
    >>> found = find(records(), lambda some: bool(some.adoptions), settings=settings(phases=[Phase.generate]))
    >>> {one.submission for one in found.adoptions} <= {one.id for one in found.submissions}
    True
    """
    for name in without:
        if name not in FEATURES:
            raise InvalidValueError("without", name, Text("one of the features {names}", names=FEATURES))
    words = vocabulary_of(rulebook)
    if groups is not None:
        words = evolve(words, groups=tuple(groups))
    kinds = _strategies(words, period, size, composite="composite" not in without, succession="succession" not in without)
    wanted = dict.fromkeys(FEATURES, True) | dict.fromkeys(without, False)
    wanted["adoptions"] = bool(words.publications)
    wanted["handlings"] &= wanted["instructions"]
    wanted["findings"] &= bool(words.criteria)
    wanted["figures"] &= bool(words.figures)
    spoken_of = {"merits": bool(words.merits), "matters": bool(words.matters), "reviews": words.reviews, "claims": words.claims}
    wanted |= {name: wanted[name] and there for name, there in spoken_of.items()}
    sizes = {"units": 4, "persons": 6, "commissions": 2, "adoptions": size + 2, "instructions": max(1, size // 2), "findings": size + 2}
    sizes |= {"merits": 3, "matters": 2, "reviews": 3, "claims": 2}
    sizes |= {"handlings": 1, "targets": 3, "figures": 2, "lapses": size, "submissions": size}
    drawn: Fields = {
        name: st.lists(_fields(kinds[name]), min_size=name == "units", max_size=sizes[name]) for name in MAKERS if wanted.get(name, True)
    }
    if wanted["corrections"]:
        often = [name for name in ("submissions", "adoptions", "findings") if name in drawn]  # what points hang on
        drawn["corrections"] = st.lists(_corrections(kinds, [*drawn, *often], days_around(period)), max_size=max(2, size // 2))
    return st.fixed_dictionaries(drawn).map(lambda lists: _records(words, prefix, lists))


@checked
def registers(rulebook: Rulebook | None = None, **options: Any) -> st.SearchStrategy[Register]:
    """
    Registers of consistent records; the *options* are those of `records`.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(registers())
    ... def test(register):
    ...     assert len(register.records) >= 0
    >>> test()
    """
    return records(rulebook, **options).map(build_register)


@checked
def assessments(rulebook: Rulebook | None = None, *, period: Period = YEAR, **options: Any) -> st.SearchStrategy[Assessment]:
    """
    Assessments in any reading, of periods around *period*; the *options* are those of `records`.

    Args:
        rulebook: the regulation; None for the founding one.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(assessments())
    ... def test(assessment):
    ...     assert assessment.period.start < assessment.period.end
    >>> test()
    """
    rulebook = shipped_rulebook("district-model") if rulebook is None else rulebook
    return st.builds(
        assess,
        registers(rulebook, period=period, **options),
        readings(rulebook).map(lambda chosen: choose(rulebook, chosen)),
        periods_around(period),
    )


@checked
def scorecards(rulebook: Rulebook | None = None, **options: Any) -> st.SearchStrategy[Scorecard]:
    """Scorecards of units and persons in generated assessments, whose *options* these are."""
    return assessments(rulebook, **options).map(lambda assessment: (*assessment.units, *assessment.persons)).flatmap(one_of_them)


@checked
def lines(rulebook: Rulebook | None = None, **options: Any) -> st.SearchStrategy[Line]:
    """Lines of units and persons in generated assessments, whose *options* these are."""
    return scorecards(rulebook, **options).map(lambda card: card.lines).flatmap(one_of_them)


@checked
def disjoint_records(rulebook: Rulebook | None = None, **options: Any) -> st.SearchStrategy[tuple[Records, Records]]:
    """
    Pairs of records that have no id and no group in common; the *options* are those of `records`.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(disjoint_records())
    ... def test(pair):
    ...     assert not {unit.id for unit in pair[0].units} & {unit.id for unit in pair[1].units}
    >>> test()
    """
    groups = vocabulary_of(rulebook).groups
    first = records(rulebook, groups=groups[::2], **options)
    second = records(rulebook, groups=groups[1::2], prefix="x-", **options)
    return st.tuples(first, second)


@checked
def permuted(of: Records) -> st.SearchStrategy[Records]:
    """The same records with each list in another order."""
    return st.builds(Records, **{name: st.permutations(getattr(of, name)).map(tuple) for name in LISTS})


def _strategies(words: Vocabulary, period: Period, size: int, *, composite: bool, succession: bool) -> dict[str, tuple[Fields, Fields]]:
    """Return for each list the strategies of the fields that are always drawn, and of those that may be left out."""
    # The first of each kind are drawn oftener: what interests us is several records about one thing.
    position = st.sampled_from((0, 0, 0, 1, 1, *range(2, max(4, size))))
    positions = st.lists(st.integers(0, 3), max_size=3, unique=True)
    day = days_around(period)
    instant = instants_on(day)
    level = st.sampled_from(LEVELS)
    number = st.sampled_from(words.numbers)
    spans = st.none() | periods_around(period)
    group = st.none() | st.sampled_from(words.groups) if words.groups else st.none()
    item: Fields = {"submitted_at": instant, "unit": position}
    earlier = st.sampled_from((0, 1, 1, 2))  # those before a unit, so that there are chains of them
    ends = day | st.sampled_from((period.last_day, period.end))
    unit_dates: Fields = {"since": day, "until": ends, "successor": earlier} if succession else {}
    several: Fields = {"others": positions, "lead": position, "weights": _weights()} if composite else {}
    about_items: Fields = several | {"authors": st.lists(st.integers(0, 5), max_size=4, unique=True), "commission": position}
    plain: Fields = {"urgent": st.just(value=True), "affirmative": st.just(value=False)}
    plain |= {"pictures": number, "characters": number, "fee": number, "rank": st.sampled_from(LeaderRank), "happened_at": instant}
    plain = {name: strategy for name, strategy in plain.items() if words.wants(name)}
    about_items |= _among(plain, "urgent", "pictures", "characters", "happened_at")
    about_items |= _words(form=words.forms, channel=words.channels, subject=words.subjects)
    if words.kinds:
        about_items["kinds"] = st.lists(st.sampled_from(words.kinds), max_size=2, unique=True).map(tuple)
    tags: Fields = {"tags": _tags(words)} if words.tags else {}
    adopted: Fields = _words(form=words.forms, channel=words.channels, grade=words.grades, position=words.positions)
    adopted |= _among(plain, "characters", "fee")
    # An urgent report may be circulated by several levels, and is then recorded once for each.
    by = st.lists(st.sampled_from((*LEVELS, None)), min_size=1, max_size=3)
    lapse: Fields = {"unit": position, "kind": _often(words.lapses), "on": day, "by": by}
    finding: Fields = {"of": position, "part": position, "kind": position, "on": day, "judged": _judged(words.criteria)}
    target: Fields = {"owner": position, "by_group": st.booleans(), "measure": st.sampled_from(words.measures)}
    target |= {"per": st.sampled_from(GRAINS), "at_least": st.integers(0, 3), "period": spans, "named": st.booleans()}
    figure: Fields = {"owner": position, "of_person": st.booleans(), "value": st.integers(0, 60) | _halves(), "named": st.booleans()}
    return {
        "units": ({"group": group}, {"level": level, "parent": earlier} | unit_dates),
        "persons": ({"unit": position}, {}),
        "commissions": ({"by": level, "units": st.lists(position, min_size=1, max_size=2), "asked_at": instant}, {}),
        "submissions": (item, about_items | tags),
        "adoptions": ({"submission": position, "publication": _often(words.publications), "on": day}, adopted | tags),
        "instructions": (
            {"submission": position, "level": level, "on": day},
            {"follows": position} | _among(plain, "rank", "affirmative") | _words(leader=words.leaders) | tags,
        ),
        "handlings": (
            {"instruction": position, "unit": position, "received_at": instant, "complexity": st.sampled_from(Complexity)},
            {"extensions": st.lists(st.booleans(), max_size=2), "reported": st.booleans(), "done": st.booleans()},
        ),
        "merits": (
            {"unit": position, "of_unit": st.booleans(), "kind": _often(words.merits), "on": day},
            {"persons": positions, "submission": position, "level": level, "times": st.integers(1, 3), "amount": st.integers(0, 5)},
        ),
        "matters": (
            {"units": st.lists(position, min_size=1, max_size=2), "kind": _often(words.matters), "arose_at": instant},
            {"led": st.booleans()},
        ),
        "reviews": ({"submission": position, "into": position, "on": day, "outcome": st.sampled_from(ReviewOutcome)}, {}),
        "claims": ({"unit": position, "on": day, "period": periods_around(period), "points": st.integers(0, 60)}, {"record": position}),
        "lapses": (lapse, {"submission": position, "commission": position, "persons": positions} | tags),
        "findings": (finding, {}),
        "targets": (target, {}),
        "figures": (figure | {"name": _often(words.figures), "period": spans}, {}),
    }


def _fields(kind: tuple[Fields, Fields]) -> Strategy:
    """Return the strategy of what is drawn for one record; None stands for what is left out."""
    always, sometimes = kind
    if not sometimes:
        return st.fixed_dictionaries(always)
    return _row(st.integers(0, 2 ** len(sometimes) - 1), always, tuple(sometimes.items()))


@st.composite
def _row(draw: st.DrawFn, present: Strategy, always: Fields, sometimes: Sequence[tuple[str, Strategy]]) -> Drawn:
    """Draw once which fields there are, and not for each of them whether it is there."""
    row = {name: draw(strategy) for name, strategy in always.items()}
    mask = draw(present)
    return row | {name: draw(strategy) if mask >> at & 1 else None for at, (name, strategy) in enumerate(sometimes)}


def _words(**choices: Sequence[str | int]) -> Fields:
    return {name: st.sampled_from(words) for name, words in choices.items() if words}


def _among(fields: Fields, *names: str) -> Fields:
    return {name: fields[name] for name in names if name in fields}


def _often(words: Sequence[str]) -> Strategy:
    """Return one of *words*, those at the front oftener."""
    return st.sampled_from([*words, *words[:4]]) if words else st.nothing()


def _tags(words: Vocabulary) -> Strategy:
    return st.fixed_dictionaries({}, optional={key: st.sampled_from(values) for key, values in words.tags})


def _weights() -> Strategy:
    return st.lists(st.none() | st.integers(1, 3) | _halves(), min_size=1, max_size=3)


def _halves() -> st.SearchStrategy[Exact]:
    return st.fractions("1/2", 5, max_denominator=4).map(exact)


def _judged(criteria: Sequence[Criterion]) -> Strategy:
    """Return a criterion with what an assessor may say about it."""
    met = st.sampled_from((True, True, None, False))
    choices = [st.tuples(st.just(criterion), met, st.sampled_from((*amounts_of(criterion), None))) for criterion in criteria]
    return st.one_of(choices) if choices else st.nothing()


def _corrections(kinds: dict[str, tuple[Fields, Fields]], names: Sequence[str], day: Strategy) -> Strategy:
    of: Fields = {"of": st.sampled_from((0, 0, 1, 2)), "on": day}
    records_of = [st.fixed_dictionaries({"list": st.just(name), "new": st.none() | _fields(kinds[name])} | of) for name in names]
    better = st.fixed_dictionaries({"void": st.booleans(), "on": day})
    # Several times, since they need one to correct; each a strategy of its own, since the same one counts once.
    corrections = [st.fixed_dictionaries({"list": st.just("corrections"), "new": st.none() | better} | of) for _ in range(6)]
    return st.one_of(*records_of, *corrections)


def _records(words: Vocabulary, prefix: str, lists: dict[str, list[Drawn]]) -> Records:
    made = Made(words, {name: [] for name in MAKERS})
    for name, (letter, make) in MAKERS.items():
        rows = lists.get(name, [])
        for number, drawn in enumerate(_circulars(rows) if name == "lapses" else rows, start=1):
            record = make(f"{prefix}{letter}{number}", drawn, made)
            if record is not None:
                made.lists[name].append(record)
    return Records(
        **{name: tuple(rows) for name, rows in made.lists.items()}, corrections=corrections_of(made, lists.get("corrections", ()), prefix)
    )


def _circulars(several: Sequence[Drawn]) -> list[Drawn]:
    """Return a lapse for each level that circulated an urgent one, and one for every other."""
    return [{**drawn, "by": [level]} for drawn in several for level in drawn["by"][: 3 if "urgent" in drawn["kind"] else 1]]
