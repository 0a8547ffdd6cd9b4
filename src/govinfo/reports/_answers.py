"""The answer sheet (计分答复单): why one unit or person stands where it stands, and what is lacking to the next place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Reason, Scorecard, find_person, find_unit
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact
from govinfo.periods import Period
from govinfo.reports._accounts import accounts_of
from govinfo.reports._tallies import ClauseSum, MonthSum, Quota, by_clause, by_month, quotas_of
from govinfo.rulebook import Rulebook


@final
@frozen(kw_only=True)
class AnswerSheet:
    """
    The answer to "why 135?" (计分答复).

    Attributes:
        among: how many are ranked together.
        score: the value of the formula that ranks; None where it is not known.
        accounts: in what the regulation reckons: points, money, both or neither.
        person: whether it answers a person.
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
    score: Exact | None = None
    accounts: frozenset[str] = frozenset({"points", "yuan"})
    person: bool = False
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
        InvalidValueError: neither a unit nor a person is given, or both are.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> sheet = answer_sheet(year, unit="agri")
    >>> sheet.rank, sheet.lacking
    (2, 110)
    """
    if (unit is None) == (person is None):
        raise InvalidValueError("unit", unit, "a unit or a person, by id or name, and not both")
    if person is not None:
        return sheet_of(assessment, assessment.person(find_person(assessment, person)), Rivals.of(assessment, person=True))
    return sheet_of(assessment, assessment.unit(find_unit(assessment, unit or "")), Rivals.of(assessment, person=False))


@final
@frozen
class Rivals:
    """
    Those who are ranked together, by rank: looked up for each of them, not gone through.

    Attributes:
        person: whether they are persons.
        by_group: the cards of each group, or all of them under None.
        told: whether what is lacking to the next place can be told: they are ranked by points alone.
        accounts: in what the regulation reckons.
    """

    person: bool
    by_group: Mapping[str | None, tuple[Sequence[int], Sequence[Scorecard]]]
    told: bool
    accounts: frozenset[str]

    @classmethod
    def of(cls, assessment: Assessment, *, person: bool) -> Rivals:
        """Sort the persons, or the units, of an assessment."""
        standing = assessment.rulebook.standing
        several: dict[str | None, list[Scorecard]] = {}
        for card in assessment.persons if person else assessment.units:
            several.setdefault(card.group if standing.grouped and not person else None, []).append(card)
        by_group: dict[str | None, tuple[Sequence[int], Sequence[Scorecard]]] = {}
        for group, cards in several.items():
            ordered = sorted(cards, key=lambda one: one.rank)
            by_group[group] = ([one.rank for one in ordered], ordered)
        return cls(person, by_group, person or (standing.by == "points" and not standing.then), accounts_of(assessment))

    def beside(self, card: Scorecard) -> tuple[int, Scorecard | None]:
        """Return among how many a card is ranked, and that of the next better rank; None for the first, and where that tells nothing."""
        ranks, cards = self.by_group[card.group if None not in self.by_group else None]
        better = bisect_left(ranks, card.rank)
        return len(cards), cards[bisect_left(ranks, ranks[better - 1])] if better and self.told else None


def sheet_of(assessment: Assessment, card: Scorecard, rivals: Rivals) -> AnswerSheet:
    """Return the answer sheet of one card."""
    among, ahead = rivals.beside(card)
    return AnswerSheet(
        rulebook=assessment.rulebook,
        period=assessment.period,
        subject=card.subject,
        name=card.name,
        rank=card.rank,
        among=among,
        points=card.points,
        awarded=card.awarded,
        deducted=card.deducted,
        yuan=exact(card.yuan),
        score=card.score,
        accounts=rivals.accounts,
        person=rivals.person,
        lines=card.lines,
        months=by_month(assessment, card),
        clauses=by_clause(assessment, card),
        money=by_clause(assessment, card, "yuan"),
        quotas=quotas_of(assessment, card.subject) if not rivals.person else (),
        barred=card.barred,
        notices=card.notices,
        lacking=None if ahead is None else exact(ahead.points - card.points),
        next_rank=None if ahead is None else ahead.rank,
    )
