"""
Which rules price a record: asked once for every combination of attributes, remembered for all records alike.

The attributes that any rule looks at are computed from a few plain fields. A record's values of
those fields are the key; the first record with a key is matched against the rules, every other
one costs a look-up, however many rules there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any, Final, TypeAlias, final

from attrs import frozen

from govinfo.exact import Exact, exact
from govinfo.formulas import Env, Formula, evaluate
from govinfo.assessment.ledger import Award, Plan
from govinfo.assessment.environments import RecordEnv
from govinfo.records import AnyRecord
from govinfo.register import Item
from govinfo.rulebook import By, Condition, Facts
from govinfo.rulebook.conditions import holds
from govinfo.rulebook.program import PriceProgram, Program

__all__ = ["Match", "Matcher"]

Key: TypeAlias = tuple[Any, Any]
"""The values of the record's fields and of the item's fields that rules look at."""


@final
@frozen(eq=False)
class Match:
    """
    What the rules say to all records with one key.

    Attributes:
        plan: the finished answer where it is the same for every such record, else None.
        prices: the rules that match, or may match once their formula is evaluated.
    """

    plan: Plan | None
    prices: tuple[PriceProgram, ...]


NOTHING: Final = Match(None, ())


@final
class Matcher(dict[Key, Match]):
    """
    The answers of a program's prices for one kind of records, by key.

    Prices are indexed by the attribute that most of them ask for, so that even the first record
    with a key meets only the rules that could match it.
    """

    def __init__(self, program: Program, facts: Facts) -> None:
        """Prepare for the prices of *program* on records of the kind *facts*."""
        super().__init__()
        self._program = program
        self._facts = facts
        prices = program.prices[facts]
        fields = sorted({field for price in prices for field in price.fields})
        self._record_fields = tuple(field.removeprefix("record.") for field in fields if field.startswith("record."))
        self._item_fields = tuple(field.removeprefix("item.") for field in fields if field.startswith("item."))
        self._index_by, self._index, self._rest = _index(prices)

    def keys_of(self, records: Sequence[AnyRecord], items: Sequence[Item]) -> Iterable[Key]:
        """Return the key of every record, in order."""
        return zip(_values(self._record_fields, records), _values(self._item_fields, items))

    def env(self, key: Key) -> RecordEnv:
        """Return the attributes of the records with *key*."""
        values: dict[str, Any] = {}
        for prefix, fields, part in (("record.", self._record_fields, key[0]), ("item.", self._item_fields, key[1])):
            several = part if len(fields) != 1 else (part,)
            values.update(zip([prefix + field for field in fields], several, strict=True))
        return RecordEnv(self._program, self._facts, values)

    def __missing__(self, key: Key) -> Match:
        """Match the first record with *key* against the rules."""
        env = self.env(key)
        candidates = self._rest
        if self._index_by is not None:
            found = env.attribute(self._index_by)
            words = found if isinstance(found, tuple) else (found,)
            extra = [price for word in dict.fromkeys(words) for price in self._index.get(word, ())]
            if extra:
                candidates = sorted({id(price): price for price in (*extra, *candidates)}.values(), key=lambda price: price.order)
        prices = tuple(price for price in candidates if _may_match(price, env))
        match = self[key] = Match(_plan(prices, env), prices) if prices else NOTHING
        return match


def _values(fields: tuple[str, ...], objects: Sequence[object]) -> Iterable[Any]:
    if not fields:
        return repeat((), len(objects))
    return map(attrgetter(*fields), objects)


def _index(
    prices: Sequence[PriceProgram],
) -> tuple[str | None, Mapping[object, Sequence[PriceProgram]], Sequence[PriceProgram]]:
    asked: dict[str, int] = defaultdict(int)
    for price in prices:
        for condition in price.rule.when:
            if not condition.negated:
                asked[condition.attribute] += 1
    if not asked:
        return None, {}, prices
    by = max(asked, key=lambda name: (asked[name], name))
    index: dict[object, list[PriceProgram]] = defaultdict(list)
    rest: list[PriceProgram] = []
    for price in prices:
        condition = _asking(price, by)
        if condition is None:
            rest.append(price)
        else:
            for value in condition.values:
                index[value].append(price)
    return by, dict(index), rest


def _asking(price: PriceProgram, attribute: str) -> Condition | None:
    return next((condition for condition in price.rule.when if condition.attribute == attribute and not condition.negated), None)


def _may_match(price: PriceProgram, env: RecordEnv) -> bool:
    if not all(holds(condition, env.attribute(condition.attribute)) for condition in price.rule.when):
        return False
    return price.condition is None or price.varied or evaluate(price.condition, env) is True


def _plan(prices: Sequence[PriceProgram], env: RecordEnv) -> Plan | None:
    if any(price.varied or price.rule.decide is not None or price.competes for price in prices):
        return None
    amounts = [amount_of(price.amount, env) for price in prices]
    superseded: dict[int, str] = {}
    for keep in {id(keep): keep for price in prices for keep in price.keeps}.values():
        rivals = [i for i, price in enumerate(prices) if keep in price.keeps and i not in superseded]
        if keep.rule.by is By.SIZE:
            rivals.sort(key=lambda i: -abs(amounts[i]))
        elif keep.rule.by is By.LISTED:
            rivals.sort(key=lambda i: keep.order[prices[i].rule.id])
        superseded.update((i, prices[rivals[0]].rule.id) for i in rivals[keep.rule.best :])
    awards = tuple(Award(price.rule, amounts[i], superseded.get(i)) for i, price in enumerate(prices))
    sums: dict[str, tuple[Exact, Exact]] = {}
    for award in awards:
        if award.superseded_by is None:
            plus, minus = sums.get(award.price.account, (0, 0))
            gain = max(award.amount, 0)
            sums[award.price.account] = (exact(plus + gain), exact(minus + gain - award.amount))
    return Plan(awards, sums)


def amount_of(amount: Exact | Formula, env: Env) -> Exact:
    """Return an amount that is a number or a formula."""
    if isinstance(amount, Formula):
        value = evaluate(amount, env)
        assert not isinstance(value, (str, bool))
        return value
    return amount


