"""What becomes of a proposal for commendation (表彰通报、公示): the public notice before the decision, and the circular of commendation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govinfo._doors import checked
from govinfo.papers._commendation import grade_words, grades_named
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._paper import Amount, Attachment, Grid, Paper, PaperBlock, Paragraph
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.reports._commendations import Candidate, Commendation
from govinfo.texts import Language


@checked
def commended_paper(made: Commendation, lang: Language = "zh") -> Paper:
    """
    Return the circular of commendation (表彰通报) of those proposed: that they are commended, under which clause, and their names.

    >>> from govinfo.reports import commendation
    >>> from govinfo.rulebook import Seats
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> commended_paper(commendation(year, units=Seats(number=3))).title
    '关于表彰2024年政务信息工作先进单位的通报'
    """
    say = Wording(lang)
    period = period_in_words(made.period, lang)
    closing = say("Those commended are asked to go on as well; all units are asked to learn from them and to improve their work.")
    return Paper(
        title=say("Circular commending the {whom} of government information work, {period}", whom=_whom(made, say), period=period),
        lang=lang,
        main=_names(made, say),
        issuer=made.rulebook.source.issuer,
        addressees=say("To all units:"),
        body=(Paragraph(_decided(made, period, say)), Paragraph(closing)),
        attachments=tuple(_lists(made, say)),
    )


@checked
def notice_paper(made: Commendation, first: date, last: date, lang: Language = "zh", *, workdays: int | None = None) -> Paper:
    """
    Return the public notice (公示) of those proposed: who they are, on which days objections are heard, and what becomes of these.

    Args:
        made: the proposal.
        first: the first day of the notice.
        last: its last day.
        lang: the reader's language.
        workdays: how many working days these are, where that is to be said.

    >>> from datetime import date
    >>> from govinfo import assess, build_register, sample_year, shipped_rulebook
    >>> from govinfo.papers import notice_paper
    >>> from govinfo.reports import commendation
    >>> district = shipped_rulebook("district-model")
    >>> year = assess(build_register(sample_year()), district, district.period("2024"))
    >>> notice_paper(commendation(year), date(2025, 1, 6), date(2025, 1, 10), workdays=5).title
    '关于2024年政务信息工作拟表彰先进单位的公示'
    """
    say = Wording(lang)
    period = period_in_words(made.period, lang)
    title = say("Public notice of the {whom} proposed, government information work, {period}", whom=_whom(made, say), period=period)
    days = say("{first} to {last}", first=day_in_words(first, lang), last=day_in_words(last, lang))
    if workdays is not None:
        days = say("{days} ({n} working days)", days=days, n=workdays)
    return Paper(
        title=title,
        lang=lang,
        main=_names(made, say),
        issuer=made.rulebook.source.issuer,
        body=(
            Paragraph(_proposed(made, period, say)),
            Paragraph(say("The notice stands from {days}.", days=days)),
            Paragraph(say("Objections are raised in writing under one's own name within these days, and are looked into.")),
            *(block for attachment in _lists(made, say) for block in attachment.blocks),
        ),
    )


def _whom(made: Commendation, say: Wording) -> str:
    units, persons = bool(_units(made)), bool(_persons(made))
    if made.grades and not persons:
        return say("units of the grade {grades}", grades=grades_named(made, say))
    if made.grades and not units:
        return say("persons of the grade {grades}", grades=grades_named(made, say))
    if made.grades:
        return say("units and persons of the grade {grades}", grades=grades_named(made, say))
    if units and persons:
        return say("advanced units and persons")
    return say("advanced persons of them") if persons else say("advanced units of them")


def _units(made: Commendation) -> tuple[Candidate, ...]:
    return tuple(one for group in made.units for one in group.proposed)


def _persons(made: Commendation) -> tuple[Candidate, ...]:
    return () if made.persons is None else made.persons.proposed


def _counted(made: Commendation, say: Wording) -> str:
    units, persons = _units(made), _persons(made)
    parts: list[str] = []
    if units:
        parts.append(say("{name} and others, {n} units,", name=units[0].name, n=len(units)))
    if persons:
        parts.append(say("{name} and others, {n} persons,", name=persons[0].name, n=len(persons)))
    return say.listed(parts) if parts else say("nobody")


def _decided(made: Commendation, period: str, say: Wording) -> str:
    return say(
        "Under {rulebook}{clause} and after the assessment of {period} {whom} are commended.",
        rulebook=say.named(made.rulebook),
        clause=made.rulebook.standing.clause or "",
        period=period,
        whom=_counted(made, say),
    )


def _proposed(made: Commendation, period: str, say: Wording) -> str:
    return say(
        "Under {rulebook}{clause} and after the assessment of {period} it is proposed to commend {whom}, which is hereby made known.",
        rulebook=say.named(made.rulebook),
        clause=made.rulebook.standing.clause or "",
        period=period,
        whom=_counted(made, say),
    )


def _lists(made: Commendation, say: Wording) -> Iterator[Attachment]:
    titles = (
        ("Units commended, by name", "Persons commended, by name")
        if made.grades
        else ("Advanced units, by name", "Advanced persons, by name")
    )
    for title, several in ((say(titles[0]), _units(made)), (say(titles[1]), _persons(made))):
        if several:
            yield Attachment(title=title, blocks=_listed(title, several, say))


def _listed(title: str, several: tuple[Candidate, ...], say: Wording) -> tuple[PaperBlock, ...]:
    of_persons = any(one.unit is not None for one in several)
    columns: list[Column[tuple[int, Candidate]]] = [
        Column(say("No."), lambda row: Amount(row[0]), number=True, width=2),
        Column(say("Name") if of_persons else say("Unit"), lambda row: row[1].name, width=12),
    ]
    if of_persons:
        columns.append(Column(say("Unit"), lambda row: row[1].unit or "", width=12))
    if any(one.grade for one in several):
        columns.append(Column(say("Grade"), lambda row: grade_words(row[1], say), width=6))
    return (table(columns, list(enumerate(several, start=1)), caption=title, head=1),)


def _names(made: Commendation, say: Wording) -> Grid:
    rows = [(say("Unit"), one) for one in _units(made)] + [(say("One person"), one) for one in _persons(made)]
    graded: Column[tuple[str, Candidate]] = Column(say("Grade"), lambda row: grade_words(row[1], say))
    columns: tuple[Column[tuple[str, Candidate]], ...] = (
        Column(say("Subject"), lambda row: row[0]),
        Column(say("Id"), lambda row: row[1].subject),
        Column(say("Name"), lambda row: row[1].name),
        Column(say("Unit"), lambda row: row[1].unit or ""),
        *((graded,) if any(one.grade for _, one in rows) else ()),
    )
    return table(columns, rows, head=2)
