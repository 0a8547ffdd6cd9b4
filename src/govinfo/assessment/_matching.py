"""
Which rules price a record: asked once for every combination of attributes, remembered for all records alike.

The attributes that any rule looks at are computed from a few plain fields. A record's values of
those fields are the key; the first record with a key is matched against the rules, every other
one costs a look-up, however many rules there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, repeat
from typing import Any, Final, TypeAlias, cast, final

from govinfo.assessment._awards import COUNTS, Award, Fate, Plan, sums_of
from govinfo.assessment._environments import RecordEnv, field_of, matching
from govinfo.assessment._sharing import in_whole_fen
from govinfo.exact import Exact, size
from govinfo.formulas import Env, Formula, Unknown, evaluate, explain
from govinfo.labels import Status
from govinfo.records import AnyRecord
from govinfo.register import Item, Rows
from govinfo.rulebook import By, Condition, Facts, Price
from govinfo.rulebook._conditions import sharpest
from govinfo.rulebook._keep import KeepProgram
from govinfo.rulebook._overlaps import unsettled
from govinfo.rulebook._program import PriceProgram, Program
from govinfo.texts._word import word_of

Key: TypeAlias = tuple[Any, ...]
"""The values of the fields of a record and its item that rules look at."""

NOTHING: Final = Plan((), {}, finished=False)
"""The plan for records that no rule prices."""


@final
class Matcher(dict[Key, Plan]):
    """
    The answers of a program's prices for one kind of records, by key.

    Prices are indexed by the attribute that tells most of them apart, so that even the first record
    with a key meets only the rules that could match it.

    Attributes:
        fields: the fields of a record and its item whose values are its key.
    """

    def __init__(self, program: Program, facts: Facts, prices: Sequence[PriceProgram]) -> None:
        """Prepare for *prices* of *program* on records of the kind *facts*."""
        super().__init__()
        self._program = program
        self._facts = facts
        self.fields = tuple(sorted({field for price in prices for field in price.fields}))
        self._candidates: dict[Key, tuple[PriceProgram, ...]] = {}
        self._rivals: dict[Key, tuple[tuple[Price, Price], ...]] = {}
        self._unsure: dict[Key, frozenset[int]] = {}
        self._keep_rules = [settlement.rule for settlement in program.settlements if isinstance(settlement, KeepProgram)]
        self._index_by, self._index, self._rest = _index(prices)

    def keys_of(self, rows: Rows, where: slice) -> Iterable[Key]:
        """Return the key of every record of *rows* that stands *where*, in order."""
        if not self.fields:
            return repeat((), len(rows.records[where]))
        return zip(*(rows.column(name)[where] for name in self.fields), strict=True)

    def key(self, record: AnyRecord, item: Item) -> Key:
        """Return the key of one record."""
        return tuple(field_of(name, record, item) for name in self.fields)

    def env(self, key: Key) -> RecordEnv:
        """Return the attributes of the records with *key*."""
        return RecordEnv(self._program, self._facts, dict(zip(self.fields, key, strict=True)))

    def prices(self, key: Key) -> tuple[PriceProgram, ...]:
        """Return the rules that match records with *key*, or may match once their formula is evaluated."""
        return self._candidates.get(key, ())

    def is_sure(self, key: Key, price: PriceProgram) -> bool:
        """Whether a rule among those of a key matches as far as can be told without its formulas that vary."""
        return id(price) not in self._unsure.get(key, ())

    def rivals(self, key: Key) -> tuple[tuple[Price, Price], ...]:
        """Return the pairs of rules that may match records with *key* of which nothing says how they combine."""
        return self._rivals.get(key, ())

    def __missing__(self, key: Key) -> Plan:
        """Match the first record with *key* against the rules."""
        env = self.env(key)
        candidates = self._rest
        if self._index_by is not None:
            found: object = env.asked(self._index_by)
            if isinstance(found, Unknown):
                extra = [price for prices in self._index.values() for price in prices]
            else:
                several = cast("tuple[str | int | None, ...]", found if isinstance(found, tuple) and found else (found,))
                extra = [price for word in dict.fromkeys(map(word_of, several)) for price in self._index.get(word, ())]
            if extra:
                candidates = sorted({id(price): price for price in (*extra, *candidates)}.values(), key=lambda price: price.order)
        matched = [(price, _may_match(price, env)) for price in candidates]
        prices = tuple(price for price, met in matched if met is not False)
        self._candidates[key] = prices
        unsure = frozenset(id(price) for price, met in matched if isinstance(met, Unknown))
        if unsure:
            self._unsure[key] = unsure
        rivals = tuple(
            (one.rule, other.rule) for one, other in combinations(prices, 2) if unsettled(one.rule, other.rule, self._keep_rules)
        )
        if rivals:
            self._rivals[key] = rivals
        plan = self[key] = _plan(prices, env, rivals, sure=not unsure) if prices else NOTHING
        return plan


def _index(
    prices: Sequence[PriceProgram],
) -> tuple[str | None, Mapping[str, Sequence[PriceProgram]], Sequence[PriceProgram]]:
    by = sharpest([price.rule.when for price in prices])
    if by is None:
        return None, {}, prices
    index: dict[str, list[PriceProgram]] = defaultdict(list)
    rest: list[PriceProgram] = []
    for price in prices:
        asking = _asking(price, by)
        if asking is None:
            rest.append(price)
        else:
            for word in asking.words:
                index[word].append(price)
    return by, dict(index), rest


def _asking(price: PriceProgram, attribute: str) -> Condition | None:
    return next((condition for condition in price.rule.when if condition.attribute == attribute and not condition.negated), None)


def _may_match(price: PriceProgram, env: RecordEnv) -> bool | Unknown:
    met = matching(price.rule.when, env)
    if met is False or price.condition is None or price.varied:
        return met
    provided = as_truth(evaluate(price.condition, env))
    return provided if met is True or provided is False else met


def _plan(prices: Sequence[PriceProgram], env: RecordEnv, met: tuple[tuple[Price, Price], ...], *, sure: bool) -> Plan:
    if not sure or any(price.varied or price.rule.decide is not None or price.competes for price in prices):
        return Plan((), {}, finished=False)
    amounts: list[Exact] = []
    for price in prices:
        amount = amount_of(price.amount, env)
        if isinstance(amount, Unknown):
            return Plan((), {}, finished=False)
        amounts.append(in_whole_fen(price.rule.account, amount))
    superseded: dict[int, Fate] = {}
    for keep in {id(keep): keep for price in prices for keep in price.keeps}.values():
        rivals = [i for i, price in enumerate(prices) if keep in price.keeps and i not in superseded]
        if keep.rule.by is By.SIZE:
            rivals.sort(key=lambda i: size(amounts[i]), reverse=True)
        elif keep.rule.by is By.LISTED:
            rivals.sort(key=lambda i: keep.order[prices[i].rule.id])
        beaten = Fate(Status.SUPERSEDED, instead=prices[rivals[0]].rule, kept_by=keep.rule)
        superseded.update(dict.fromkeys(rivals[keep.rule.best :], beaten))
    awards = tuple(
        Award(
            price.rule,
            amounts[i],
            arithmetic=explain(price.amount, env) if isinstance(price.amount, Formula) else None,
            fate=superseded.get(i, COUNTS),
        )
        for i, price in enumerate(prices)
    )
    return Plan(awards, sums_of(awards), finished=True, met=met)


def amount_of(amount: Exact | Formula, env: Env) -> Exact | Unknown:
    """Return an amount that is a number or a formula."""
    if isinstance(amount, Formula):
        value = evaluate(amount, env)
        assert not isinstance(value, (str, bool))
        return value
    return amount


def as_truth(value: object) -> bool | Unknown:
    """Return what a condition came to."""
    assert isinstance(value, (bool, Unknown))
    return value
