"""What a regulation fixes beside its rules: how it ranks, how persons share, when its year begins."""

from __future__ import annotations

from typing import Final, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact
from govinfo.labels import Grain, Labelled
from govinfo.rulebook._words import Under

MOST_DECIMALS: Final = 4
"""To how many decimals papers write points at the most."""


class Share(Labelled):
    """
    How contributors share what a record earns (分摊方式).

    >>> [(one.value, one.label) for one in Share]
    [('each', '各单位全额'), ('equal', '平均分摊'), ('weight', '按权重分摊'), ('first', '仅第一单位'), ('lead', '仅牵头单位')]
    """

    EACH = "each", "各单位全额"
    EQUAL = "equal", "平均分摊"
    WEIGHT = "weight", "按权重分摊"
    FIRST = "first", "仅第一单位"
    LEAD = "lead", "仅牵头单位"


class Awards(Labelled):
    """
    How the authors of an item share a line of their unit (个人分摊方式).

    >>> [(one.value, one.label) for one in Awards][:2]
    [('each', '每名作者全额'), ('equal', '作者平均分摊')]
    """

    EACH = "each", "每名作者全额"
    EQUAL = "equal", "作者平均分摊"
    WEIGHT = "weight", "按作者权重分摊"
    FIRST = "first", "仅第一作者"
    FIRST_OF_UNIT = "first-of-unit", "仅本单位第一作者"


@final
@frozen(field_transformer=typed)
class Ratio:
    """
    What the first authors of an item share in, the rest getting nothing (按比例分摊).

    Attributes:
        parts: the share of the first author, of the second, and so on.

    Raises:
        InvalidValueError: there are fewer than two, or one of them is not above zero.

    >>> Ratio((3, 2)).parts
    (3, 2)
    """

    parts: tuple[Exact, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse what divides nothing."""
        if len(self.parts) < 2 or min(self.parts) <= 0:
            raise InvalidValueError("awards", [str(part) for part in self.parts], "at least two numbers above zero, such as 3:2")


class Ties(Labelled):
    """
    How the rank after a tie is counted (并列名次).

    >>> [(one.value, one.label) for one in Ties]
    [('skip', '并列后名次顺延'), ('dense', '并列后名次连续')]
    """

    SKIP = "skip", "并列后名次顺延"
    DENSE = "dense", "并列后名次连续"


class Succession(Labelled):
    """
    Who answers for what a unit did before it was renamed, merged or split (单位更替).

    >>> [one.value for one in Succession]
    ['inherit', 'separate']
    """

    INHERIT = "inherit", "由承继单位承担"
    SEPARATE = "separate", "各自计算"


@final
@frozen(kw_only=True, field_transformer=typed)
class Standing:
    """
    How units and persons are ranked (排名).

    Attributes:
        by: the formula by whose value, greatest first, units are ranked.
        then: the formulas that decide in their order, greatest first, between units of which *by* says the same.
        provided: the condition under which a unit is ranked at all.
        ties: how the rank after a tie is counted.
        grouped: whether each group has a ranking of its own.
        persons_by: the formula by whose value persons are ranked.
        persons_grouped: whether the persons of each group of units have a ranking of their own.
        title: what papers call the value of *by*; left out, the formula stands there in words.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> book.standing.by, book.standing.ties.label
    ('points', '并列后名次顺延')
    """

    by: str = "points"
    ties: Ties = Ties.SKIP
    grouped: bool = False
    clause: str | None = None
    then: tuple[str, ...] = ()
    provided: str = "true"
    persons_by: str = "points"
    persons_grouped: bool = False
    title: str | None = None
    title_en: str | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class Persons:
    """
    How what units earn reaches their persons (个人计分).

    Attributes:
        awards: how authors share a line that rests on an item; None for not at all. `equal`, `each`, `weight` and
            `first-of-unit` are about the authors who belong to the unit on the item's day, `first` and a ratio about
            the first named authors of the item, of whatever unit.
        deductions: `named`: a lapse counts in full against each person it names; `unit`: every deduction
            of the unit counts in full against each of its persons; None: none does.
        clause: the clause that says so.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> [one.awards.value for one in book.persons]
    ['equal', 'equal', 'first-of-unit', 'first-of-unit', 'each', 'each']
    """

    awards: Awards | Ratio | None = None
    deductions: str | None = None
    clause: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True, field_transformer=typed)
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
        decimals: to how many decimals papers write points and what is computed; left out, exact numbers stand as they are,
            and fractions without an end are rounded to two.
        own_papers: the kinds of what an office files about itself, as its circulars, summaries and replies: never counted as sent.
        retroactive: whether the regulation holds for what happened before its `in_force` day too; otherwise no rule prices that.
        clause: the clause or clauses that fix all this.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> book.settings.first_month, book.settings.payout.value
    (1, 'half-year')
    """

    first_month: int = 1
    named_after: str = "start"
    succession: Succession = Succession.INHERIT
    roll_up: bool = False
    payout: Grain = Grain.HALF_YEAR
    show: tuple[str, ...] = ()
    decimals: int | None = None
    own_papers: tuple[str, ...] = ()
    retroactive: bool = False
    clause: str | None = None
