"""An assessment as a paper (考核结果): rankings, what follows from them, and everything that did not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeAlias

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Reason, Scorecard
from govinfo.assessment._posting import name_of
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._inert import csv_exact
from govinfo.papers._paper import Amount, Bullets, Grid, Heading, Paper, PaperBlock, Paragraph, amount, points, yuan
from govinfo.papers._ranking import score_columns, style_of
from govinfo.papers._reasons import reason_words
from govinfo.papers._rounding import in_decimals
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import SIDES, Wording
from govinfo.periods import Period
from govinfo.records import Person
from govinfo.reports._accounts import accounts_of, measure_of, measures_told
from govinfo.rulebook import Measure
from govinfo.texts import Language

RecordRow: TypeAlias = tuple[str, str, str, str, str]
"""A record in words: its id, kind, day, units, and what there is to say of it."""


@checked
def assessment_paper(assessment: Assessment, lang: Language = "zh") -> Paper:
    """
    Return an assessment as a paper: the units by rank, what bars them, the persons, what is pending and what was left out.

    Its main rows are the lines of every unit and person.

    >>> from govinfo.shipped import sample_year, shipped_rulebook
    >>> from govinfo import Period, assess, build_register
    >>> assessment = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> assessment_paper(assessment).title
    '《政务信息工作考核规定》考核结果'
    """
    say = Wording(lang, assessment.rulebook.settings.decimals)
    blocks: list[PaperBlock] = [Paragraph(heading(assessment, say)), *_versions(assessment, say), *units_tables(assessment, say)]
    blocks += _not_ranked(assessment, say)
    blocks += _provisional(assessment, say)
    blocks += _reasons(assessment, say)
    if assessment.persons:
        blocks += [Heading(say("Persons")), persons_table(assessment, assessment.persons, say("Persons"), say)]
    blocks += _leftovers(assessment, say)
    blocks += _corrected(assessment, say)
    blocks += _readings(assessment, say)
    return in_decimals(
        Paper(title=title_of(assessment, say), lang=lang, main=partial(lines_grid, assessment, say), body=tuple(blocks)), say
    )


def lines_grid(assessment: Assessment, say: Wording) -> Grid:
    """Return every line of every unit and person, one row a line, what a fraction is exactly beside it."""
    kinds = ((say("Unit"), assessment.units), (say("One person"), assessment.persons))
    rows = ((kind, card, line) for kind, cards in kinds for card in cards for line in card.lines)
    return card_lines_grid(rows, say)


def card_lines_grid(rows: Iterator[tuple[str, Scorecard, Line]], say: Wording) -> Grid:
    """Return lines as a spreadsheet is to go on with them, each with what it is of."""
    columns: tuple[Column[tuple[str, Scorecard, Line]], ...] = (
        Column(say("Subject"), lambda row: row[0]),
        Column(say("Id"), lambda row: row[1].subject),
        Column(say("Name"), lambda row: row[1].name, width=9),
        Column(say("Account"), lambda row: say.account(row[2].account)),
        Column(say("Rule id"), lambda row: row[2].rule, width=9),
        Column(say("Clause"), lambda row: row[2].clause),
        Column(say("Rule"), lambda row: say.title(row[2], row[2].rule), width=14),
        Column(say("Day"), lambda row: row[2].on, width=5),
        Column(say("Amount"), lambda row: amount(row[2].account, row[2].amount), number=True),
        Column(say("Exact value"), lambda row: "" if row[2].account == "yuan" else csv_exact(row[2].amount)),
        Column(say("Status"), lambda row: say.status(row[2].status)),
        Column(say("Facts"), lambda row: " ".join(row[2].facts), width=9),
        Column(say("Reason"), lambda row: row[2].why(say.lang), width=20),
    )
    return table(columns, rows, head=2)


def title_of(assessment: Assessment, say: Wording) -> str:
    """Return the title of an assessment."""
    return say("{rulebook}: results", rulebook=say.named(assessment.rulebook))


def heading(assessment: Assessment, say: Wording) -> str:
    """Return the line below the title: period, rulebook, how many units and persons."""
    period = assessment.period
    return say(
        "Period {name} ({start} to {end}); rulebook {rulebook}, {issuer}; {units} units, {persons} persons",
        name=period_in_words(period, say.lang),
        start=day_in_words(period.start, say.lang),
        end=day_in_words(period.last_day, say.lang),
        rulebook=say.named(assessment.rulebook),
        issuer=assessment.rulebook.source.issuer,
        units=len(assessment.units),
        persons=len(assessment.persons),
    )


def _versions(assessment: Assessment, say: Wording) -> Iterator[PaperBlock]:
    if len(assessment.versions) > 1:
        yield Bullets(
            tuple(
                say(
                    "from {start} to {end}: {rulebook}"
                    if version.in_force is None
                    else "from {start} to {end}: {rulebook}, in force since {day}",
                    start=day_in_words(span.start, say.lang),
                    end=day_in_words(span.last_day, say.lang),
                    rulebook=say.named(version),
                    day=version.in_force,
                )
                for span, version in assessment.versions
            )
        )


def units_tables(assessment: Assessment, say: Wording) -> Iterator[PaperBlock]:
    """Yield the ranking of units; one for every group where each group is ranked by itself."""
    if not assessment.rulebook.standing.grouped:
        caption = say("Units by rank")
        yield Heading(caption)
        yield _units_table(assessment, assessment.units, caption, say) if assessment.units else Paragraph(say("No unit is assessed."))
        return
    for group in sorted({card.group or "" for card in assessment.units}):
        caption = say("Units by rank: {group}", group=say.word(assessment.rulebook.groups, group) or say("no group"))
        yield Heading(caption)
        yield _units_table(assessment, [card for card in assessment.units if (card.group or "") == group], caption, say)


def _not_ranked(assessment: Assessment, say: Wording) -> Iterator[PaperBlock]:
    """Yield who is left out of the ranking."""
    if assessment.unranked:
        names = tuple(name_of(assessment.register, unit) for unit in assessment.unranked)
        yield Paragraph(say("Not ranked: {names}", names=names))


def _provisional(assessment: Assessment, say: Wording) -> Iterator[PaperBlock]:
    """Yield whose points and ranks may still change."""
    names = tuple(card.name for card in assessment.units if not card.complete)
    if names:
        words = "Not final: {names} wait for what is listed below; their points and money, and ranks beside them, are provisional."
        yield Paragraph(say(words, names=names))


def _units_table(assessment: Assessment, cards: Sequence[Scorecard], caption: str, say: Wording) -> Grid:
    book = assessment.rulebook
    payouts = list(cards[0].payouts) if cards else []
    shown = [measure for name in measures_told(assessment) for measure in book.measures if measure.id == name]
    grouped = any(card.group is not None for card in cards) and not book.standing.grouped
    columns: list[Column[Scorecard]] = [
        Column(say("Rank"), lambda card: Amount(card.rank), number=True, width=3),
        Column(say("Unit"), lambda card: card.name, width=9),
        *((Column[Scorecard](say("Group"), lambda card: say.word(book.groups, card.group), width=5),) if grouped else ()),
        *score_columns(book, say),
        *totals(assessment, say),
        *(_payout(name, say) for name in payouts if len(payouts) > 1 and "yuan" in accounts_of(assessment)),
        *(_measure(assessment, measure, say.title(measure, measure.id)) for measure in shown),
        Column(say("Commendable"), lambda card: eligibility(card, say), width=6),
    ]
    return table(columns, cards, caption=caption, head=1)


def totals(assessment: Assessment, say: Wording) -> Iterator[Column[Scorecard]]:
    """Yield the totals in what the regulation reckons in: points, money or neither."""
    accounts = accounts_of(assessment)
    if "points" in accounts:
        yield Column(say("Points"), lambda card: points(card.points), number=True)
        yield Column(say("Awarded"), lambda card: points(card.awarded), number=True)
        yield Column(say("Deducted"), lambda card: points(card.deducted), number=True)
    if "yuan" in accounts:
        yield Column(say("Yuan"), lambda card: yuan(card.yuan), number=True, width=5)


def _payout(name: str, say: Wording) -> Column[Scorecard]:
    return Column(period_in_words(Period.parse(name), say.lang), lambda card: yuan(card.payouts[name]), number=True, width=5)


def _measure(assessment: Assessment, measure: Measure, title: str) -> Column[Scorecard]:
    return Column(title, lambda card: Amount(measure_of(assessment, measure.id, card.subject), style_of(measure)), number=True)


def eligibility(card: Scorecard, say: Wording) -> str:
    """Return whether a unit or person may be commended, in words."""
    return say("may be commended") if card.eligible else say("may not be commended")


def persons_table(assessment: Assessment, cards: Sequence[Scorecard], caption: str, say: Wording) -> Grid:
    """Return the ranking of persons as a table."""
    by_id = assessment.register.by_id
    last = assessment.period.last_day
    units = {card.subject: person.unit_on(last) for card in cards if isinstance(person := by_id.get(card.subject), Person)}
    columns: tuple[Column[Scorecard], ...] = (
        Column(say("Rank"), lambda card: Amount(card.rank), number=True, width=3),
        Column(say("Person"), lambda card: card.name, width=6),
        Column(say("Unit"), lambda card: say.names(assessment, (units[card.subject],)) if card.subject in units else "", width=9),
        *totals(assessment, say),
        Column(say("Commendable"), lambda card: eligibility(card, say), width=6),
    )
    return table(columns, cards, caption=caption, head=1)


def _reasons(assessment: Assessment, say: Wording) -> Iterator[PaperBlock]:
    """Yield why units and persons cannot be commended, and what else follows."""
    yield from _told(say("Units that may not be commended"), [(card, one) for card in assessment.units for one in card.barred], say)
    yield from _told(say("Persons that may not be commended"), [(card, one) for card in assessment.persons for one in card.barred], say)
    for side, title in SIDES.items():
        yield from _told(say(title), [(card, one) for card in assessment.units for one in card.notices if one.side is side], say)


def _told(title: str, reasons: Sequence[tuple[Scorecard, Reason]], say: Wording) -> Iterator[PaperBlock]:
    if reasons:
        yield Heading(title)
        yield Bullets(tuple(say("{name}: {reason}", name=card.name, reason=reason_words(reason, say)) for card, reason in reasons))


def _leftovers(assessment: Assessment, say: Wording) -> Iterator[PaperBlock]:
    """Yield the decisions still owed, the records that no rule prices and those outside the period."""
    if assessment.pending:
        caption = say("Decisions still owed ({n})", n=len(assessment.pending))
        rows = [(one, say.record_row(assessment, one.about)) for one in assessment.pending]
        yield Heading(caption)
        yield table(
            (
                Column(say("Clause"), lambda row: row[0].clause),
                Column(say("Record"), lambda row: row[1][0], width=6),
                Column(say("Kind"), lambda row: row[1][1]),
                Column(say("Day"), lambda row: row[1][2], width=5),
                Column(say("Units"), lambda row: row[1][3], width=9),
                Column(say("Particulars"), lambda row: row[1][4], width=30),
                Column(say("Needed"), lambda row: row[0].needs.text(say.lang), width=30),
            ),
            rows,
            caption=caption,
            head=1,
        )
    for caption, records in (
        (say("Records in the period that no rule prices ({n})", n=len(assessment.unpriced)), assessment.unpriced),
        (say("Records outside the period ({n})", n=len(assessment.outside)), assessment.outside),
    ):
        if records:
            yield Heading(caption)
            yield _records_table([say.record_row(assessment, record) for record in records], caption, say)


def _records_table(rows: Sequence[RecordRow], caption: str, say: Wording) -> Grid:
    columns: tuple[Column[RecordRow], ...] = (
        Column(say("Record"), lambda row: row[0], width=6),
        Column(say("Kind"), lambda row: row[1]),
        Column(say("Day"), lambda row: row[2], width=5),
        Column(say("Units"), lambda row: row[3], width=9),
        Column(say("Particulars"), lambda row: row[4], width=30),
    )
    return table(columns, rows, caption=caption)


def _corrected(assessment: Assessment, say: Wording) -> Iterator[PaperBlock]:
    if assessment.trail:
        caption = say("Corrected records ({n})", n=len(assessment.trail))
        yield Heading(caption)
        yield table(
            (
                Column(say("Record"), lambda entry: entry.record, width=6),
                Column(say("What was done"), lambda entry: entry.action.text(say.lang)),
                Column(say("Correction"), lambda entry: entry.by, width=6),
                Column(say("Because it rests on"), lambda entry: entry.through or "", width=6),
            ),
            assessment.trail,
            caption=caption,
        )


def _readings(assessment: Assessment, say: Wording) -> Iterator[PaperBlock]:
    if not assessment.rulebook.readings:
        return
    taken = [(reading, assessment.readings[reading.id]) for reading in assessment.rulebook.readings]
    yield Heading(say("How the text is read"))
    yield table(
        (
            Column(say("Question"), lambda row: say.either(row[0].question, row[0].question_en), width=30),
            Column(say("Taken"), lambda row: say.option(row[0].options, row[1], default=row[0].default), width=30),
        ),
        taken,
        caption=say("How the text is read"),
    )
