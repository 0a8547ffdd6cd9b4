"""What the library hands out is closed: nothing reachable from a result can be changed, and what is not there is told in words."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

import pytest
from attrs import evolve, has

from govinfo import Assessment, Period, assess, build_register, choose, sample_year, shipped_rulebook, shipped_rulebooks
from govinfo._frozen import Frozen
from govinfo.assessment._comparison import compare
from govinfo.assessment._repricing import kept_counts, reprice
from govinfo.assessment._whynot import explain_record
from govinfo.errors import GovinfoError, UnknownNameError, WrongTypeError

PLAIN: Final = (str, bytes, int, Fraction, Decimal, date, datetime, time, timedelta, tzinfo, Enum, type(None), type, frozenset, range)
CLOSED: Final = (tuple, Frozen, MappingProxyType, frozenset)


def assessed() -> Assessment:
    """The sample year under the founding regulation."""
    return assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))


def open_things(root: object) -> Iterator[str]:
    """Yield the way to every thing reachable through public attributes that somebody could change."""
    seen: set[int] = set()
    kept: list[object] = []  # so that no id is used twice
    waiting: list[tuple[str, object]] = [(type(root).__name__, root)]
    of_a_kind: dict[tuple[str, type], int] = {}
    while waiting:
        path, thing = waiting.pop()
        if isinstance(thing, PLAIN) and not isinstance(thing, frozenset):
            continue
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        kept.append(thing)
        if isinstance(thing, CLOSED):
            items: list[object] = [*thing, *thing.values()] if isinstance(thing, (Frozen, MappingProxyType)) else list(thing)
            for item in items:  # a few of each type are as good as all
                key = (path, type(item))
                of_a_kind[key] = of_a_kind.get(key, 0) + 1
                if of_a_kind[key] <= 40:
                    waiting.append((f"{path}[]", item))
            continue
        if not type(thing).__module__.startswith("govinfo."):
            yield f"{path}: {type(thing).__name__}"
            continue
        if has(type(thing)) and type(thing).__setattr__ is object.__setattr__:
            yield f"{path}: {type(thing).__name__}, which can be changed"
            continue
        for word in dir(thing):
            if not word.startswith("_"):
                try:
                    value = getattr(thing, word)
                except (GovinfoError, TypeError):
                    continue
                if not callable(value) or has(type(value)):
                    waiting.append((f"{path}.{word}", value))


def test_nothing_reachable_from_a_result_can_be_changed() -> None:
    """An assessment with its register, rulebook, cards and lines, an answer about a record, a comparison, other prices."""
    assessment = assessed()
    unpriced = explain_record(assessment, assessment.unpriced[0])
    counts = kept_counts(assessment)

    for result in (assessment, unpriced, compare(assessment, assessment), counts, *reprice(counts, assessment.rulebook)):
        assert sorted(set(open_things(result))) == []


def test_every_shipped_rulebook_is_closed() -> None:
    """Whatever rules it has."""
    assert {name: found for name in shipped_rulebooks() if (found := sorted(set(open_things(shipped_rulebook(name)))))} == {}


def test_a_mapping_that_is_handed_out_says_so_when_somebody_changes_it() -> None:
    """In each way in which a dict is changed; a copy can be."""
    payouts: Any = assessed().units[0].payouts
    before = dict(payouts)
    for change in (
        payouts.clear,
        lambda: payouts.update({"x": 1}),
        lambda: payouts.pop("2024-H1"),
        payouts.popitem,
        lambda: payouts.setdefault("x", 1),
        lambda: payouts.__setitem__("x", 1),
        lambda: payouts.__delitem__("2024-H1"),
        lambda: payouts.__ior__({"x": 1}),
    ):
        with pytest.raises(WrongTypeError, match="a dict of your own"):
            change()
    assert payouts == before
    assert pickle.loads(pickle.dumps(payouts)) == deepcopy(payouts) == before
    assert type(deepcopy(payouts)) is Frozen


@pytest.mark.parametrize(
    ("ask", "zh", "en"),
    [
        (lambda a: a.unit("agry"), '没有 "agry" 这一项；是否应为 agri？', 'there is nothing under "agry"; did you mean agri?'),
        (lambda a: a.person("nobody-at-all"), '没有 "nobody-at-all" 这一项；', 'there is nothing under "nobody-at-all"; known are '),
        (lambda a: a.units[0].payouts["2024-H3"], '没有 "2024-H3" 这一项；', 'there is nothing under "2024-H3"; did you mean 2024-H'),
        (lambda a: a.readings["no"], '没有 "no" 这一项；', 'there is nothing under "no"; known are '),
        (lambda a: a.register.by_id[5], "没有 5 这一项", "there is nothing under 5"),
        (lambda a: a.register.rows["units"], '没有 "units" 这一项；', 'there is nothing under "units"; known are '),
        (lambda _: shipped_rulebook("district-modell"), "没有名为", "no shipped rulebook is called district-modell; did you mean district-model?"),
        (lambda a: choose(a.rulebook, {"no": "x"}), "", "district-model has no reading no; "),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_the_nearest(ask: Any, zh: str, en: str) -> None:
    """As an error of the library that is a KeyError too, as one expects of looking something up."""
    with pytest.raises(KeyError) as caught:
        ask(assessed())

    assert isinstance(caught.value, UnknownNameError)
    assert caught.value.text().startswith(zh)
    assert str(caught.value).startswith(en)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_card_of_another_assessment_keeps_its_lines() -> None:
    """Cutting an assessment down to nothing takes nothing away from its cards."""
    assessment = assessed()
    card = assessment.units[0]
    before = card.points, card.lines
    evolve(assessment, units=())

    assert (card.points, card.lines) == before
