"""The periodic circular (信息工作通报): what every unit sent, had adopted and scored, beside the periods before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from itertools import takewhile
from typing import final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Reason, Scorecard, assess
from govinfo.calendars import WorkCalendar
from govinfo.calendars._months import add_months
from govinfo.errors import InvalidValueError, RulebookError
from govinfo.exact import exact
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.register import Register
from govinfo.reports._accounts import accounts_of, measure_of, measures_told
from govinfo.reports._adopted import adopted_by_unit
from govinfo.reports._circular_persons import results_of_persons
from govinfo.reports._circular_values import Circular, EarlierResult, UnitResult, Unsettled
from govinfo.reports._grades import grades
from govinfo.reports._revisions import revision
from govinfo.reports._tallies import (
    Counts,
    by_clause,
    by_month,
    counted_lines,
    counts_by_unit,
    counts_of_office,
    counts_together,
    quotas_of,
    unit_answering,
)
from govinfo.reports._years import MOST_YEARS, counts_over_years
from govinfo.rulebook import Rulebook, Told
from govinfo.rulebook._rulebook import active
from govinfo.rulebook._spans import span_of


@checked
def circular(
    assessment: Assessment,
    *,
    year: Assessment | None = None,
    told: Assessment | None = None,
    before: Assessment | None = None,
    year_before: Assessment | None = None,
) -> Circular:
    """
    Return the circular of one period.

    Args:
        assessment: of the period reported.
        year: of the year so far, up to the same day; None where the period begins the year.
        told: of the year up to the day before the period, in whose papers was told what is told of a year so far once only.
        before: of the period before.
        year_before: of the same period a year earlier.

    Raises:
        InvalidValueError: *year* does not cover the period or ends on another day, or *told* does not end where the period begins.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> told = circular(year)
    >>> len(told.units) == len(year.units)
    True
    """
    year = year or assessment
    if not year.period.includes(assessment.period) or year.period.end != assessment.period.end:
        raise InvalidValueError("year", year.period.name, "a period that includes the one reported and ends with it")
    if told is not None and told.period.end != assessment.period.start:
        raise InvalidValueError("told", told.period.name, "a period that ends where the one reported begins")
    counts, items = counts_by_unit(assessment), adopted_by_unit(assessment)
    news = _Notices.of(assessment, year, told)
    earlier = [None if one is None else _results(one) for one in (before, year_before)]
    so_far = {card.subject: card for card in year.units}
    measures, accounts, graded = measures_told(assessment), accounts_of(assessment), grades(assessment)
    return Circular(
        rulebook=assessment.rulebook,
        period=assessment.period,
        year=year.period,
        unsettled=tuple(_unsettled(assessment.rulebook, year.period)),
        before=None if before is None else before.period,
        year_before=None if year_before is None else year_before.period,
        units=tuple(
            evolve(
                _unit(assessment, card, counts[card.subject], year, so_far, earlier, news),
                items=items.get(card.subject, ()),
                complete=card.complete,
                measures=tuple((name, measure_of(assessment, name, card.subject)) for name in measures),
            )
            for card in assessment.units
        ),
        persons=tuple(results_of_persons(assessment, year, news.about)),
        total=counts_together(assessment, counts.values()),
        office=counts_of_office(assessment),
        office_before=None if before is None else counts_of_office(before),
        office_year_before=None if year_before is None else counts_of_office(year_before),
        accounts=accounts,
        grades=graded if graded.lists else None,
        pending=assessment.pending,
        questions=len(assessment.questions),
    )


def _unit(
    assessment: Assessment,
    card: Scorecard,
    counts: Counts,
    year: Assessment,
    so_far: Mapping[str, Scorecard],
    earlier: Sequence[Mapping[str, EarlierResult] | None],
    news: _Notices,
) -> UnitResult:
    before, year_before = (None if one is None else one.get(card.subject) for one in earlier)
    cumulative = so_far.get(card.subject, card)
    return UnitResult(
        unit=card.subject,
        name=card.name,
        group=card.group,
        counts=counts,
        points=card.points,
        awarded=card.awarded,
        deducted=card.deducted,
        rank=card.rank,
        score=card.score,
        cumulative=cumulative.points,
        cumulative_rank=cumulative.rank,
        before=before,
        year_before=year_before,
        quotas=quotas_of(assessment, card.subject, year),
        deductions=tuple(line for line in counted_lines(card, "points") if line.amount < 0),
        yuan=exact(card.yuan),
        months=by_month(assessment, card),
        year_months=by_month(year, cumulative),
        clauses=by_clause(assessment, card),
        barred=card.barred,
        notices=news.about(card, cumulative),
    )


@final
@frozen(kw_only=True)
class _Notices:
    """
    Which notices a circular tells.

    Attributes:
        places: the place of every notice in the rulebook.
        to_date: those that are judged by the year so far.
        told: by unit or person and notice, what an earlier paper of the year told.
    """

    places: Mapping[str, int]
    to_date: frozenset[str]
    told: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, assessment: Assessment, year: Assessment, told: Assessment | None) -> _Notices:
        notices = list(active(assessment.rulebook, "notices"))
        unit_of = unit_answering(assessment)
        before = () if told is None or told.period.start < year.period.start else (*told.units, *told.persons)
        return cls(
            places={notice.id: place for place, notice in enumerate(notices)},
            to_date=frozenset(notice.id for notice in notices if notice.told is Told.YEAR_TO_DATE),
            told=frozenset((unit_of.get(card.subject, card.subject), one.rule) for card in before for one in card.notices),
        )

    def about(self, card: Scorecard, cumulative: Scorecard) -> tuple[Reason, ...]:
        """Return those of one unit in the order of the rulebook."""
        own = [notice for notice in card.notices if notice.rule not in self.to_date]
        once = [one for one in cumulative.notices if one.rule in self.to_date and (card.subject, one.rule) not in self.told]
        return tuple(sorted((*own, *once), key=lambda notice: self.places[notice.rule]))


def _unsettled(rulebook: Rulebook, year: Period) -> Iterator[Unsettled]:
    """Yield the rules on points that settle a span which is not over at the end of *year*, and are therefore not in its points yet."""
    for rule in active(rulebook, "rules"):
        each = span_of(rule)
        if each is not None and each.grain is not None and getattr(rule, "account", "points") == "points":
            *_, last = year.touching(each.grain, first_month=rulebook.settings.first_month)
            if last.end > year.end:
                yield Unsettled(rule=rule.id, clause=rule.clause, title=rule.title, title_en=rule.title_en, each=each)


def _results(assessment: Assessment) -> dict[str, EarlierResult]:
    counts = counts_by_unit(assessment)
    return {card.subject: EarlierResult(counts=counts[card.subject], points=card.points, rank=card.rank) for card in assessment.units}


@checked
def circular_of(
    register: Register,
    rulebook: Rulebook | Sequence[Rulebook],
    period: Period,
    *,
    assessment: Assessment | None = None,
    calendar: WorkCalendar | None = None,
    since: date | None = None,
) -> Circular:
    """
    Assess the period, the year so far and the periods it is compared with, and return the circular.

    Args:
        register: checked records.
        rulebook: the regulation, or its versions.
        period: the days reported.
        assessment: of just these, where there is one already; what is assessed beside it is so under the same calendar.
        calendar: the working days by which duties are due; left out, those of *assessment*, else the official ones.
        since: the day of the last paper: what was corrected and decided after it is told, and whom of those told of then it concerns.

    An earlier period is compared with only where the records reach back to its first month: an office
    that has just begun to keep records did not do nothing before.

    Raises:
        InvalidValueError: *assessment* is of other records or another period, or made under another rulebook, reading or calendar.
        RegisterError: the records use words that the rulebook does not declare.
        RulebookError: the versions of the rulebook do not cover the period.

    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> made = circular_of(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024-Q2"))
    >>> made.before.name, made.units[0].name, made.units[0].climbed
    ('2024-Q1', '教育局', 5)
    """
    if assessment is not None:
        _check_alike(assessment, register, [rulebook] if isinstance(rulebook, Rulebook) else rulebook, period)
        if calendar is not None and calendar != assessment.calendar:
            raise InvalidValueError("assessment", repr(assessment), "one under the calendar given")
        calendar = assessment.calendar
    assess_span = partial(assess, register, rulebook, calendar=calendar)
    assessment = assessment or assess_span(period)
    first_month = assessment.rulebook.settings.first_month
    whole = year_so_far(period, first_month=first_month)
    year, told = assessment, None
    if whole != period:
        year = assess_span(whole)
        if any(notice.told is Told.YEAR_TO_DATE for notice in active(assessment.rulebook, "notices")):
            with suppress(RulebookError):  # the regulation came into force within the period: nothing was told before
                told = assess_span(Period(whole.start, period.start))
    earlier: list[Assessment | None] = []
    others = [period_before(period), _moved(period, -12)]
    for place, other in enumerate(others):
        earlier.append(None)
        if other is not None and other not in others[:place] and _reaches(register, other):
            with suppress(RulebookError):  # the regulation was not yet in force
                earlier[-1] = assess_span(other)
    made = circular(assessment, year=year, told=told, before=earlier[0], year_before=earlier[1])
    back = takewhile(lambda one: one is not None and _reaches(register, one), (_moved(period, -12 * n) for n in range(MOST_YEARS)))
    made = evolve(made, years=counts_over_years(assessment, [one for one in back if one is not None][::-1]))
    earlier_papers = Period(whole.start, period.start) if whole.start < period.start else others[0]
    if since is None or earlier_papers is None:
        return made
    with suppress(RulebookError):  # the regulation was not yet in force
        made = evolve(made, revised=revision(register, rulebook, earlier_papers, since, calendar=calendar))
    return made


def _check_alike(assessment: Assessment, register: Register, versions: Sequence[Rulebook], period: Period) -> None:
    if assessment.period != period:
        raise InvalidValueError("assessment", assessment.period.name, "one of the period reported")
    if assessment.register is not register and assessment.register != register:
        raise InvalidValueError("assessment", repr(assessment), "one of the records given")
    if any(version not in versions for _, version in assessment.versions):
        raise InvalidValueError("assessment", repr(assessment), "one under the rulebook given, read in the same way")


def year_so_far(period: Period, *, first_month: int = 1) -> Period:
    """
    Return the assessment year up to the end of *period*.

    >>> year_so_far(Period.parse("2024-Q2")).name
    '2024-H1'
    """
    last = Period(period.last_day, period.end)
    year = next(iter(last.touching(Grain.YEAR, first_month=first_month)))
    return period if period.start <= year.start else Period(year.start, period.end)


def period_before(period: Period) -> Period | None:
    """
    Return the period of the same length just before; None before the first year that is read.

    >>> period_before(Period.parse("2024-Q1")).name, period_before(Period.parse("2024-03")).name
    ('2023-Q4', '2024-02')
    """
    if period.start.day == 1 and period.end.day == 1:
        return _moved(period, -((period.end.year - period.start.year) * 12 + period.end.month - period.start.month))
    try:
        return Period(period.start - (period.end - period.start), period.start)
    except OverflowError:
        return None


def _moved(period: Period, months: int) -> Period | None:
    try:
        start, end = add_months(period.start, months), add_months(period.end, months)
    except InvalidValueError:
        return None
    return Period(start, end) if start < end else None


def _reaches(register: Register, period: Period) -> bool:
    first = min((rows.days[0] for rows in register.rows.values() if rows.days), default=None)
    return first is not None and first < min(period.start + timedelta(days=31), period.end)
