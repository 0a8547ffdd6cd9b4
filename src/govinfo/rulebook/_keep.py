"""The keep: of several lines that belong together only the best count (重复计分的取舍)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Final, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.errors import Problem
from govinfo.formulas import Scope
from govinfo.labels import Labelled
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import ATTRIBUTES, TAG, Facts, attribute
from govinfo.rulebook._covering import posting
from govinfo.rulebook._moves import USE, World
from govinfo.rulebook._price import Price
from govinfo.rulebook._problems import flaw, unknown
from govinfo.rulebook._rule_type import Formulas, RuleType, Said
from govinfo.rulebook._settings import Persons
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._telling import attribute_said, rules_said
from govinfo.rulebook._words import Under
from govinfo.texts import Text, Words


class By(Labelled):
    """
    Which of several lines is kept first (取舍次序).

    >>> [one.value for one in By]
    ['size', 'listed', 'first', 'last']
    """

    SIZE = "size", "数额大者优先"
    LISTED = "listed", "按规则排列次序"
    FIRST = "first", "先发生者优先"
    LAST = "last", "后发生者优先"


@final
@frozen(kw_only=True, field_transformer=typed)
class Keep:
    """
    Of several lines that belong together only the best count (重复计分的取舍).

    Attributes:
        rules: the ids of the prices whose lines compete, a trailing `*` standing for any ending.
        per: what lines belong together: `record`, `item`, `day` or an attribute of the record; a line
            without a value for one of them stands alone.
        best: how many of them count.
        by: which come first.
        for_: whose lines: of units, or of persons.
        across: whether lines of different units compete too, as where the first to send takes all.
        step: when it is its turn.

    >>> from govinfo import shipped_rulebook
    >>> [rule.best for rule in shipped_rulebook("huzhou-2018").rules if isinstance(rule, Keep)][:1]
    [1]
    """

    id: str
    clause: str
    title: str
    rules: tuple[str, ...]
    per: tuple[str, ...]
    best: int = 1
    by: By = By.SIZE
    across: bool = False
    step: int = 1
    for_: Subjects = Subjects.UNITS
    title_en: str | None = None
    under: Under = ()


@final
@frozen(eq=False)
class KeepProgram:
    """A keep policy with the rules it is about, each with its place in the policy's list."""

    rule: Keep
    order: Mapping[str, int]


def competes_within_record(rule: object) -> bool:
    """
    Whether a rule only chooses among the lines of one record.

    For records that are priced by a plan that is known before any of them is seen; for the others it takes its turn, the first.
    """
    return isinstance(rule, Keep) and rule.per == ("record",) and not rule.across


_PER: Final = {"record": Words("记录", "record"), "item": Words("信息", "item"), "day": Words("日", "day")}
"""What lines may belong together by, beside the attributes of their records."""


def _scope(_: Book, __: Keep, ___: str) -> Scope:
    return Scope()


def _check(book: Book, rule: Keep) -> Iterator[Problem]:
    prices = [other for other in book.rules if isinstance(other, Price)]
    for pattern in rule.rules:
        if not any(fnmatchcase(price.id, pattern) for price in prices):
            yield from unknown(f"{rule.id}.rules", pattern, [price.id for price in prices], "price")
    chosen = [price for price in prices if any(fnmatchcase(price.id, pattern) for pattern in rule.rules)]
    if not rule.rules:
        yield flaw(f"{rule.id}.rules", Text("must not be empty"))
    for name in rule.per:
        lacking = next((price for price in chosen if attribute(price.of, name) is None), None)
        if lacking is not None:
            yield from unknown(f"{rule.id}.per", name, ["record", "item", "day", *ATTRIBUTES[lacking.of], TAG + "…"], "attribute")
    if not rule.per:
        yield flaw(f"{rule.id}.per", Text("name what lines belong together, such as item"))
    if rule.best < 1:
        yield flaw(f"{rule.id}.best", Text("at least one line must be kept, got {got}", got=rule.best))


def compared_accounts(rule: Keep, rules: Iterable[object]) -> list[str]:
    """Return the accounts of the prices whose amounts a keep compares: of points and money the greater is no greater one."""
    prices = [other for other in rules if isinstance(other, Price) and any(fnmatchcase(other.id, pattern) for pattern in rule.rules)]
    return sorted({price.account for price in prices})


def _prepare(_: Book, taken: Sequence[object], rule: Keep, __: Formulas) -> KeepProgram:
    order: dict[str, int] = {}
    for other in posting(taken):
        places = [i for i, pattern in enumerate(rule.rules) if fnmatchcase(other.id, pattern)]
        if places:
            order[other.id] = places[0]
    return KeepProgram(rule, order)


def _lowers(world: World, keep: KeepProgram) -> bool:
    """
    Whether a line that counted may give way to one that is worth less, or is another person's.

    The greatest of several only grows, for the unit that has them all; what is first, listed first or another unit's may be less.
    """
    rule = keep.rule
    mine = [price for price in keep.order if price in world.using]
    if competes_within_record(rule):
        return rule.by is not By.SIZE and any(world.using[price] for price in mine)
    shared = world.persons is not None and world.persons.awards is not None and {"record", "item"}.isdisjoint(rule.per)
    # Where a cap has its turn before, the greatest line may be the one that is cut.
    cut = any(cut.turn < world.turns[rule.id] and not cut.covers.isdisjoint(mine) for cut in world.cuts)
    # A line of points may be what the greater number of yuan gives way to.
    mixed = len(compared_accounts(rule, world.book.rules)) > 1
    return rule.across or rule.by is not By.SIZE or not USE.isdisjoint(rule.per) or shared or cut or mixed


def _compares(rule: Keep) -> bool:
    return rule.across


def _orders(rule: Keep, _: Persons | None) -> bool:
    return rule.across or rule.by in {By.FIRST, By.LAST}  # of equal lines the earliest counts, and across it is one unit's


def _stirs(_: Keep) -> tuple[str, ...]:
    return ("points", "deducted")


def _gives(_: Book, rule: Keep) -> tuple[Said, ...]:
    return (Text("best {n}", n=rule.best),)


def _terms(book: Book, rule: Keep) -> tuple[Said, ...]:
    prices = [price for price in book.rules if isinstance(price, Price) and any(fnmatchcase(price.id, one) for one in rule.rules)]
    of = prices[0].of if prices else Facts.SUBMISSION
    per = tuple(_PER.get(name) or attribute_said(book, of, name) for name in rule.per)
    return (Text("of {rules}, per {per}, {by}", rules=rules_said(book, rule.rules), per=per, by=rule.by),)


KEEP: Final = RuleType[Keep, KeepProgram](
    table="keep",
    kind=Keep,
    scope=_scope,
    check=_check,
    prepare=_prepare,
    lowers=_lowers,
    compares=_compares,
    orders=_orders,
    stirs=_stirs,
    gives=_gives,
    terms=_terms,
)
"""Keeps."""
