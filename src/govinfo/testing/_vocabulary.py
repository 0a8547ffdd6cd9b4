"""The words that generated records use: those of a rulebook, or a few of our own where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final, final

from attrs import frozen

from govinfo.exact import Exact, exact
from govinfo.formulas._formula import numbers_in
from govinfo.labels import LapseKind
from govinfo.records import TagValue
from govinfo.rulebook import Condition, Criterion, Facts, Keep, Price, Rulebook
from govinfo.rulebook._conditions import TAG
from govinfo.rulebook._formulas import placed_formulas
from govinfo.texts._shown import spelled
from govinfo.texts._word import word_of

_QUOTED: Final = re.compile(r"\"([^\"\s]{1,50})\"|'([^'\s]{1,50})'")
_LARGEST: Final = 10**6
_WIDE: Final = {ord(digit): chr(ord("０") + place) for place, digit in enumerate("0123456789")}


@final
@frozen(kw_only=True)
class Vocabulary:
    """
    The words and numbers from which records are made so that the rules have something to decide.

    Attributes:
        publications: the publications that may adopt; none means that nothing is adopted.
        tags: by key, the values worth trying.
        numbers: the lengths, counts and fees at and beside which a formula changes its mind.
        decided: by criterion, the kinds of lapse that wait for a finding on it.
        looked_at: the attributes that some rule looks at, None for all: others would only make examples longer.
        merits: the kinds of merits; none means that there are none.
        matters: the kinds of matters; none means that there are none.
        reviews: whether items are reviewed, which matters where some rule looks at it.
        claims: whether something is claimed, which no rule looks at.
    """

    publications: tuple[str, ...]
    forms: tuple[str, ...]
    kinds: tuple[str, ...]
    groups: tuple[str, ...]
    lapses: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    measures: tuple[str, ...]
    figures: tuple[str, ...]
    channels: tuple[str, ...]
    grades: tuple[str, ...]
    positions: tuple[str | int, ...]
    leaders: tuple[str, ...]
    subjects: tuple[str, ...]
    tags: tuple[tuple[str, tuple[TagValue, ...]], ...]
    numbers: tuple[int, ...]
    decided: tuple[tuple[str, tuple[str, ...]], ...]
    looked_at: frozenset[str] | None = None
    merits: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    reviews: bool = False
    claims: bool = False

    def wants(self, attribute: str) -> bool:
        """Whether it matters what records say of an attribute."""
        return self.looked_at is None or attribute in self.looked_at


_PLAIN: Final = Vocabulary(
    publications=("bulletin", "city-bulletin"),
    forms=("item", "brief"),
    kinds=("experience", "problem"),
    groups=("office", "town"),
    lapses=tuple(LapseKind),
    criteria=(
        Criterion(id="leadership", title="领导重视", about=("unit", "person")),
        Criterion(id="quality", title="质量", about=("submission", "adoption", "instruction", "lapse"), least=0, most=10),
    ),
    measures=("sent", "adopted", "points"),
    figures=("headcount",),
    channels=("net", "paper"),
    grades=("first", "second"),
    positions=("front", "1", 1, "01"),
    leaders=("mayor", "secretary"),
    subjects=("flood", "fire"),
    tags=(("subject", ("flood", "fire")), ("urgent", (True, False)), ("copies", (1, 2, "1", True))),
    numbers=(0, 1, 500),
    decided=(),
    merits=("helped", "prize"),
    matters=("task", "request"),
    reviews=True,
    claims=True,
)


def vocabulary_of(rulebook: Rulebook | None) -> Vocabulary:
    """
    Return the words of *rulebook*, some words of our own where it is None.

    >>> from govinfo.shipped import shipped_rulebook
    >>> vocabulary_of(shipped_rulebook("district-model")).forms
    ('item', 'brief', 'research')
    """
    if rulebook is None:
        return _PLAIN
    asked = list(_conditions(rulebook))
    prices = [rule for rule in rulebook.rules if isinstance(rule, Price)]
    return Vocabulary(
        publications=_ids(rulebook.publications),
        forms=_ids(rulebook.forms),
        kinds=_ids(rulebook.kinds) or _asked(asked, "kinds"),
        groups=_ids(rulebook.groups) or _PLAIN.groups,
        # What the rules look for first, so that an example shrinks to it.
        lapses=_unique([*_lapses_priced(prices), *LapseKind, *_ids(rulebook.lapses)]),
        criteria=rulebook.criteria,
        measures=(*_ids(rulebook.measures), "points"),
        figures=_ids(rulebook.figures),
        channels=_asked(asked, "channel"),
        grades=_asked(asked, "grade"),
        positions=_places(asked),
        leaders=_asked(asked, "leader"),
        subjects=_asked(asked, "subject") or (_PLAIN.subjects if "subject" in set(_looked_at(rulebook, asked)) else ()),
        tags=tuple(_tags(rulebook, asked)),
        numbers=_numbers(rulebook, asked),
        decided=tuple((price.decide, _lapses_priced([price])) for price in prices if price.decide is not None and price.of is Facts.LAPSE),
        looked_at=frozenset(_looked_at(rulebook, asked)),
        merits=_ids(rulebook.merits),
        matters=_ids(rulebook.matters) if _looks_at(rulebook, Facts.MATTER) else (),
        reviews=_looks_at(rulebook, Facts.REVIEW) or "reviewed" in set(_looked_at(rulebook, asked)),
    )


def _looks_at(rulebook: Rulebook, facts: Facts) -> bool:
    """Whether some price or measure is about records of a kind."""
    prices = (rule.of for rule in rulebook.rules if isinstance(rule, Price))
    return facts in {*prices, *(measure.count for measure in rulebook.measures)}


def _ids(words: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(word, "id")) for word in words)  # noqa: B009  # words of several types


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(word) for word in words))


def _conditions(rulebook: Rulebook) -> Iterator[Condition]:
    """Yield every condition that anything in *rulebook* puts on records."""
    for asking in (*rulebook.rules, *rulebook.measures):
        conditions: tuple[Condition, ...] = getattr(asking, "when", ())
        yield from conditions


def _asked(conditions: Iterable[Condition], attribute: str) -> tuple[str, ...]:
    found = [value for condition in conditions if condition.attribute == attribute for value in condition.values]
    return _unique(spelled(value) for value in found)


def _places(conditions: Iterable[Condition]) -> tuple[str | int, ...]:
    """Return the pages asked for and what reads nearly like them, a number as one too."""
    asked = _asked(conditions, "position")
    found = [value for word in asked for value in (word, *_beside(word)) if not isinstance(value, bool)]
    return tuple({(type(value), value): value for value in found}.values())


def _beside(value: TagValue) -> tuple[TagValue, ...]:
    """
    Return what stands beside the value of a tag: what reads like it, and what only nearly does.

    >>> _beside(True), _beside("2"), _beside("front")
    ((1, '是', False), (2, '2', '02', '２', True), ())
    """
    word = word_of(value)
    if word in {"true", "false"}:
        return (1, "是", False) if word == "true" else (0, "否", True)
    if word.isdecimal():
        return (int(word), word, f"0{word}", word.translate(_WIDE), True)
    return ()


def _lapses_priced(prices: Iterable[Price]) -> tuple[str, ...]:
    return _asked([condition for price in prices if price.of is Facts.LAPSE for condition in price.when if not condition.negated], "kind")


def _looked_at(rulebook: Rulebook, asked: Iterable[Condition]) -> Iterator[str]:
    """Yield the attributes of records that anything in *rulebook* looks at."""
    yield from (condition.attribute for condition in asked)
    for rule in rulebook.rules:
        if isinstance(rule, Keep):
            yield from rule.per
    for _, formula in placed_formulas(rulebook.formulas):
        yield from formula.names


def _tags(rulebook: Rulebook, asked: Iterable[Condition]) -> Iterator[tuple[str, tuple[TagValue, ...]]]:
    found: dict[str, list[TagValue]] = {}
    for condition in asked:
        if condition.attribute.startswith(TAG):
            found.setdefault(condition.attribute.removeprefix(TAG), []).extend(condition.values)
    for rule in rulebook.rules:
        if isinstance(rule, Keep):
            for name in rule.per:
                if name.startswith(TAG):
                    found.setdefault(name.removeprefix(TAG), [])
    for _, formula in placed_formulas(rulebook.formulas):
        quoted = [one or other for one, other in _QUOTED.findall(formula.source)]
        for read in formula.reads:
            if read.lookup == TAG.rstrip("."):
                found.setdefault(read.word, []).extend(quoted)
    for key, values in sorted(found.items()):
        beside = [near for value in values for near in _beside(value)]
        distinct = {(type(value), value): value for value in (*values, *beside)}
        yield key, tuple(distinct.values()) or ("one", "other")


def _numbers(rulebook: Rulebook, asked: Iterable[Condition]) -> tuple[int, ...]:
    written: list[Exact] = [value for condition in asked for value in condition.values if type(value) is int]
    written += [number for _, formula in placed_formulas(rulebook.formulas) for number in numbers_in(formula)]
    whole = [number for number in written if isinstance(number, int) and 0 <= number <= _LARGEST]
    beside = {near for number in whole for near in (number - 1, number, number + 1) if near >= 0}
    return tuple(sorted(beside | {0, 1}))


def amounts_of(criterion: Criterion) -> tuple[Exact | None, ...]:
    """
    Return the amounts worth trying in a finding on *criterion*: the ends of the range and what lies between.

    >>> amounts_of(Criterion(id="x", title="x", about=("lapse",), least=50, most=100))
    (50, 100, 75, Fraction(151, 2))
    """
    if criterion.least is None:
        return (None,)
    if criterion.most is None:
        return (criterion.least, criterion.least + 5, criterion.least + 1, exact(criterion.least + Fraction(1, 2)))
    middle = exact(Fraction(criterion.least + criterion.most) / 2)
    inside = exact(middle + Fraction(1, 2))
    return tuple(dict.fromkeys((criterion.least, criterion.most, middle, inside if inside <= criterion.most else middle)))
