"""The assessment as a page (考核结果): rankings, what follows from them, and everything that did not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo._doors import checked
from govinfo.assessment import Assessment, Scorecard
from govinfo.records import Person
from govinfo.reports._pages import Block, Bullets, Column, Heading, Page, Paragraph, Table
from govinfo.reports._wording import SIDES, Wording
from govinfo.texts import Language

_WIDEST_NAME = 36
_WIDEST_NOTE = 60


@checked
def assessment_page(assessment: Assessment, lang: Language = "zh") -> Page:
    """
    Return an assessment as a page: the units by rank, what bars them, the persons, what is pending and what was left out.

    >>> from govinfo.shipped import sample_year, shipped_rulebook
    >>> from govinfo import Period, assess, build_register
    >>> assessment = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> assessment_page(assessment).title
    '《政务信息工作考核规定》考核结果'
    """
    say = Wording(lang)
    blocks: list[Block] = [Paragraph(heading(assessment, say)), *_versions(assessment, say), *units_tables(assessment, say)]
    blocks += reasons_bullets(assessment, say)
    if assessment.persons:
        blocks += [Heading(say("Persons")), persons_table(assessment, assessment.persons, say)]
    blocks += leftovers(assessment, say)
    blocks += _corrected(assessment, say)
    blocks += _readings(assessment, say)
    return Page(title=title_of(assessment, say), blocks=tuple(blocks))


def title_of(assessment: Assessment, say: Wording) -> str:
    """Return the title of an assessment."""
    return say("{rulebook}: results", rulebook=say.title(assessment.rulebook, assessment.rulebook.id))


def heading(assessment: Assessment, say: Wording) -> str:
    """Return the line below the title: period, rulebook, how many units and persons."""
    period = assessment.period
    return say(
        "Period {name} ({start} to {end}); rulebook {rulebook}, {issuer}; {units} units, {persons} persons",
        name=period.name,
        start=period.start,
        end=period.last_day,
        rulebook=assessment.rulebook.id,
        issuer=assessment.rulebook.source.issuer,
        units=len(assessment.units),
        persons=len(assessment.persons),
    )


def _versions(assessment: Assessment, say: Wording) -> Iterator[Block]:
    if len(assessment.versions) > 1:
        yield Bullets(
            tuple(
                say("from {start} to {end}: {rulebook}", start=span.start, end=span.last_day, rulebook=version.id)
                for span, version in assessment.versions
            )
        )


def units_tables(assessment: Assessment, say: Wording) -> Iterator[Block]:
    """Yield the ranking of units; one for every group where each group is ranked by itself."""
    if not assessment.rulebook.standing.grouped:
        yield Heading(say("Units by rank"))
        yield _units_table(assessment, assessment.units, say) if assessment.units else Paragraph(say("No unit is assessed."))
        return
    for group in sorted({card.group or "" for card in assessment.units}):
        yield Heading(say("Units by rank: {group}", group=say.word(assessment.rulebook.groups, group) or say("no group")))
        yield _units_table(assessment, [card for card in assessment.units if (card.group or "") == group], say)


def _units_table(assessment: Assessment, cards: Sequence[Scorecard], say: Wording) -> Table:
    book = assessment.rulebook
    payouts = list(cards[0].payouts) if cards else []
    shown = [measure for measure in book.measures if measure.id in book.settings.show]
    grouped = any(card.group is not None for card in cards) and not book.standing.grouped
    columns = [Column(say("Rank"), right=True), Column(say("Unit"), most=_WIDEST_NAME)]
    columns += [Column(say("Group"), most=_WIDEST_NAME)] if grouped else []
    columns += [Column(say(title), right=True) for title in ("Points", "Awarded", "Deducted", "Yuan")]
    columns += [Column(payout, right=True) for payout in payouts if len(payouts) > 1]
    columns += [Column(say.title(measure, measure.id), right=True) for measure in shown]
    columns += [Column(say("Commendable"))]
    rows: list[tuple[str, ...]] = []
    for card in cards:
        row = [str(card.rank), card.name]
        row += [say.word(book.groups, card.group)] if grouped else []
        row += [say.number(card.points), say.number(card.awarded), say.number(card.deducted), str(card.yuan)]
        row += [str(amount) for amount in card.payouts.values() if len(payouts) > 1]
        row += [say.number(card.measures.get(measure.id, 0)) for measure in shown]
        row += [eligibility(card, say)]
        rows.append(tuple(row))
    return Table(tuple(columns), tuple(rows))


def eligibility(card: Scorecard, say: Wording) -> str:
    """Return whether a unit or person may be commended, in words."""
    return say("may be commended") if card.eligible else say("may not be commended")


def persons_table(assessment: Assessment, cards: Sequence[Scorecard], say: Wording) -> Table:
    """Return the ranking of persons as a table."""
    by_id = assessment.register.by_id
    persons = {card.subject: person for card in cards if isinstance(person := by_id.get(card.subject), Person)}
    columns = (
        Column(say("Rank"), right=True),
        Column(say("Person"), most=_WIDEST_NAME),
        Column(say("Unit"), most=_WIDEST_NAME),
        *(Column(say(title), right=True) for title in ("Points", "Awarded", "Deducted", "Yuan")),
        Column(say("Commendable")),
    )
    rows = tuple(
        (
            str(card.rank),
            card.name,
            say.names(assessment, (persons[card.subject].unit,)) if card.subject in persons else "",
            say.number(card.points),
            say.number(card.awarded),
            say.number(card.deducted),
            str(card.yuan),
            eligibility(card, say),
        )
        for card in cards
    )
    return Table(columns, rows)


def reasons_bullets(assessment: Assessment, say: Wording) -> Iterator[Block]:
    """Yield why units and persons cannot be commended, and what else follows."""
    for template, cards in (
        ("Units that may not be commended", assessment.units),
        ("Persons that may not be commended", assessment.persons),
    ):
        items = [(card, reason) for card in cards for reason in card.barred]
        if items:
            yield Heading(say(template))
            yield Bullets(tuple(say("{name}: {reason}", name=card.name, reason=reason.text(say.lang)) for card, reason in items))
    for side, title in SIDES.items():
        noted = [(card, reason) for card in assessment.units for reason in card.notices if reason.side is side]
        if not noted:
            continue
        yield Heading(say(title))
        yield Bullets(tuple(say("{name}: {reason}", name=card.name, reason=reason.text(say.lang)) for card, reason in noted))


def leftovers(assessment: Assessment, say: Wording) -> Iterator[Block]:
    """Yield the decisions still owed, the records that no rule prices and those outside the period."""
    if assessment.pending:
        yield Heading(say("Decisions still owed ({n})", n=len(assessment.pending)))
        columns = (Column(say("Clause")), *_record_columns(say), Column(say("Needed"), most=_WIDEST_NOTE))
        rows = tuple((one.clause, *say.record_row(assessment, one.about), one.needs.text(say.lang)) for one in assessment.pending)
        yield Table(columns, rows)
    for template, records in (
        ("Records in the period that no rule prices ({n})", assessment.unpriced),
        ("Records outside the period ({n})", assessment.outside),
    ):
        if records:
            yield Heading(say(template, n=len(records)))
            yield Table(_record_columns(say), tuple(say.record_row(assessment, record) for record in records))


def _record_columns(say: Wording) -> tuple[Column, ...]:
    wide = {"Units": _WIDEST_NAME, "Particulars": _WIDEST_NOTE}
    return tuple(Column(say(title), most=wide.get(title, 0)) for title in ("Record", "Kind", "Day", "Units", "Particulars"))


def _corrected(assessment: Assessment, say: Wording) -> Iterator[Block]:
    if assessment.trail:
        yield Heading(say("Corrected records ({n})", n=len(assessment.trail)))
        columns = (Column(say("Record")), Column(say("What was done")), Column(say("Correction")), Column(say("Because it rests on")))
        rows = tuple((entry.record, entry.action.text(say.lang), entry.by, entry.through or "") for entry in assessment.trail)
        yield Table(columns, rows)


def _readings(assessment: Assessment, say: Wording) -> Iterator[Block]:
    if not assessment.rulebook.readings:
        return
    yield Heading(say("How the text is read"))
    rows: list[tuple[str, ...]] = []
    for reading in assessment.rulebook.readings:
        taken = assessment.readings[reading.id]
        question = reading.question if say.lang == "zh" else reading.question_en or reading.question
        option = say.word(reading.options, taken)
        rows.append((reading.id, question, say("{option} (default)", option=option) if taken == reading.default else option))
    yield Table((Column(say("Reading")), Column(say("Question"), most=_WIDEST_NOTE), Column(say("Taken"), most=_WIDEST_NOTE)), tuple(rows))
