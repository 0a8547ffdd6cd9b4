"""
The rule types: what a regulation can say, each as a small frozen class with one job.

A rule is data. Formulas stand in it as they are written and are read by
`govinfo.rulebook._program`, which knows the words of the whole rulebook.
"""

from __future__ import annotations

from typing import TypeAlias, final

from attrs import frozen

from govinfo.exact import Exact
from govinfo.labels import Grain, Labelled
from govinfo.rulebook._conditions import Condition, Facts
from govinfo.rulebook._words import Under


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


class Each(Labelled):
    """The span that a settlement looks at (结算范围): a sub-period, one item, or the whole assessment."""

    WEEK = "week", "每周"
    HALF_MONTH = "half-month", "每半月"
    MONTH = "month", "每月"
    TWO_MONTHS = "two-months", "每两月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half-year", "每半年"
    YEAR = "year", "每年"
    ITEM = "item", "每条信息"
    WHOLE = "whole", "整个考核期"

    @property
    def grain(self) -> Grain | None:
        """The length of the sub-period, None for an item or the whole assessment."""
        return None if self in {Each.ITEM, Each.WHOLE} else Grain(self.value)


class Ties(Labelled):
    """How the rank after a tie is counted (并列名次)."""

    SKIP = "skip", "并列后名次顺延"
    DENSE = "dense", "并列后名次连续"


class Side(Labelled):
    """On which side a notice stands (褒贬): papers put praise among praise, and a demand among those who fell short."""

    FAVOURABLE = "favourable", "表扬"
    PLAIN = "plain", "说明"
    UNFAVOURABLE = "unfavourable", "批评"


class Told(Labelled):
    """
    In which papers a notice is told (通报时机).

    `period`: in those of every period, judged by it. `within-year`: in those of a period that holds no whole
    year; `year`: in those of one that does. `year-to-date`: judged by the year so far, and told by the
    first paper in whose year so far it holds.
    """

    PERIOD = "period", "每期"
    WITHIN_YEAR = "within-year", "不满一年的各期"
    YEAR = "year", "全年"
    YEAR_TO_DATE = "year-to-date", "本年累计首次达到时"


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
        groups: the groups whose units it is for; with none, all.
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
    groups: tuple[str, ...] = ()
    part: str | None = None
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Keep:
    """
    Of several lines that belong together only the best count (重复计分的取舍).

    Attributes:
        rules: the ids of the prices whose lines compete, a trailing `*` standing for any ending.
        per: what lines belong together: `record`, `item`, `day` or an attribute of the record; a line
            without a value for one of them stands alone.
        best: how many of them count.
        by: which come first.
        across: whether lines of different units compete too, as where the first to send takes all.
        step: when it is its turn.
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
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Tally:
    """
    For each unit and each whole sub-period, or each of its items, an amount that depends on measures and totals (结算).

    A tally sees every line that counts when its turn comes.

    Attributes:
        each: the length of the sub-periods; `item` for each item of the unit; `whole` for the whole assessment.
        provided: a formula; a line is posted only where it is true.
        amount: how much, a number or a formula over measures, targets, figures and totals.
        pool: a sum of which each unit gets its share, in the proportion of its amount.
        step: when it is its turn.
    """

    id: str
    clause: str
    title: str
    each: Each
    amount: Exact | str
    provided: str | None = None
    pool: Exact | str | None = None
    account: str = "points"
    part: str | None = None
    step: int = 2
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Cap:
    """
    A bound on what some rules come to together (封顶 / 扣完为止); what goes beyond it is capped, the earliest lines first counted.

    Attributes:
        rules: the ids of the rules bounded, a trailing `*` standing for any ending.
        parts: the parts whose rules are bounded.
        each: the span within which they are added up.
        most: their sum is never more.
        least: deductions stop when their sum has come down to it; nothing is added to reach it.
        step: when it is its turn.
    """

    id: str
    clause: str
    title: str
    each: Each
    rules: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    most: Exact | str | None = None
    least: Exact | str | None = None
    account: str = "points"
    step: int = 3
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True)
class Void:
    """
    A condition that takes back what some rules gave (取消 / 归零 / 一票否决): an item's, a period's or everything.

    Attributes:
        provided: a formula; where it is true, the lines no longer count.
        rules: the ids of the rules concerned; with no rules and no parts, all of them.
        parts: the parts whose rules are concerned.
        each: the span that is judged and taken back.
        gains: whether only what was added is taken back, deductions stay.
        first: take back only so many lines of each span, the earliest first, as where only what exceeds the task is paid.
        step: when it is its turn.
    """

    id: str
    clause: str
    title: str
    each: Each
    provided: str
    rules: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    gains: bool = True
    first: Exact | str | None = None
    account: str = "points"
    step: int = 4
    title_en: str | None = None
    under: Under = ()


Settlement: TypeAlias = Keep | Tally | Cap | Void
"""
A rule about many lines together. Settlements take their turns by step; within one step keeps come
first, then tallies, caps and voids, each kind in the order of the file.
"""

Rule: TypeAlias = Price | Keep | Tally | Cap | Void
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
    """
    What else follows for a unit from its totals (通报、整改等后续要求), without changing them.

    Attributes:
        side: whether it praises, only says, or finds fault.
        told: in the papers of which periods.
    """

    id: str
    clause: str
    title: str
    provided: str
    side: Side = Side.PLAIN
    told: Told = Told.PERIOD
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
        roll_up: whether what a unit does counts for the parent at the top of its branch, which is assessed in its place.
        payout: the sub-period in which money is paid.
        show: the measures shown beside the scores.
    """

    first_month: int = 1
    named_after: str = "start"
    succession: Succession = Succession.INHERIT
    roll_up: bool = False
    payout: Grain = Grain.HALF_YEAR
    show: tuple[str, ...] = ()
