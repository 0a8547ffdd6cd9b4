"""What a circular says (通报内容), as values: the units, their counts and points, the periods they are compared with."""

from __future__ import annotations

from typing import final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.assessment import Line, Pending, Reason
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact
from govinfo.periods import Period
from govinfo.reports._adopted import AdoptedItem
from govinfo.reports._circular_persons import PersonResult
from govinfo.reports._grades import Grades
from govinfo.reports._revisions import Revision
from govinfo.reports._tallies import ClauseSum, Counts, MonthSum, Quota, QuotaState
from govinfo.rulebook import Each, Rulebook, Side
from govinfo.texts import Text


@final
@frozen(kw_only=True)
class EarlierResult:
    """
    What a unit had reached in an earlier period (对比期情况).

    >>> EarlierResult(counts=(), points=60, rank=2).rank
    2
    """

    counts: Counts
    points: Exact
    rank: int


@final
@frozen(kw_only=True)
class Unsettled:
    """
    A rule that is settled only when its span is over (期满结算的条款): a cap, a task, a void of the year.

    >>> from govinfo.rulebook import Each
    >>> Unsettled(rule="monthly-task", clause="五(一)", title="月任务", each=Each.MONTH).each.label
    '每月'
    """

    rule: str
    clause: str
    title: str
    each: Each
    title_en: str | None = None


@final
@frozen(kw_only=True)
class UnitResult:
    """
    One unit in a circular (单位情况).

    Attributes:
        score: the value of the formula that ranks; None where it is not known, or the unit is not ranked.
        complete: whether no decision about it is owed; where one is, its points and the ranks of all are provisional.
        cumulative: the points of the year so far.
        cumulative_rank: the rank in the year so far.
        before: the same in the period before; None where nothing is known of it.
        year_before: the same in the same period of the year before.
        quotas: how every target stands.
        deductions: the lines that took points away.
        yuan: the money earned in the period.
        measures: what was counted of each measure that ranks, and that the rulebook shows, by its id; None for what is unknown.
        months: the points by month, which sum to `points`.
        year_months: the same of the year so far, which sum to `cumulative`.
        items: its items that were adopted or instructed on, each with its marks.
        clauses: the points by clause, which sum to `points`.
        barred: what keeps it from commendation, judged by this period alone.
        notices: what else follows from this period, and what its year so far brings for the first time.

    >>> from govinfo.reports import circular
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> circular(year).units[0].rank
    1
    """

    unit: str
    name: str
    group: str | None = None
    counts: Counts
    points: Exact
    awarded: Exact
    deducted: Exact
    rank: int
    score: Exact | None = None
    complete: bool = True
    cumulative: Exact
    cumulative_rank: int
    before: EarlierResult | None = None
    year_before: EarlierResult | None = None
    quotas: tuple[Quota, ...] = ()
    deductions: tuple[Line, ...] = ()
    yuan: Exact = 0
    measures: tuple[tuple[str, Exact | None], ...] = ()
    months: tuple[MonthSum, ...] = ()
    year_months: tuple[MonthSum, ...] = ()
    items: tuple[AdoptedItem, ...] = ()
    clauses: tuple[ClauseSum, ...] = ()
    barred: tuple[Reason, ...] = ()
    notices: tuple[Reason, ...] = ()

    @property
    def climbed(self) -> int | None:
        """By how many places it went up since the period before, below zero for down (名次变化); None where that is not known."""
        return None if self.before is None else self.before.rank - self.rank

    @property
    def missed(self) -> tuple[Quota, ...]:
        """The targets missed in sub-periods that are over."""
        return tuple(quota for quota in self.quotas if quota.state is QuotaState.MISSED)

    @property
    def named(self) -> bool:
        """Whether it is named for falling short: a target missed, points taken away, or something that finds fault."""
        return bool(self.failing or self.deductions)

    @property
    def failing(self) -> bool:
        """Whether a target was missed, or something that finds fault follows: then it is not among the best, whatever its rank."""
        return bool(self.missed or self.on(Side.UNFAVOURABLE))

    def on(self, side: Side) -> tuple[Reason, ...]:
        """Return the notices of one side."""
        return tuple(notice for notice in self.notices if notice.side is side)


@final
@frozen(kw_only=True)
class Circular:
    """
    A circular (通报) as a value; renderings only write it down.

    Attributes:
        year: the days that cumulative figures cover.
        unsettled: the rules on points whose span is not over on the last day, such as a cap of the year: the year so far is provisional.
        before: the period before; None where nothing is known of it.
        year_before: the same period of the year before.
        units: by rank, then id.
        persons: by rank, then id; none where nothing but their units' lines is said of persons.
        total: the sums over all units, an item of several units counted for each.
        office: the office's own count, every item once.
        office_before: the same in the period before.
        office_year_before: the same in the same period of the year before.
        years: the same of the same period in each of the last years, the earliest first, this one last.
        revised: what was corrected and decided since the last paper; None where nobody asks.
        grades: who is in which grade; None where the rulebook gives none.
        accounts: in what the regulation reckons: `points`, `yuan`, both or neither.
        pending: the decisions that are still owed: what they are about is provisional.
        questions: how many questions are open.

    >>> from govinfo.reports import circular
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> circular(year).period.name
    '2024'
    """

    rulebook: Rulebook = field(repr=False)
    period: Period
    year: Period
    unsettled: tuple[Unsettled, ...] = ()
    before: Period | None = None
    year_before: Period | None = None
    units: tuple[UnitResult, ...] = ()
    persons: tuple[PersonResult, ...] = ()
    total: Counts = field(factory=Counts)
    office: Counts = field(factory=Counts)
    office_before: Counts | None = None
    office_year_before: Counts | None = None
    years: tuple[tuple[Period, Counts], ...] = ()
    revised: Revision | None = None
    grades: Grades | None = None
    accounts: frozenset[str] = frozenset({"points"})
    pending: tuple[Pending, ...] = ()
    questions: int = 0

    @property
    def in_points(self) -> bool:
        """Whether the regulation knows points."""
        return "points" in self.accounts

    @property
    def ranks(self) -> bool:
        """Whether the regulation ranks: by a measure or a formula, or by points where it knows any."""
        return self.in_points or self.rulebook.standing.by != "points"

    @property
    def adopts(self) -> bool:
        """Whether the regulation knows adoptions: some publication is declared, or something was adopted."""
        return bool(self.rulebook.publications or self.office.events)

    @property
    def sends(self) -> bool:
        """Whether the regulation knows items sent: it knows adoptions, or something was sent."""
        return bool(self.adopts or self.office.sent)

    @property
    def yuan(self) -> Exact:
        """The money of all units together."""
        return exact(sum(unit.yuan for unit in self.units))

    @property
    def points(self) -> Exact:
        """The points of all units together."""
        return exact(sum(unit.points for unit in self.units))

    @property
    def cumulative(self) -> Exact:
        """The points of the year so far of all units together."""
        return exact(sum(unit.cumulative for unit in self.units))

    @checked
    def of_month(self, place: int) -> Exact:
        """Return the points of all units together in a month of the year so far, counted from 0."""
        months = len(self.units[0].year_months) if self.units else 0
        if self.units and place not in range(-months, months):
            raise InvalidValueError("place", place, Text("one of {months} months, counted from 0", months=months))
        return exact(sum(unit.year_months[place].points for unit in self.units))

    @property
    def silent(self) -> tuple[UnitResult, ...]:
        """The units that sent nothing (零报送)."""
        return tuple(unit for unit in self.units if self.sends and unit.counts.sent == 0)

    @property
    def unadopted(self) -> tuple[UnitResult, ...]:
        """The units of which nothing was adopted (零采用)."""
        return tuple(unit for unit in self.units if self.adopts and unit.counts.adopted == 0)

    @property
    def short(self) -> tuple[UnitResult, ...]:
        """The units that are named for falling short."""
        return tuple(unit for unit in self.units if unit.named)
