"""
The rule types: what a regulation can say, each as a small frozen class with one job.

A rule is data. Formulas stand in it as they are written and are read by
`govinfo.rulebook.program`, which knows the words of the whole rulebook.
"""

from __future__ import annotations

from typing import TypeAlias, final

from attrs import frozen

from govinfo.exact import Exact
from govinfo.labels import Grain, Labelled
from govinfo.rulebook.conditions import Condition, Facts
from govinfo.rulebook.words import Under

__all__ = ["Bar", "By", "Keep", "Notice", "Persons", "Price", "Rule", "Settings", "Share", "Standing", "Succession", "Tally", "Ties"]


class Share(Labelled):
    """How contributors share what a record earns (分摊方式)."""

    EACH = "each", "各单位全额"
    EQUAL = "equal", "平均分摊"
    WEIGHT = "weight", "按权重分摊"
    FIRST = "first", "仅第一单位"
    LEAD = "lead", "仅牵头单位"


class By(Labelled):
    """Which of several lines is kept first (取舍次序)."""

    SIZE = "size", "数额大者优先"
    LISTED = "listed", "按规则排列次序"
    FIRST = "first", "先发生者优先"
    LAST = "last", "后发生者优先"


class Ties(Labelled):
    """How the rank after a tie is counted (并列名次)."""

    SKIP = "skip", "并列后名次顺延"
    DENSE = "dense", "并列后名次连续"


class Succession(Labelled):
    """Who answers for what a unit did before it was renamed, merged or split (单位更替)."""

    INHERIT = "inherit", "由承继单位承担"
    SEPARATE = "separate", "各自计算"


@final
@frozen(kw_only=True)
class Price:
    """
    For each record of a kind that meets the conditions, an amount (计分 / 奖励标准).

    Attributes:
        of: the kind of records priced.
        when: conditions on attributes, all of which must hold.
        provided: a formula that must be true besides.
        amount: how much, a number or a formula over the record's attributes; below zero for a deduction.
        account: where it is posted: `points` or `yuan`.
        stacks: whether it is meant to add to other prices of the same record.
        share: how several contributing units share it.
        decide: the criterion whose finding on the record must supply `decided`; without it the decision is pending.
    """

    id: str
    clause: str
    title: str
    of: Facts
    amount: Exact | str
    when: tuple[Condition, ...] = ()
    provided: str | None = None
    account: str = "points"
    share: Share = Share.EACH
    decide: str | None = None
    stacks: bool = False
    part: str | None = None
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Tally:
    """
    For each unit and each whole sub-period, an amount that depends on measures (按期结算: 目标任务奖惩).

    A tally sees every line posted before it: those of all prices, and of the tallies above it in the file.

    Attributes:
        each: the length of the sub-periods.
        provided: a formula; a line is posted only where it is true.
        amount: how much, a number or a formula over measures, targets, figures and totals.
    """

    id: str
    clause: str
    title: str
    each: Grain
    amount: Exact | str
    provided: str | None = None
    account: str = "points"
    part: str | None = None
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Keep:
    """
    Of several lines of one unit that belong together only the best count (重复计分的取舍).

    Attributes:
        rules: the ids of the rules whose lines compete, a trailing `*` standing for any ending.
        per: what lines belong together: `record`, `item`, `day` or an attribute of the record; a line
            without a value for one of them stands alone.
        best: how many of them count.
        by: which come first.
    """

    id: str
    clause: str
    title: str
    rules: tuple[str, ...]
    per: tuple[str, ...]
    best: int = 1
    by: By = By.SIZE
    title_en: str | None = None
    under: Under = ()


Rule: TypeAlias = Price | Tally | Keep
"""Any rule."""


@final
@frozen(kw_only=True)
class Bar:
    """A condition under which a unit or person cannot be commended (不得参评), with its clause and its words."""

    id: str
    clause: str
    title: str
    provided: str
    persons: bool = False
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Notice:
    """What else follows for a unit from its totals (通报、整改等后续要求), without changing them."""

    id: str
    clause: str
    title: str
    provided: str
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Standing:
    """
    How units and persons are ranked (排名).

    Attributes:
        by: the formula by whose value, greatest first, units are ranked.
        ties: how the rank after a tie is counted.
        grouped: whether each group has a ranking of its own.
    """

    by: str = "points"
    ties: Ties = Ties.SKIP
    grouped: bool = False
    clause: str | None = None


@final
@frozen(kw_only=True)
class Persons:
    """
    How what units earn reaches their persons (个人计分).

    Attributes:
        awards: how the authors who belong to the unit share a line that rests on an item; None for not at all.
        deductions: `named`: a lapse counts in full against each person it names; `unit`: every deduction
            of the unit counts in full against each of its persons; None: none does.
    """

    awards: Share | None = None
    deductions: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Settings:
    """
    What else the regulation fixes (其他设定).

    Attributes:
        first_month: the month in which the assessment year begins.
        named_after: whether a year that begins in another month than January is called after its `start` or its `end`.
        succession: who answers for what a unit did before its successor took over.
        payout: the sub-period in which money is paid.
        show: the measures shown beside the scores.
    """

    first_month: int = 1
    named_after: str = "start"
    succession: Succession = Succession.INHERIT
    payout: Grain = Grain.HALF_YEAR
    show: tuple[str, ...] = ()
