"""Explanation sheets (计分明细表): every line of one unit or person with its reason, adding up; and what one record earned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Reason, Scorecard
from govinfo.assessment._whynot import RecordAnswer
from govinfo.exact import Exact, exact
from govinfo.labels import Status
from govinfo.reports._pages import Block, Bullets, Column, Heading, Page, Paragraph, Table
from govinfo.reports._scores import eligibility
from govinfo.reports._wording import SIDES, Wording
from govinfo.texts import Language

_WIDEST_TITLE = 32
_WIDEST_ITEM = 44
_WIDEST_WHY = 44
_SHORT_WHY = 60


@checked
def card_page(assessment: Assessment, card: Scorecard, lang: Language = "zh") -> Page:
    """
    Return every line of one unit or person as a page, with subtotals that add up.

    Args:
        assessment: where the scorecard is from.
        card: of a unit or of a person.
        lang: the reader's language.
    """
    say = Wording(lang)
    together: Sequence[Scorecard] = assessment.units if _is_unit(assessment, card) else assessment.persons
    if _is_unit(assessment, card) and assessment.rulebook.standing.grouped:
        together = [other for other in together if other.group == card.group]
    head = say(
        "Period {period}, rulebook {rulebook}: rank {rank} of {among}, {points} points, {yuan} yuan, {eligible}",
        period=assessment.period.name,
        rulebook=assessment.rulebook.id,
        rank=card.rank,
        among=len(together),
        points=say.number(card.points),
        yuan=card.yuan,
        eligible=eligibility(card, say),
    )
    blocks = (Paragraph(head), *_card_blocks(assessment, card, say))
    return Page(title=say("{name} ({id}): every line", name=card.name, id=card.subject), blocks=blocks)


def _card_blocks(assessment: Assessment, card: Scorecard, say: Wording) -> Iterator[Block]:
    """Yield the lines of *card* by account, their sums by clause, the payouts, and what follows."""
    for account in ("points", "yuan"):
        own = [line for line in card.lines if line.account == account]
        if own:
            yield from _lines(assessment, account, own, say)
            yield Heading(say("Points by clause") if account == "points" else say("Yuan by clause"))
            yield _clauses_table(assessment, account, own, say)
    if not card.lines:
        yield Paragraph(say("There are no lines."))
    if len(card.payouts) > 1 and card.yuan:
        yield Heading(say("Payouts"))
        rows = tuple((period, str(amount)) for period, amount in card.payouts.items())
        yield Table((Column(say("Period")), Column(say("Yuan"), right=True)), rows, ((say("Sum"), str(card.yuan)),))
    if card.measures:
        titles = {measure.id: say.title(measure, measure.id) for measure in assessment.rulebook.measures}
        yield Heading(say("Counted"))
        yield Bullets(
            tuple(say("{name}: {value}", name=titles.get(name, name), value=say.number(count)) for name, count in card.measures.items())
        )
    yield from _reasons("Why it may not be commended", card.barred, say)
    for side, title in SIDES.items():
        yield from _reasons(title, [notice for notice in card.notices if notice.side is side], say)


def short_blocks(assessment: Assessment, card: Scorecard, say: Wording) -> Iterator[Block]:
    """Yield the lines of *card*, long arithmetic cut short, and what bars it from commendation."""
    for account in ("points", "yuan"):
        own = [line for line in card.lines if line.account == account]
        if own:
            yield from _lines(assessment, account, own, say, longest=_SHORT_WHY)
    yield from _reasons("Why it may not be commended", card.barred, say)


def _lines(assessment: Assessment, account: str, lines: Sequence[Line], say: Wording, longest: int = 0) -> Iterator[Block]:
    yield Heading(say("Lines in points") if account == "points" else say("Lines in yuan"))
    yield _lines_table(assessment, account, lines, say, longest)


def _reasons(template: str, reasons: Sequence[Reason], say: Wording) -> Iterator[Block]:
    if reasons:
        yield Heading(say(template))
        yield Bullets(tuple(reason.text(say.lang) for reason in reasons))


def _lines_table(assessment: Assessment, account: str, lines: Sequence[Line], say: Wording, longest: int) -> Table:
    columns = (
        Column(say("Day")),
        Column(say("Clause")),
        Column(say("Rule"), most=_WIDEST_TITLE),
        Column(say("Item and facts"), most=_WIDEST_ITEM),
        Column(say("Amount"), right=True),
        Column(say("Counted in"), right=True),
        Column(say("Status")),
        Column(say("Arithmetic"), most=_WIDEST_WHY),
    )
    rows = tuple(
        (
            line.on.isoformat(),
            line.clause,
            say.title(line, line.rule),
            _rests_on(assessment, line, say),
            say.amount(account, line.amount),
            say.amount(account, line.amount) if line.status is Status.COUNTED else "—",
            say.status(line.status),
            _cut(_because(line, say), longest),
        )
        for line in lines
    )
    counted = [line.amount for line in lines if line.status is Status.COUNTED]
    sums: list[tuple[str, Exact]] = []
    if min(counted, default=0) < 0:
        sums.append((say("Awarded"), exact(sum(amount for amount in counted if amount > 0))))
        sums.append((say("Deducted"), exact(sum(amount for amount in counted if amount < 0))))
    sums.append((say("Sum"), exact(sum(counted))))
    return Table(columns, rows, tuple((word, "", "", "", "", say.amount(account, amount), "", "") for word, amount in sums))


def _rests_on(assessment: Assessment, line: Line, say: Wording) -> str:
    title = next((title for fact in line.facts if (title := say.item(assessment, fact))), "")
    facts = " ".join(line.facts)
    return say("{title} ({id})", title=title, id=facts) if title else facts


def _cut(text: str, longest: int) -> str:
    return text if not longest or len(text) <= longest else text[: longest - 1] + "…"


def _because(line: Line, say: Wording) -> str:
    # the title stands in a column of its own
    return line.why(say.lang).removeprefix(say("{title}: {note}", title=say.title(line, line.rule), note=""))


def _clauses_table(assessment: Assessment, account: str, lines: Sequence[Line], say: Wording) -> Table:
    places = {rule.id: n for n, rule in enumerate(assessment.rulebook.rules)}
    sums: dict[tuple[str, str], list[Exact]] = {}
    for line in sorted(lines, key=lambda line: places.get(line.rule, len(places))):
        if line.status is Status.COUNTED:
            sums.setdefault((line.clause, say.title(line, line.rule)), []).append(line.amount)
    rows = tuple((clause, title, str(len(own)), say.amount(account, exact(sum(own)))) for (clause, title), own in sums.items())
    total = exact(sum(sum(own) for own in sums.values()))
    columns = (
        Column(say("Clause")),
        Column(say("Rule"), most=_WIDEST_TITLE),
        Column(say("Lines"), right=True),
        Column(say("Sum"), right=True),
    )
    return Table(columns, rows, ((say("Sum"), "", str(sum(len(own) for own in sums.values())), say.amount(account, total)),))


@checked
def record_page(assessment: Assessment, answer: RecordAnswer, lang: Language = "zh") -> Page:
    """Return what one record earned as a page, or why it earned nothing."""
    say = Wording(lang)
    id_, kind, day, units, words = say.record_row(assessment, answer.record)
    blocks: list[Block] = []
    if kind:
        head = [part for part in (kind, day, units, words) if part]
        blocks.append(Paragraph((" · ").join(head)))
    if answer.lines:
        columns = (
            Column(say("Unit"), most=_WIDEST_TITLE),
            Column(say("Account")),
            Column(say("Clause")),
            Column(say("Rule"), most=_WIDEST_TITLE),
            Column(say("Amount"), right=True),
            Column(say("Status")),
            Column(say("Arithmetic"), most=_WIDEST_WHY),
        )
        rows = tuple(
            (
                say.names(assessment, (subject,)),
                say.account(line.account),
                line.clause,
                say.title(line, line.rule),
                say.amount(line.account, line.amount),
                say.status(line.status),
                _because(line, say),
            )
            for subject, line in answer.lines
        )
        blocks += [Heading(say("What it earned")), Table(columns, rows)]
    else:
        blocks.append(Paragraph(say("No line rests on it.")))
    if answer.reasons:
        blocks += [Heading(say("What there is to say of it")), Bullets(tuple(reason.text(lang) for reason in answer.reasons))]
    return Page(title=say("Record {id}", id=id_), blocks=tuple(blocks))


def _is_unit(assessment: Assessment, card: Scorecard) -> bool:
    return any(card is other for other in assessment.units)
