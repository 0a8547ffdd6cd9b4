"""Prices that meet on the same record where the regulation does not say how they combine (规则重叠)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import combinations
from typing import Final

from govinfo.errors import Problem, Severity
from govinfo.formulas._exclusive import Given, Truth, truth
from govinfo.rulebook._conditions import MANY, TAG, Facts, can_meet, holds, sharpest
from govinfo.rulebook._keep import Keep
from govinfo.rulebook._price import Price
from govinfo.rulebook._problems import flaw, together
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._subjects import Subjects
from govinfo.texts import Text
from govinfo.texts._word import word_of

MOST_COMPARED: Final = 100_000
"""How many pairs of prices with formulas of their own are compared."""


def overlap_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """
    Yield the pairs of prices that price the same records, unless one stacks or a keep chooses between them.

    Where one holds of every record of the other, or may by its conditions alone, it is an error; where formulas of
    their own decide whether they meet, it is a question. Of formulas that plainly exclude each other nothing is said.
    """
    prices = [rule for rule in rulebook.rules if isinstance(rule, Price) and not rule.stacks]
    keeps = [rule for rule in rulebook.rules if isinstance(rule, Keep)]
    alike: dict[tuple[Facts, str, Subjects], list[Price]] = defaultdict(list)
    for price in prices:
        alike[price.of, price.account, price.for_].append(price)
    formulas = {id(own.holder): own.read["provided"] for own in rulebook.formulas if "provided" in own.read}
    truths: dict[int, Truth] = {}
    told: set[tuple[str, str]] = set()
    compared = 0
    for several in alike.values():
        for one, other in _meeting(rulebook, several):
            if (one.id, other.id) in told or any(_settles(keep, one, other) for keep in keeps):
                continue
            read = [formulas[id(price)] for price in (one, other) if id(price) in formulas]
            if len(read) < sum(price.provided is not None for price in (one, other)):
                continue  # one cannot be read, which is told elsewhere
            compared += bool(read)
            if read and compared > MOST_COMPARED:
                if compared == MOST_COMPARED + 1:
                    yield _question(
                        one.id, Text("more prices with formulas of their own may meet than are compared; tell them apart by when")
                    )
                continue
            # What an assessor decides by one criterion says nothing of another.
            apart = one.decide != other.decide and any("decided" in formula.names for formula in read)
            for price in (one, other):
                if id(price) not in truths:
                    truths[id(price)] = truth(formulas.get(id(price)), _given(price))
            mine, its = truths[id(one)], truths[id(other)]
            if not apart and mine.excludes(its):
                continue
            told.add((one.id, other.id))
            if len(read) < 2 or (not apart and (mine.follows_from(its) or its.follows_from(mine))):
                message = Text(
                    "prices the same records as {other}; say stacks = true on the one that is added, or keep the best by a [[keep]]",
                    other=other.id,
                )
                yield flaw(one.id, message)
            else:
                message = Text(
                    "may price the same records as {other}, where both formulas hold; say stacks = true on the one that is added, "
                    "keep the best by a [[keep]], or let the formulas exclude each other",
                    other=other.id,
                )
                yield _question(one.id, message)


def _question(path: str, message: Text) -> Problem:
    return Problem(path=path, message=message, severity=Severity.QUESTION)


def unsettled(one: Price, other: Price, keeps: Iterable[Keep]) -> bool:
    """Whether nothing says how what both give for one record combines."""
    alike = (
        one.account == other.account and one.for_ is other.for_ and not one.stacks and not other.stacks and not _of_other_groups(one, other)
    )
    return alike and not any(_settles(keep, one, other) for keep in keeps)


def _meeting(rulebook: Rulebook, prices: Sequence[Price]) -> Iterator[tuple[Price, Price]]:
    levels = {word_of(publication.id): publication.level.value for publication in rulebook.publications}
    for one, other in _comparable(prices):
        if _apart_by_level(levels, one, other) or _apart_by_level(levels, other, one):
            continue
        if one.id != other.id and not _of_other_groups(one, other) and together(one.under, other.under) and can_meet(one.when, other.when):
            yield one, other


def _comparable(prices: Sequence[Price]) -> Iterator[tuple[Price, Price]]:
    """Yield the pairs that could meet: those apart in the attribute that tells most of them apart are never looked at."""
    by = sharpest([price.when for price in prices], but=MANY)
    if by is None:
        yield from combinations(prices, 2)
        return
    plain = [{condition.attribute: condition for condition in price.when if not condition.negated} for price in prices]
    later: dict[str, list[int]] = defaultdict(list)
    rest: list[int] = []
    found: list[tuple[int, ...]] = []
    for i in reversed(range(len(prices))):  # so that only those that stand further down are met
        if by in plain[i]:
            words = plain[i][by].words
            found.append(tuple(sorted({*rest, *(j for word in words for j in later[word])})))
            for word in words:
                later[word].append(i)
        else:
            found.append(tuple(range(i + 1, len(prices))))
            rest.append(i)
    yield from ((prices[i], prices[j]) for i, others in enumerate(reversed(found)) for j in others)


def _of_other_groups(one: Price, other: Price) -> bool:
    """Whether no unit belongs to both, so that an item of several gives each its own."""
    return bool(one.groups) and bool(other.groups) and set(map(word_of, one.groups)).isdisjoint(map(word_of, other.groups))


def _apart_by_level(levels: Mapping[str, str], one: Price, other: Price) -> bool:
    """Whether *one* asks for publications none of which is of the level that *other* asks for."""
    asked = next((condition.words for condition in one.when if condition.attribute == "publication" and not condition.negated), None)
    level = next((condition for condition in other.when if condition.attribute == "level"), None)
    if asked is None or level is None or one.of is not Facts.ADOPTION:
        return False
    return not any(holds(level, levels.get(publication)) for publication in asked)


def _given(price: Price) -> list[Given]:
    """Return what the conditions of a price tell beside its formula."""
    given: list[Given] = []
    for condition in price.when:
        if condition.attribute not in MANY:
            lookup = "tag" if condition.attribute.startswith(TAG) else None
            given.append(Given(condition.attribute.removeprefix(TAG), condition.values, condition.negated, lookup))
    return given


def _settles(keep: Keep, one: Price, other: Price) -> bool:
    def listed(price: Price) -> bool:
        return any(fnmatchcase(price.id, pattern) for pattern in keep.rules)

    return keep.for_ is one.for_ and listed(one) and listed(other)
