"""A payout list as a paper (奖励发放表): who is paid what, in figures and in capitals, and the clauses behind it."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo._doors import checked
from govinfo.exact import Exact, exact
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._paper import Amount, Attachment, Cell, Grid, GridColumn, Paper, PaperBlock, Paragraph, Style, cell_text
from govinfo.papers._wording import Wording
from govinfo.reports import capital_yuan
from govinfo.reports._payout_values import PayoutEntry, PayoutList
from govinfo.rulebook import Each
from govinfo.texts import Language


@checked
def payout_paper(made: PayoutList, lang: Language = "zh") -> Paper:
    """Return a payout list as a paper: the sums per payee in the body, the clauses and what earlier lists owe as attachments."""
    say = Wording(lang)
    attachments = [Attachment(title=say("Amounts by clause"), blocks=(_by_clause(made, say),))] if made.first else []
    if made.differences:
        attachments.append(Attachment(title=say("What sets earlier lists right"), blocks=(_differences(made, say),)))
    return Paper(
        title=say("Payout list of rewards for government information, {period}", period=period_in_words(made.period, lang)),
        lang=lang,
        main=_main(made, say),
        issuer=made.issuer,
        body=tuple(_body(made, say)),
        attachments=tuple(attachments),
    )


def _yuan(value: Exact) -> Amount:
    return Amount(value, Style.YUAN)


def _body(made: PayoutList, say: Wording) -> Iterator[PaperBlock]:
    title = say.either(made.title, made.title_en)
    payees = sum(len(unit.payees) for unit in made.units)
    yield Paragraph(
        say(
            "Under {rulebook}, for {start} to {end}, {payees} payees of {units} units are paid {amount} yuan ({capitals}).",
            rulebook=title,
            start=day_in_words(made.period.start, say.lang),
            end=day_in_words(made.period.last_day, say.lang),
            payees=payees,
            units=len(made.units),
            amount=cell_text(_yuan(made.amount)),
            capitals=made.in_capitals,
        )
    )
    if made.pays_by is not None:
        yield Paragraph(say("The rulebook pays {each}; the days of this list are others.", each=Each(made.pays_by.value).text(say.lang)))
    for one in made.earlier:
        if one.period.intersection(made.period) is not None:
            words = "The list of {period} paid {amount} yuan; what it paid is not paid again."
            yield Paragraph(say(words, period=period_in_words(one.period, say.lang), amount=cell_text(_yuan(one.amount))))
    if made.differences:
        yield Paragraph(
            say(
                "Of these {own} yuan are for the period itself and {more} yuan set earlier lists right.",
                own=cell_text(_yuan(made.own)),
                more=cell_text(_yuan(exact(made.amount - made.own))),
            )
        )
    if made.undivided:
        yield Paragraph(say("Every author is credited in full, so the units are paid and divide the money themselves."))
    if made.units:
        yield _payees(made, say)


def _payees(made: PayoutList, say: Wording) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    number = 0
    for unit in made.units:
        for person, name, entries in unit.payees:
            number += 1
            amount = exact(sum(entry.amount for entry in entries))
            payee = name if person is not None else say("the unit")
            rows.append((Amount(number), unit.name, payee, _yuan(amount), capital_yuan(amount), ""))
        if len(unit.payees) > 1:
            rows.append(("", unit.name, say("Subtotal"), _yuan(unit.amount), capital_yuan(unit.amount), ""))
    columns = (
        GridColumn(say("No."), number=True, width=2),
        GridColumn(say("Unit"), width=8),
        GridColumn(say("Payee"), width=9),
        GridColumn(say("Amount (yuan)"), number=True, width=5),
        GridColumn(say("In capitals"), width=12),
        GridColumn(say("Received"), width=4),
    )
    total = ("", say("Sum"), "", _yuan(made.amount), made.in_capitals, "")
    return Grid(caption=say("Amounts by payee"), columns=columns, rows=tuple(rows), sums=(total,), head=2)


def _by_clause(made: PayoutList, say: Wording) -> Grid:
    columns = (
        GridColumn(say("Unit"), width=8),
        GridColumn(say("Payee"), width=9),
        GridColumn(say("Clause"), width=5),
        GridColumn(say("Rule"), width=14),
        GridColumn(say("Amount (yuan)"), number=True, width=5),
    )
    rows = tuple(
        (entry.unit_name, _payee(entry, say), entry.clause, say.title(entry, entry.rule), _yuan(entry.amount)) for entry in made.first
    )
    return Grid(caption=say("Amounts by clause"), columns=columns, rows=rows, sums=((say("Sum"), "", "", "", _yuan(made.own)),), head=1)


def _differences(made: PayoutList, say: Wording) -> Grid:
    columns = (
        GridColumn(say("Unit"), width=7),
        GridColumn(say("Payee"), width=8),
        GridColumn(say("Period"), width=6),
        GridColumn(say("Clause"), width=5),
        GridColumn(say("Was paid"), number=True, width=5),
        GridColumn(say("Is due"), number=True, width=5),
        GridColumn(say("Paid or taken back"), number=True, width=5),
    )
    rows = tuple(
        (
            entry.unit_name,
            _payee(entry, say),
            period_in_words(entry.of, say.lang),
            entry.clause,
            _yuan(entry.paid),
            _yuan(entry.due),
            _yuan(entry.amount),
        )
        for entry in made.differences
    )
    sums = tuple(
        _yuan(exact(sum(values))) for values in zip(*((entry.paid, entry.due, entry.amount) for entry in made.differences), strict=True)
    )
    return Grid(caption=say("What sets earlier lists right"), columns=columns, rows=rows, sums=((say("Sum"), "", "", "", *sums),), head=1)


def _payee(entry: PayoutEntry, say: Wording) -> str:
    return say("the unit") if entry.person is None else entry.person_name or entry.person


def _main(made: PayoutList, say: Wording) -> Grid:
    titles = ("Unit id", "Unit", "Person id", "Payee", "Period", "Clause", "Rule id", "Rule")
    columns = (
        *(GridColumn(say(title)) for title in titles),
        *(GridColumn(say(title), number=True) for title in ("Was paid", "Is due", "Amount (yuan)")),
    )
    rows = tuple(
        (
            entry.unit,
            entry.unit_name,
            entry.person or "",
            _payee(entry, say),
            entry.of.name,
            entry.clause,
            entry.rule,
            say.title(entry, entry.rule),
            _yuan(entry.paid),
            _yuan(entry.due),
            _yuan(entry.amount),
        )
        for entry in made.entries
    )
    return Grid(caption="", columns=columns, rows=rows, head=3)
