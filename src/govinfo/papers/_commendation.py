"""A commendation proposal as a paper (表彰建议): who is proposed, who is not and why, and who must rectify."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from govinfo._doors import checked
from govinfo.papers._charts import Chart, ChartKind, ChartPoint
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Amount, Attachment, Bullets, Grid, Heading, Paper, PaperBlock, Paragraph, points
from govinfo.papers._ranking import score_columns
from govinfo.papers._reasons import reason_words
from govinfo.papers._rounding import in_decimals
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.reports._commendations import Candidate, Commendation, GroupProposal, Verdict
from govinfo.rulebook import LastPlace, Side
from govinfo.texts import Language, Words

_SIDES: Final[Mapping[Side, str]] = {
    Side.FAVOURABLE: "Who is praised",
    Side.PLAIN: "What else follows",
    Side.UNFAVOURABLE: "Who must rectify or is criticised",
}


@checked
def commendation_paper(made: Commendation, lang: Language = "zh") -> Paper:
    """
    Return a proposal as a paper: those proposed in the body, all candidates with their reasons as attachments.

    >>> from govinfo.reports import commendation
    >>> from govinfo.rulebook import Seats
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> commendation_paper(commendation(year, units=Seats(number=3))).lang
    'zh'
    """
    say = Wording(lang, made.rulebook.settings.decimals)
    attachments: list[Attachment] = []
    if made.units:
        blocks = tuple(block for group in made.units for block in _candidates(made, group, say, of_units=True))
        attachments.append(Attachment(title=say("Units considered"), blocks=blocks))
    if made.persons is not None:
        attachments.append(Attachment(title=say("Persons considered"), blocks=tuple(_candidates(made, made.persons, say, of_units=False))))
    paper = Paper(
        title=_title(made, say),
        lang=lang,
        main=_main(made, say),
        issuer=made.rulebook.source.issuer,
        body=tuple(_body(made, say)),
        attachments=tuple(attachments),
    )
    return in_decimals(paper, say)


def _title(made: Commendation, say: Wording) -> str:
    whom = "units and persons proposed" if made.units and made.persons else "persons proposed" if made.persons else "units proposed"
    return say("Proposal for commendation, government information work, {period}: {whom}",
               period=period_in_words(made.period, say.lang), whom=say(whom))  # fmt: skip


def _body(made: Commendation, say: Wording) -> Iterator[PaperBlock]:
    title = say.named(made.rulebook)
    clause = made.rulebook.standing.clause
    how = say("Where several share the last place: {policy}.", policy=_policy(made, say))
    if made.grades and all(group.seats is None for group in _proposals(made)):
        how = say("Whoever has one of these grades is proposed: {grades}.", grades=grades_named(made, say))
    words = (
        "Under {rulebook}, {clause}, the following are proposed. {how}" if clause else "Under {rulebook}, the following are proposed. {how}"
    )
    yield Paragraph(say(words, rulebook=title, clause=clause, how=how))
    if made.units:
        yield Heading(say("Units proposed" if made.grades else "Advanced units"))
        for group in made.units:
            yield Paragraph(_proposed(made, group, say, of_units=True))
    if made.persons is not None:
        yield Heading(say("Persons proposed" if made.grades else "Advanced persons"))
        yield Paragraph(_proposed(made, made.persons, say, of_units=False))
    barred = [candidate for group in made.units for candidate in group.candidates if candidate.outcome is Verdict.BARRED]
    if made.persons is not None:
        barred += [candidate for candidate in made.persons.candidates if candidate.outcome is Verdict.BARRED]
    if barred:
        yield Heading(say("Who is barred, and by which clause"))
        yield Bullets(
            tuple(say("{name}: {reason}", name=one.name, reason=reason_words(reason, say)) for one in barred for reason in one.reasons)
        )
    for side, words in _SIDES.items():
        items = [(one.name, reason_words(one.reason, say)) for one in made.follows if one.reason.side is side]
        if items:
            yield Heading(say(words))
            yield Bullets(tuple(say("{name}: {reason}", name=name, reason=reason) for name, reason in items))


def _proposals(made: Commendation) -> tuple[GroupProposal, ...]:
    return made.units if made.persons is None else (*made.units, made.persons)


def _policy(made: Commendation, say: Wording) -> str:
    if made.last_place is LastPlace.FURTHER:
        measures = tuple(Words(_measure(made, measure, Wording("zh")), measure) for measure in made.further)
        return say("further measures decide, in order: {measures}", measures=measures)
    return say("all of them are proposed" if made.last_place is LastPlace.ALL else "none of them is proposed")


def _measure(made: Commendation, measure: str, say: Wording) -> str:
    titled = next((one for one in made.rulebook.measures if one.id == measure), None)
    if titled is not None:
        return say.title(titled, measure)
    named = {"points": "Points", "awarded": "Awarded", "deducted": "Deducted", "yuan": "Yuan", "sent": "Sent",
             "adopted": "Adopted", "events": "Adoptions"}  # fmt: skip
    return say(named[measure]) if measure in named else measure


def _group(made: Commendation, group: GroupProposal, say: Wording) -> str:
    return say.word(made.rulebook.groups, group.group) or say("no group")


def _proposed(made: Commendation, group: GroupProposal, say: Wording, *, of_units: bool) -> str:
    names = tuple(one.name if one.unit is None else say("{name} ({unit})", name=one.name, unit=one.unit) for one in group.proposed)
    counts = {"n": len(names), "seats": group.seats, "among": group.among}
    if group.seats is None:
        words = say(
            "{names}; {n} proposed, {among} considered." if names else "Nobody is proposed, {among} considered.", names=names, **counts
        )
    elif not names:
        words = say("Nobody is proposed for {seats} places, {among} considered.", seats=group.seats, among=group.among)
    elif of_units:
        words = say("{names}; {n} units proposed for {seats} places, {among} considered.", names=names, **counts)
    else:
        words = say("{names}; {n} persons proposed for {seats} places, {among} considered.", names=names, **counts)
    return say("{name}: {value}", name=_group(made, group, say), value=words) if of_units and made.grouped else words


def _candidates(made: Commendation, group: GroupProposal, say: Wording, *, of_units: bool) -> Iterator[PaperBlock]:
    rank: Column[Candidate] = Column(say("Rank"), lambda one: Amount(one.rank), number=True, width=3)
    of_points: Column[Candidate] = Column(say("Points"), lambda one: points(one.points), number=True)
    barred: Column[Candidate] = Column(
        say("Barred by"), lambda one: say.listed(dict.fromkeys(reason.clause for reason in one.reasons)), width=8
    )
    lacking: Column[Candidate] = Column(say("Points lacking"), lambda one: points(one.lacking), number=True)
    columns: list[Column[Candidate]] = [
        *((rank,) if made.ranks else ()),
        Column(say("Unit") if of_units else say("Person"), lambda one: one.name, width=9),
        *(() if of_units else (Column[Candidate](say("Unit"), lambda one: one.unit or "", width=8),)),
        *(score_columns(made.rulebook, say) if of_units else ()),
        *((of_points,) if made.in_points else ()),
        *(_further(place, _measure(made, measure, say)) for place, measure in enumerate(made.further)),
        *((grade_column(say),) if any(one.grade for one in group.candidates) else ()),
        Column(say("Result"), lambda one: one.outcome.text(say.lang), width=5),
        *((lacking,) if any(one.lacking is not None for one in group.candidates) else ()),
        *((barred,) if any(one.reasons for one in group.candidates) else ()),
    ]
    caption = say("Units considered") if of_units else say("Persons considered")
    if of_units and made.grouped:
        caption = say("{name}: {value}", name=caption, value=_group(made, group, say))
    notes = (say("Points lacking: to those of the last one proposed."),) if lacking in columns else ()
    yield table(columns, group.candidates, caption=caption, notes=notes, head=int(made.ranks))
    if of_units and group.candidates and made.in_points:
        bars = tuple(
            ChartPoint(
                label=one.name,
                value=one.points,
                shown=say("{points}, {outcome}", points=say.number(one.points), outcome=one.outcome.text(say.lang)),
            )
            for one in sorted(group.candidates, key=lambda one: (one.rank, one.subject))
        )
        yield Chart(kind=ChartKind.BARS, title=say("Points of those considered"), points=bars)


def grade_words(one: Candidate, say: Wording) -> str:
    """Return the grade of a candidate."""
    return say.either(one.grade, one.grade_en) if one.grade is not None else say("Without a grade")


def grade_column(say: Wording) -> Column[Candidate]:
    """Return the column of grades."""
    return Column(say("Grade"), lambda one: grade_words(one, say), width=5)


def grades_named(made: Commendation, say: Wording) -> tuple[str, ...]:
    """Return the grades whose holders are proposed."""
    english = {notice.grade: notice.grade_en for notice in reversed(made.rulebook.notices)}
    return tuple(say.either(grade, english.get(grade)) for grade in made.grades)


def _further(place: int, title: str) -> Column[Candidate]:
    return Column(title, lambda one: points(one.further[place][1]), number=True)


def _main(made: Commendation, say: Wording) -> Grid:
    groups = [(say("Unit"), group) for group in made.units]
    groups += [(say("One person"), made.persons)] if made.persons is not None else []
    graded: Column[tuple[str, GroupProposal, Candidate]] = Column(say("Grade"), lambda row: grade_words(row[2], say))
    columns: tuple[Column[tuple[str, GroupProposal, Candidate]], ...] = (
        Column(say("Subject"), lambda row: row[0]),
        Column(say("Group"), lambda row: say.word(made.rulebook.groups, row[1].group)),
        Column(say("Rank"), lambda row: Amount(row[2].rank), number=True),
        Column(say("Id"), lambda row: row[2].subject),
        Column(say("Name"), lambda row: row[2].name),
        Column(say("Unit"), lambda row: row[2].unit or ""),
        Column(say("Points"), lambda row: points(row[2].points), number=True),
        *((graded,) if any(one.grade for _, group in groups for one in group.candidates) else ()),
        Column(say("Result"), lambda row: row[2].outcome.text(say.lang)),
        Column(say("Points lacking"), lambda row: points(row[2].lacking), number=True),
        Column(say("Reason"), lambda row: say.clauses(reason_words(reason, say) for reason in row[2].reasons)),
    )
    rows = [(kind, group, one) for kind, group in groups for one in group.candidates]
    return table(columns, rows, fractions=True, head=4)
