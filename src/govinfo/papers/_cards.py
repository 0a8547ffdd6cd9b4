"""Explanation sheets (计分明细表): every line of one unit or person with its reason, adding up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeAlias

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Reason, Scorecard
from govinfo.exact import Exact, exact
from govinfo.labels import Status
from govinfo.papers._assessment import card_lines_grid, eligibility
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Amount, Bullets, Cell, Grid, Heading, Paper, PaperBlock, Paragraph, amount, yuan
from govinfo.papers._reasons import reason_words, spoken
from govinfo.papers._rounding import in_decimals
from govinfo.papers._standing import standing_words
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import SIDES, Wording
from govinfo.periods import Period
from govinfo.reports._accounts import accounts_of
from govinfo.texts import Language

_SHORT_WHY = 60

_ClauseSums: TypeAlias = tuple[tuple[str, str], list[Exact]]


@checked
def card_paper(assessment: Assessment, card: Scorecard, lang: Language = "zh") -> Paper:
    """
    Return every line of one unit or person as a paper, with subtotals that add up.

    Args:
        assessment: where the scorecard is from.
        card: of a unit or of a person.
        lang: the reader's language.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> card_paper(year, year.unit("agri")).title
    '农业农村局计分明细'
    """
    say = Wording(lang, assessment.rulebook.settings.decimals)
    of_unit = any(card is other for other in assessment.units)
    together: Sequence[Scorecard] = assessment.units if of_unit else assessment.persons
    if of_unit and assessment.rulebook.standing.grouped:
        together = [other for other in together if other.group == card.group]
    book = assessment.rulebook
    stands = standing_words(book, accounts_of(assessment), card, len(together), say, person=not of_unit)
    head = say(
        "Period {period}, rulebook {rulebook}: {words}",
        period=period_in_words(assessment.period, say.lang),
        rulebook=say.named(book),
        words=say.clauses((stands, eligibility(card, say))),
    )
    kind = say("Unit") if of_unit else say("One person")
    paper = Paper(
        title=say("{name}: every line", name=card.name),
        lang=lang,
        main=partial(_main, kind, card, say),
        body=(Paragraph(head), *_blocks(assessment, card, say)),
    )
    return in_decimals(paper, say)


def _main(kind: str, card: Scorecard, say: Wording) -> Grid:
    return card_lines_grid(((kind, card, line) for line in card.lines), say)


def _blocks(assessment: Assessment, card: Scorecard, say: Wording) -> Iterator[PaperBlock]:
    """Yield the lines of *card* by account, their sums by clause, the payouts, and what follows."""
    for account in ("points", "yuan"):
        own = [line for line in card.lines if line.account == account]
        if own:
            yield from _lines(assessment, account, own, say)
            caption = say("Points by clause") if account == "points" else say("Yuan by clause")
            yield Heading(caption)
            yield _clauses_table(assessment, account, own, caption, say)
    if not card.lines:
        yield Paragraph(say("There are no lines."))
    owed = [pending for pending in assessment.pending if pending.subject == card.subject]
    if owed:
        yield Heading(say("Decisions still owed ({n})", n=len(owed)))
        told = (say("{clause}: {needs}", clause=one.clause, needs=one.needs) for one in owed)
        yield Bullets(tuple(dict.fromkeys(told)))
    if len(card.payouts) > 1 and card.yuan:
        yield Heading(say("Payouts"))
        yield table(
            (
                Column(say("Period"), lambda pair: period_in_words(Period.parse(pair[0]), say.lang), width=5, sums=(say("Sum"),)),
                Column(say("Yuan"), lambda pair: yuan(pair[1]), number=True, width=5, sums=(yuan(card.yuan),)),
            ),
            card.payouts.items(),
            caption=say("Payouts"),
        )
    if card.measures:
        titles = {measure.id: say.title(measure, measure.id) for measure in assessment.rulebook.measures}
        yield Heading(say("Counted"))
        yield Bullets(
            tuple(say("{name}: {value}", name=titles.get(name, name), value=say.number(count)) for name, count in card.measures.items())
        )
    yield from _reasons(say("Why it may not be commended"), card.barred, say)
    for side, title in SIDES.items():
        yield from _reasons(say(title), [notice for notice in card.notices if notice.side is side], say)


def short_blocks(assessment: Assessment, card: Scorecard, say: Wording) -> Iterator[PaperBlock]:
    """Yield the lines of *card*, long arithmetic cut short, and what bars it from commendation."""
    for account in ("points", "yuan"):
        own = [line for line in card.lines if line.account == account]
        if own:
            yield from _lines(assessment, account, own, say, longest=_SHORT_WHY)
    yield from _reasons(say("Why it may not be commended"), card.barred, say)


def _reasons(title: str, reasons: Sequence[Reason], say: Wording) -> Iterator[PaperBlock]:
    if reasons:
        yield Heading(title)
        yield Bullets(tuple(reason_words(reason, say) for reason in reasons))


def _lines(assessment: Assessment, account: str, lines: Sequence[Line], say: Wording, longest: int = 0) -> Iterator[PaperBlock]:
    caption = say("Lines in points") if account == "points" else say("Lines in yuan")
    words, sums = _sums(account, lines, say)
    columns: tuple[Column[Line], ...] = (
        Column(say("Day"), lambda line: line.on, width=5, sums=words),
        Column(say("Clause"), lambda line: line.clause, width=5),
        Column(say("Rule"), lambda line: say.title(line, line.rule), width=14),
        Column(say("Item and facts"), lambda line: _rests_on(assessment, line, say), width=22),
        Column(say("Amount"), lambda line: amount(account, line.amount), number=True),
        Column(say("Counted in"), lambda line: amount(account, line.amount) if _counts(line) else Amount(None), number=True, sums=sums),
        Column(say("Status"), lambda line: say.status(line.status)),
        Column(say("Arithmetic"), lambda line: _cut(because(line, say), longest), width=22),
    )
    yield Heading(caption)
    yield table(columns, lines, caption=caption, head=2)


def _counts(line: Line) -> bool:
    return line.status is Status.COUNTED


def _sums(account: str, lines: Sequence[Line], say: Wording) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Return what is summed and the sums: what was awarded and deducted apart where anything was deducted."""
    counted = [line.amount for line in lines if _counts(line)]
    sums = {say("Sum"): exact(sum(counted))}
    if min(counted, default=0) < 0:
        awarded, deducted = sum(one for one in counted if one > 0), sum(one for one in counted if one < 0)
        sums = {say("Awarded"): exact(awarded), say("Deducted"): exact(deducted), **sums}
    return tuple(sums), tuple(amount(account, value) for value in sums.values())


def _rests_on(assessment: Assessment, line: Line, say: Wording) -> str:
    title = next((title for fact in line.facts if (title := say.item(assessment, fact))), "")
    facts = " ".join(line.facts)
    return say("{title} ({id})", title=title, id=facts) if title else facts


def _cut(text: str, longest: int) -> str:
    return text if not longest or len(text) <= longest else text[: longest - 1] + "…"


def because(line: Line, say: Wording) -> str:
    """Return the arithmetic of a line without its title, which stands in a column of its own."""
    return spoken(line.why(say.lang), say).removeprefix(say("{title}: {note}", title=say.title(line, line.rule), note=""))


def _clauses_table(assessment: Assessment, account: str, lines: Sequence[Line], caption: str, say: Wording) -> Grid:
    places = {rule.id: n for n, rule in enumerate(assessment.rulebook.rules)}
    sums: dict[tuple[str, str], list[Exact]] = {}
    for line in sorted(lines, key=lambda line: places.get(line.rule, len(places))):
        if _counts(line):
            sums.setdefault((line.clause, say.title(line, line.rule)), []).append(line.amount)
    number = Amount(sum(len(own) for own in sums.values()))
    total = amount(account, exact(sum(sum(own) for own in sums.values())))
    columns: tuple[Column[_ClauseSums], ...] = (
        Column(say("Clause"), lambda row: row[0][0], width=6, sums=(say("Sum"),)),
        Column(say("Rule"), lambda row: row[0][1], width=18),
        Column(say("Lines"), lambda row: Amount(len(row[1])), number=True, sums=(number,)),
        Column(say("Sum"), lambda row: amount(account, exact(sum(row[1]))), number=True, sums=(total,)),
    )
    return table(columns, sums.items(), caption=caption, head=1)
