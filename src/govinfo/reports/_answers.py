"""The answer sheet (计分答复单): why one unit or person stands where it stands, and what is lacking to the next place."""

from __future__ import annotations

from typing import final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Reason, Scorecard, find_person, find_unit
from govinfo.exact import Exact, exact
from govinfo.periods import Period
from govinfo.reports._tallies import ClauseSum, MonthSum, Quota, by_clause, by_month, quotas_of
from govinfo.rulebook import Rulebook


@final
@frozen(kw_only=True)
class AnswerSheet:
    """
    The answer to "why 135?" (计分答复).

    Attributes:
        among: how many are ranked together.
        lines: every line, those that do not count too.
        lacking: how many points are lacking to those of the next better rank; None for the first, and
            where it is not ranked by points.
        next_rank: that rank.

    >>> from govinfo.reports import answer_sheet
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> answer_sheet(year, unit="agri").name
    '农业农村局'
    """

    rulebook: Rulebook = field(repr=False)
    period: Period
    subject: str
    name: str
    rank: int
    among: int
    points: Exact
    awarded: Exact
    deducted: Exact
    yuan: Exact
    lines: tuple[Line, ...] = ()
    months: tuple[MonthSum, ...] = ()
    clauses: tuple[ClauseSum, ...] = ()
    money: tuple[ClauseSum, ...] = ()
    quotas: tuple[Quota, ...] = ()
    barred: tuple[Reason, ...] = ()
    notices: tuple[Reason, ...] = ()
    lacking: Exact | None = None
    next_rank: int | None = None

    @property
    def eligible(self) -> bool:
        """Whether nothing bars it from commendation."""
        return not self.barred


@checked
def answer_sheet(assessment: Assessment, *, unit: str | None = None, person: str | None = None) -> AnswerSheet:
    """
    Return the answer sheet of one unit or person, by id or name.

    Raises:
        UnknownNameError: nobody in the assessment is called so.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> sheet = answer_sheet(year, unit="agri")
    >>> sheet.rank, sheet.lacking
    (2, 110)
    """
    if person is not None:
        card = assessment.person(find_person(assessment, person))
        rivals = list(assessment.persons)
    else:
        card = assessment.unit(find_unit(assessment, unit or ""))
        rivals = list(assessment.units)
        if assessment.rulebook.standing.grouped:
            rivals = [rival for rival in rivals if rival.group == card.group]
    standing = assessment.rulebook.standing
    ahead = _ahead(card, rivals) if person is not None or (standing.by == "points" and not standing.then) else None
    return AnswerSheet(
        rulebook=assessment.rulebook,
        period=assessment.period,
        subject=card.subject,
        name=card.name,
        rank=card.rank,
        among=len(rivals),
        points=card.points,
        awarded=card.awarded,
        deducted=card.deducted,
        yuan=exact(card.yuan),
        lines=card.lines,
        months=by_month(assessment, card),
        clauses=by_clause(assessment, card),
        money=by_clause(assessment, card, "yuan"),
        quotas=quotas_of(assessment, card.subject) if person is None else (),
        barred=card.barred,
        notices=card.notices,
        lacking=None if ahead is None else exact(ahead.points - card.points),
        next_rank=None if ahead is None else ahead.rank,
    )


def _ahead(card: Scorecard, rivals: list[Scorecard]) -> Scorecard | None:
    better = [rival for rival in rivals if rival.rank < card.rank]
    return max(better, key=lambda rival: rival.rank) if better else None
