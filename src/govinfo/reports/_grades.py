"""Grades (考核等次): which units, or persons, are in which of the grades that the notices of a rulebook give."""

from __future__ import annotations

from typing import final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Scorecard
from govinfo.periods import Period
from govinfo.rulebook import Rulebook, Subjects
from govinfo.rulebook._rulebook import active


@final
@frozen(kw_only=True)
class Graded:
    """
    Somebody in a list of grades (等次名单人选).

    Attributes:
        subject: the id of the unit or person.
        clause: by which clause it has the grade; nothing where it has none.
        also: the other grades whose conditions it meets too, which stand later in the rulebook.
        complete: whether no decision about it is owed.

    >>> Graded(subject="agri", name="农业农村局", clause="六(二)").also
    ()
    """

    subject: str
    name: str
    clause: str = ""
    also: tuple[str, ...] = ()
    complete: bool = True


@final
@frozen(kw_only=True)
class GradeList:
    """
    One grade, and who is in it (等次名单).

    >>> GradeList(grade="优秀").members
    ()
    """

    grade: str
    grade_en: str | None = None
    members: tuple[Graded, ...] = ()


@final
@frozen(kw_only=True)
class Grades:
    """
    The lists of all grades (考核等次名单).

    Attributes:
        lists: in the order of the rulebook, those that nobody is in too.
        without: who has no grade.
        persons: whether they are of persons.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> grades(year).lists
    ()
    """

    rulebook: Rulebook = field(repr=False)
    period: Period
    lists: tuple[GradeList, ...] = ()
    without: tuple[Graded, ...] = ()
    persons: bool = False


@checked
def grades(assessment: Assessment, *, persons: bool = False) -> Grades:
    """
    Return who is in which grade; a rulebook whose notices give none has no lists.

    Whoever meets the conditions of several is in the one that stands first in the rulebook.

    Args:
        assessment: the results.
        persons: whether those of persons are wanted instead of those of units.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> len(grades(year).without) == len(year.units)
    True
    """
    whose = Subjects.PERSONS if persons else Subjects.UNITS
    giving = {notice.id: notice for notice in active(assessment.rulebook, "notices") if notice.grade and notice.for_ is whose}
    order = list(dict.fromkeys(notice.grade for notice in giving.values() if notice.grade))
    english = {notice.grade: notice.grade_en for notice in reversed(giving.values()) if notice.grade}
    members: dict[str, list[Graded]] = {grade: [] for grade in order}
    without: list[Graded] = []
    for card in assessment.persons if persons else assessment.units:
        met = sorted((giving[one.rule] for one in card.notices if one.rule in giving), key=lambda one: order.index(one.grade or ""))
        own = list(dict.fromkeys(one.grade for one in met if one.grade))
        if own:
            members[own[0]].append(_graded(card, met[0].clause, tuple(own[1:])))
        else:
            without.append(_graded(card))
    lists = tuple(GradeList(grade=grade, grade_en=english[grade], members=tuple(members[grade])) for grade in order)
    return Grades(rulebook=assessment.rulebook, period=assessment.period, lists=lists, without=tuple(without), persons=persons)


def by_subject(made: Grades) -> dict[str, GradeList]:
    """Return the grade of everybody who has one."""
    return {member.subject: one for one in made.lists for member in one.members}


def _graded(card: Scorecard, clause: str = "", also: tuple[str, ...] = ()) -> Graded:
    return Graded(subject=card.subject, name=card.name, clause=clause, also=also, complete=card.complete)
