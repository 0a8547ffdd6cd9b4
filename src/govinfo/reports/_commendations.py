"""The commendation proposal (评先建议): who is proposed as advanced, who is barred by which clause, who must rectify."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Reason, Scorecard
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact
from govinfo.labels import Labelled
from govinfo.periods import Period
from govinfo.reports._accounts import accounts_of
from govinfo.reports._grades import GradeList, by_subject
from govinfo.reports._grades import grades as grades_of
from govinfo.reports._tallies import counts_by_unit
from govinfo.rulebook import Commend, LastPlace, Rulebook, Seats
from govinfo.texts import Text
from govinfo.texts._near import nearest

FURTHER = ("points", "awarded", "deducted", "yuan", "sent", "adopted", "events")
"""
What may break ties beside the measures that the rulebook shows: the smaller of `deducted` is better.

Persons have the first four, and those measures where rules speak of them.
"""


class Verdict(Labelled):
    """
    What becomes of a candidate (评选结果).

    >>> [(one.value, one.label) for one in Verdict][:3]
    [('proposed', '拟表彰'), ('behind', '名额以外'), ('tied', '末位并列未入选')]
    """

    PROPOSED = "proposed", "拟表彰"
    BEHIND = "behind", "名额以外"
    TIED = "tied", "末位并列未入选"
    NO_POINTS = "no-points", "无积分"
    BARRED = "barred", "不得参评"
    OTHER_GRADE = "other-grade", "等次不符"


@final
@frozen(kw_only=True)
class Candidate:
    """
    A unit or person considered (评选对象).

    Attributes:
        rank: the rank of the assessment.
        score: the value of the formula that ranks.
        unit: of a person, the name of the unit.
        lacking: how many points are lacking to those of the last one proposed; None where nobody is
            proposed, for those proposed, or where units are not ranked by points.
        further: the measures that ties were broken by, with their values.
        reasons: what bars it, each with its clause.
        grade: its grade, where the rulebook gives it one; *grade_en* the same in English.

    >>> from govinfo.reports import commendation
    >>> from govinfo.rulebook import Seats
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> commendation(year, units=Seats(number=3)).units[0].candidates[0].rank
    1
    """

    subject: str
    name: str
    rank: int
    points: Exact
    score: Exact | None = None
    outcome: Verdict
    unit: str | None = None
    lacking: Exact | None = None
    further: tuple[tuple[str, Exact], ...] = ()
    reasons: tuple[Reason, ...] = ()
    grade: str | None = None
    grade_en: str | None = None


@final
@frozen(kw_only=True)
class GroupProposal:
    """
    The proposal for one group, or for all together (分类评选建议).

    Attributes:
        group: the id of the group; None for all together or those without a group.
        among: how many are in the group, barred ones included.
        seats: how many may be proposed; ties may make it more or fewer. None where all of a grade are.
        candidates: all of the group, those proposed first, in order of rank.

    >>> from govinfo.reports import commendation
    >>> from govinfo.rulebook import Seats
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> commendation(year, units=Seats(number=3)).units[0].among == len(year.units)
    True
    """

    among: int
    seats: int | None
    candidates: tuple[Candidate, ...]
    group: str | None = None

    @property
    def proposed(self) -> tuple[Candidate, ...]:
        """Those proposed for commendation."""
        return tuple(candidate for candidate in self.candidates if candidate.outcome is Verdict.PROPOSED)


@final
@frozen(kw_only=True)
class Follows:
    """
    What else follows for a unit or a person (后续要求): praise, a circular of criticism, measures to rectify.

    Attributes:
        unit: the id of the unit, of a person the unit it belongs to.
        name: the name of the unit or person.
        person: the id of the person, None where it follows for the unit.

    >>> Follows(unit="water", name="水利局", reason=None, person=None).name
    '水利局'
    """

    unit: str
    name: str
    reason: Reason
    person: str | None = None


@final
@frozen(kw_only=True)
class Commendation:
    """
    A proposal for commendation (评先建议) as a value.

    Attributes:
        last_place: what was done where several share the last place.
        grouped: whether each group has seats of its own.
        units: by group.
        persons: all persons; None where none are to be commended.
        grades: the grades whose holders are proposed; none where all compete by rank.
        follows: who is praised, must rectify or is criticised, and by which clause.
        accounts: in what the regulation reckons: points, money, both or neither.

    >>> from govinfo.reports import commendation
    >>> from govinfo.rulebook import Seats
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> commendation(year, units=Seats(number=3)).units[0].seats
    3
    """

    rulebook: Rulebook = field(repr=False)
    period: Period
    last_place: LastPlace
    grouped: bool
    further: tuple[str, ...] = ()
    units: tuple[GroupProposal, ...] = ()
    persons: GroupProposal | None = None
    grades: tuple[str, ...] = ()
    follows: tuple[Follows, ...] = ()
    accounts: frozenset[str] = frozenset({"points"})

    @property
    def in_points(self) -> bool:
        """Whether the regulation knows points."""
        return "points" in self.accounts

    @property
    def ranks(self) -> bool:
        """Whether the regulation ranks units: by a measure or a formula, or by points where it knows any."""
        return self.in_points or self.rulebook.standing.by != "points"


@checked
def commendation(
    assessment: Assessment,
    *,
    units: Seats | None = None,
    groups: Mapping[str, Seats] | None = None,
    persons: Seats | None = None,
    last_place: LastPlace | None = None,
    further: Sequence[str] | None = None,
    grades: Sequence[str] | None = None,
) -> Commendation:
    """
    Propose units and persons for commendation, by rank, leaving out those that a clause bars.

    What is not given is as the rulebook's `[commend]` has it.

    Where units are ranked by points, nobody without points is proposed. Equal scores share a rank, so
    that, unless told otherwise, all who share the last place are proposed.

    Args:
        assessment: of the year.
        units: the seats of all units together, or of each group that *groups* does not name.
        groups: the seats of groups by their ids; given at all, each group is considered by itself.
        persons: the seats of persons; None for no persons.
        last_place: what happens where several share the last place.
        further: the measures that break ties, in order; with `LastPlace.FURTHER`.
        grades: the grades whose holders are proposed: all of them where no seats are given.

    Raises:
        InvalidValueError: a group, a grade or a measure is not known, or measures are missing or given in vain.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> made = commendation(year, units=Seats(number=2))
    >>> [one.name for one in made.units[0].proposed]
    ['教育局', '农业农村局']
    """
    ruled = assessment.rulebook.commend or Commend()
    if units is None and groups is None and persons is None and grades is None:
        grades = ruled.grades
        units, persons = ruled.units, ruled.persons
        groups = dict(ruled.groups) if ruled.by_group or ruled.groups else None
    if last_place is None and further is None:
        last_place, further = ruled.last_place, ruled.further
    last_place, further = last_place or (LastPlace.FURTHER if further else LastPlace.ALL), further or ()
    if (last_place is LastPlace.FURTHER) != bool(further):
        raise InvalidValueError("further", list(further), "measures beside the policy further, and only beside it")
    _check_further(assessment, further, persons=persons is not None)
    known = {card.group for card in assessment.units}
    for group in groups or {}:
        if group not in known:
            close = nearest(group, [one for one in known if one is not None])
            raise InvalidValueError("group", group, Text("a group of the units, such as {near}", near=close or min(map(str, known))))
    graded = {whose: grades_of(assessment, persons=whose) for whose in (False, True)}
    _check_grades(grades or (), [*graded[False].lists, *graded[True].lists])
    chosen = {whose: frozenset(grades or ()).intersection(one.grade for one in graded[whose].lists) for whose in graded}
    counts = counts_by_unit(assessment)
    values = {
        card.subject: {**_totals(card), "sent": counts[card.subject].sent, "adopted": counts[card.subject].adopted,
                       "events": counts[card.subject].events, **card.measures}
        for card in assessment.units
    }  # fmt: skip
    by_points = assessment.rulebook.standing.by == "points"
    chooser = _Chooser(last_place, tuple(further), by_points, chosen[False], by_subject(graded[False]))
    proposals: list[GroupProposal] = []
    if groups is None:
        if units is not None or chosen[False]:
            proposals.append(chooser.propose(assessment.units, units, values, {}))
    else:
        for own in sorted(known, key=lambda one: (one is None, one or "")):
            seats = groups.get(own or "", units)
            if seats is not None or chosen[False]:
                cards = [card for card in assessment.units if card.group == own]
                proposals.append(chooser.propose(cards, seats, values, {}, own))
    home = {person.id: person.unit_on(assessment.period.last_day) for person in assessment.register.records.persons}
    named = {unit.id: unit.name for unit in assessment.register.records.units}
    of_persons = None
    if persons is not None or chosen[True]:
        totals = {card.subject: {**_totals(card), **card.measures} for card in assessment.persons}
        places = {id_: named.get(unit, unit) for id_, unit in home.items()}
        by_points = assessment.rulebook.standing.persons_by == "points"
        among = _Chooser(last_place, chooser.further, by_points, chosen[True], by_subject(graded[True]))
        of_persons = among.propose(assessment.persons, persons, totals, places)
    return Commendation(
        rulebook=assessment.rulebook,
        period=assessment.period,
        last_place=last_place,
        grouped=groups is not None,
        further=tuple(further),
        units=tuple(proposals),
        persons=of_persons,
        grades=tuple(grades or ()),
        accounts=accounts_of(assessment),
        follows=(
            *(Follows(unit=card.subject, name=card.name, reason=one) for card in assessment.units for one in card.notices),
            *(
                Follows(unit=home[card.subject], name=card.name, reason=one, person=card.subject)
                for card in assessment.persons
                for one in card.notices
            ),
        ),
    )


def _totals(card: Scorecard) -> dict[str, Exact]:
    return {"points": card.points, "awarded": card.awarded, "deducted": card.deducted, "yuan": exact(card.yuan)}


def _check_grades(grades: Sequence[str], lists: Sequence[GradeList]) -> None:
    known = [one.grade for one in lists]
    for grade in grades:
        if grade not in known:
            raise InvalidValueError("grade", grade, Text("one of {known}", known=tuple(dict.fromkeys(known))))


def _check_further(assessment: Assessment, further: Sequence[str], *, persons: bool) -> None:
    shown = assessment.rulebook.settings.show if not persons or assessment.speaks_of_persons else ()
    known = (*(FURTHER[:4] if persons else FURTHER), *shown)
    for measure in further:
        if measure not in known:
            raise InvalidValueError("measure", measure, Text("one of {known}", known=tuple(dict.fromkeys(known))))


@final
@frozen
class _Chooser:
    """How the seats of one list are filled."""

    last_place: LastPlace
    further: tuple[str, ...]
    by_points: bool
    wanted: frozenset[str]
    grades: Mapping[str, GradeList]

    def propose(
        self,
        cards: Sequence[Scorecard],
        seats: Seats | None,
        values: Mapping[str, Mapping[str, Exact]],
        places: Mapping[str, str],
        group: str | None = None,
    ) -> GroupProposal:
        """Return the proposal for one list of scorecards."""

        def key(card: Scorecard) -> tuple[Exact, ...]:
            better = [values[card.subject][measure] * (1 if measure == "deducted" else -1) for measure in self.further]
            return (card.rank, *better)

        able = sorted(
            (card for card in cards if card.eligible and self._may(card)),
            key=lambda card: (key(card), card.subject),
        )
        number = len(able) if seats is None else seats.of(len(cards))
        chosen = able[:number]
        tied: list[Scorecard] = []
        if chosen and len(able) > number and key(able[number]) == key(chosen[-1]):
            last = key(chosen[-1])
            if self.last_place is LastPlace.NONE:
                chosen = [card for card in chosen if key(card) != last]
                tied = [card for card in able if key(card) == last]
            else:
                chosen = [card for card in able if key(card) <= last]
        outcomes = {card.subject: Verdict.TIED for card in tied} | {card.subject: Verdict.PROPOSED for card in chosen}
        least = min((card.points for card in chosen), default=None) if self.by_points and not self.wanted else None
        ordered = [*able, *sorted((card for card in cards if card not in able), key=lambda card: (card.rank, card.subject))]
        return GroupProposal(
            among=len(cards),
            seats=None if seats is None else number,
            candidates=tuple(self._candidates(ordered, outcomes, least, values, places)),
            group=group,
        )

    def _may(self, card: Scorecard) -> bool:
        """Whether somebody competes whom nothing bars: of a grade that is commended, else with points where these rank."""
        if self.wanted:
            return card.subject in self.grades and self.grades[card.subject].grade in self.wanted
        return card.points > 0 or not self.by_points

    def _candidates(
        self,
        cards: Sequence[Scorecard],
        outcomes: Mapping[str, Verdict],
        least: Exact | None,
        values: Mapping[str, Mapping[str, Exact]],
        places: Mapping[str, str],
    ) -> Iterator[Candidate]:
        for card in cards:
            without = Verdict.BEHIND if self._may(card) else Verdict.OTHER_GRADE if self.wanted else Verdict.NO_POINTS
            graded = self.grades.get(card.subject)
            outcome = Verdict.BARRED if card.barred else outcomes.get(card.subject, without)
            proposed = outcome is Verdict.PROPOSED
            yield Candidate(
                subject=card.subject,
                name=card.name,
                unit=places.get(card.subject),
                rank=card.rank,
                points=card.points,
                score=card.score,
                outcome=outcome,
                lacking=None if least is None or proposed else exact(max(least - card.points, 0)),
                further=tuple((measure, values[card.subject][measure]) for measure in self.further),
                reasons=card.barred,
                grade=None if graded is None else graded.grade,
                grade_en=None if graded is None else graded.grade_en,
            )
