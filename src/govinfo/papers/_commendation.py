"""A commendation proposal as a paper (表彰建议): who is proposed, who is not and why, and who must rectify."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from govinfo._doors import checked
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import (
    Amount,
    Attachment,
    Bullets,
    Cell,
    Chart,
    ChartKind,
    ChartPoint,
    Grid,
    GridColumn,
    Heading,
    Paper,
    PaperBlock,
    Paragraph,
    Style,
)
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
    """Return a proposal as a paper: those proposed in the body, all candidates with their reasons as attachments."""
    say = Wording(lang)
    attachments: list[Attachment] = []
    if made.units:
        blocks = tuple(block for group in made.units for block in _candidates(made, group, say, of_units=True))
        attachments.append(Attachment(title=say("Units considered"), blocks=blocks))
    if made.persons is not None:
        attachments.append(Attachment(title=say("Persons considered"), blocks=tuple(_candidates(made, made.persons, say, of_units=False))))
    return Paper(
        title=say("Proposal for commendation, government information work, {period}", period=period_in_words(made.period, lang)),
        lang=lang,
        main=_main(made, say),
        issuer=made.rulebook.source.issuer,
        body=tuple(_body(made, say)),
        attachments=tuple(attachments),
    )


def _body(made: Commendation, say: Wording) -> Iterator[PaperBlock]:
    title = say.title(made.rulebook, made.rulebook.id)
    clause = made.rulebook.standing.clause
    yield Paragraph(
        say("Under {rulebook}, {clause}, the following are proposed. Where several share the last place: {policy}.",
            rulebook=title, clause=clause, policy=_policy(made, say))
        if clause
        else say("Under {rulebook}, the following are proposed. Where several share the last place: {policy}.",
                 rulebook=title, policy=_policy(made, say))
    )  # fmt: skip
    if made.units:
        yield Heading(say("Advanced units"))
        for group in made.units:
            yield Paragraph(_proposed(made, group, say, of_units=True))
    if made.persons is not None:
        yield Heading(say("Advanced persons"))
        yield Paragraph(_proposed(made, made.persons, say, of_units=False))
    barred = [candidate for group in made.units for candidate in group.candidates if candidate.outcome is Verdict.BARRED]
    if made.persons is not None:
        barred += [candidate for candidate in made.persons.candidates if candidate.outcome is Verdict.BARRED]
    if barred:
        yield Heading(say("Who is barred, and by which clause"))
        yield Bullets(
            tuple(say("{name}: {reason}", name=one.name, reason=reason.text(say.lang)) for one in barred for reason in one.reasons)
        )
    for side, words in _SIDES.items():
        items = [(one.name, one.reason.text(say.lang)) for one in made.follows if one.reason.side is side]
        if items:
            yield Heading(say(words))
            yield Bullets(tuple(say("{name}: {reason}", name=name, reason=reason) for name, reason in items))


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
    if not names:
        words = say("Nobody is proposed for {seats} places, {among} considered.", seats=group.seats, among=group.among)
    elif of_units:
        words = say("{names}; {n} units proposed for {seats} places, {among} considered.", names=names, **counts)
    else:
        words = say("{names}; {n} persons proposed for {seats} places, {among} considered.", names=names, **counts)
    return say("{name}: {value}", name=_group(made, group, say), value=words) if of_units and made.grouped else words


def _candidates(made: Commendation, group: GroupProposal, say: Wording, *, of_units: bool) -> Iterator[PaperBlock]:
    columns = [GridColumn(say("Rank"), number=True, width=3), GridColumn(say("Unit") if of_units else say("Person"), width=9)]
    columns += [] if of_units else [GridColumn(say("Unit"), width=8)]
    columns += [GridColumn(say("Points"), number=True)]
    columns += [GridColumn(_measure(made, measure, say), number=True) for measure in made.further]
    columns += [GridColumn(say("Result"), width=5), GridColumn(say("Points lacking"), number=True), GridColumn(say("Barred by"), width=8)]

    def row(one: Candidate) -> tuple[Cell, ...]:
        return (
            Amount(one.rank),
            one.name,
            *(() if of_units else (one.unit or "",)),
            Amount(one.points, Style.POINTS),
            *(Amount(value, Style.POINTS) for _, value in one.further),
            one.outcome.text(say.lang),
            Amount(one.lacking, Style.POINTS),
            say.listed(dict.fromkeys(reason.clause for reason in one.reasons)),
        )

    caption = say("Units considered") if of_units else say("Persons considered")
    if of_units and made.grouped:
        caption = say("{name}: {value}", name=caption, value=_group(made, group, say))
    yield Grid(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(row(one) for one in group.candidates),
        notes=(say("Points lacking: to those of the last one proposed."),),
        head=1,
    )
    if of_units and group.candidates:
        points = tuple(
            ChartPoint(
                label=one.name,
                value=one.points,
                shown=say("{points}, {outcome}", points=say.number(one.points), outcome=one.outcome.text(say.lang)),
            )
            for one in sorted(group.candidates, key=lambda one: (one.rank, one.subject))
        )
        yield Chart(kind=ChartKind.BARS, title=say("Points of those considered"), points=points)


def _main(made: Commendation, say: Wording) -> Grid:
    titles = ("Subject", "Group", "Rank", "Id", "Name", "Unit", "Points", "Result", "Points lacking", "Reason")
    numbers = {"Rank", "Points", "Points lacking"}
    rows: list[tuple[Cell, ...]] = []
    groups = [(say("Unit"), group) for group in made.units]
    groups += [(say("One person"), made.persons)] if made.persons is not None else []
    for kind, group in groups:
        rows += [
            (
                kind,
                say.word(made.rulebook.groups, group.group),
                Amount(one.rank),
                one.subject,
                one.name,
                one.unit or "",
                Amount(one.points, Style.POINTS),
                one.outcome.text(say.lang),
                Amount(one.lacking, Style.POINTS),
                say.clauses(reason.text(say.lang) for reason in one.reasons),
            )
            for one in group.candidates
        ]
    columns = tuple(GridColumn(say(title), number=title in numbers) for title in titles)
    return Grid(caption="", columns=columns, rows=tuple(rows), fractions=True, head=4)
