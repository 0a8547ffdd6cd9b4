"""A payout list as a paper (奖励发放表): who is paid what, in figures and in capitals, and the clauses behind it."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo._doors import checked
from govinfo.exact import Exact, exact
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._paper import Amount, Attachment, Cell, Grid, Paper, PaperBlock, Paragraph, cell_text, yuan
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording, unmarked
from govinfo.reports import capital_yuan
from govinfo.reports._payout_values import PayoutEntry, PayoutList
from govinfo.texts import Language


@checked
def payout_paper(made: PayoutList, lang: Language = "zh") -> Paper:
    """
    Return a payout list as a paper: the sums per payee in the body, the clauses and what earlier lists owe as attachments.

    >>> from govinfo.reports import payout_list
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> payout_paper(payout_list(year)).title
    '2024年政务信息奖励发放表'
    """
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


def _body(made: PayoutList, say: Wording) -> Iterator[PaperBlock]:
    title = unmarked(say.either(made.title, made.title_en))
    payees = sum(len(unit.payees) for unit in made.units)
    yield Paragraph(
        say(
            "Under {rulebook}, for {start} to {end}, {payees} payees of {units} units are paid {amount} yuan ({capitals}).",
            rulebook=title,
            start=day_in_words(made.period.start, say.lang),
            end=day_in_words(made.period.last_day, say.lang),
            payees=payees,
            units=len(made.units),
            amount=cell_text(yuan(made.amount)),
            capitals=made.in_capitals,
        )
    )
    overlapping = [one for one in made.earlier if one.period.intersection(made.period) is not None]
    for one in overlapping:
        words = "The list of {period} paid {amount} yuan; what it paid is not paid again."
        yield Paragraph(say(words, period=period_in_words(one.period, say.lang), amount=cell_text(yuan(one.amount))))
    if made.differences and not overlapping:  # of days that two lists share nobody can say which part sets the earlier one right
        yield Paragraph(
            say(
                "Of these {own} yuan are for the period itself and {more} yuan set earlier lists right.",
                own=cell_text(yuan(made.own)),
                more=cell_text(yuan(exact(made.amount - made.own))),
            )
        )
    if made.waiting:
        yield Paragraph(say("Not final: for {names} something is still owed, and what they are paid may change.", names=made.waiting))
    if made.undivided:
        yield Paragraph(say("Every author is credited in full, so the units are paid and divide the money themselves."))
    if made.units:
        yield _payees(made, say)
        yield Paragraph(say("Drawn up by:            Checked by:            Approved by:"))


def _payees(made: PayoutList, say: Wording) -> Grid:
    rows: list[tuple[Cell, str, str, Exact]] = []
    number = 0
    for unit in made.units:
        for person, name, entries in unit.payees:
            number += 1
            payee = name if person is not None else say("the unit")
            rows.append((Amount(number), unit.name, payee, exact(sum(entry.amount for entry in entries))))
        if len(unit.payees) > 1:
            rows.append(("", unit.name, say("Subtotal"), unit.amount))
    columns: tuple[Column[tuple[Cell, str, str, Exact]], ...] = (
        Column(say("No."), lambda row: row[0], number=True, width=2),
        Column(say("Unit"), lambda row: row[1], width=8, sums=(say("Sum"),)),
        Column(say("Payee"), lambda row: row[2], width=9),
        Column(say("Amount (yuan)"), lambda row: yuan(row[3]), number=True, width=5, sums=(yuan(made.amount),)),
        Column(say("In capitals"), lambda row: capital_yuan(row[3]), width=12, whole=True, sums=(made.in_capitals,)),
        Column(say("Received"), lambda _: "", width=6, offers=(say("received"), say("not received"))),
    )
    return table(columns, rows, caption=say("Amounts by payee"), head=2)


def _by_clause(made: PayoutList, say: Wording) -> Grid:
    columns: tuple[Column[PayoutEntry], ...] = (
        Column(say("Unit"), lambda entry: entry.unit_name, width=8, sums=(say("Sum"),)),
        Column(say("Payee"), lambda entry: _payee(entry, say), width=9),
        Column(say("Clause"), lambda entry: entry.clause, width=5),
        Column(say("Rule"), lambda entry: say.title(entry, entry.rule), width=14),
        Column(say("Amount (yuan)"), lambda entry: yuan(entry.amount), number=True, width=5, sums=(yuan(made.own),)),
    )
    return table(columns, made.first, caption=say("Amounts by clause"), head=1)


def _differences(made: PayoutList, say: Wording) -> Grid:
    paid, due, amount = (
        (yuan(exact(sum(values))),) for values in zip(*((entry.paid, entry.due, entry.amount) for entry in made.differences), strict=True)
    )
    columns: tuple[Column[PayoutEntry], ...] = (
        Column(say("Unit"), lambda entry: entry.unit_name, width=7, sums=(say("Sum"),)),
        Column(say("Payee"), lambda entry: _payee(entry, say), width=8),
        Column(say("Period"), lambda entry: period_in_words(entry.of, say.lang), width=6),
        Column(say("Clause"), lambda entry: entry.clause, width=5),
        Column(say("Was paid"), lambda entry: yuan(entry.paid), number=True, width=5, sums=paid),
        Column(say("Is due"), lambda entry: yuan(entry.due), number=True, width=5, sums=due),
        Column(say("Paid or taken back"), lambda entry: yuan(entry.amount), number=True, width=5, sums=amount),
    )
    return table(columns, made.differences, caption=say("What sets earlier lists right"), head=1)


def _payee(entry: PayoutEntry, say: Wording) -> str:
    return say("the unit") if entry.person is None else entry.person_name or entry.person


def _main(made: PayoutList, say: Wording) -> Grid:
    columns: tuple[Column[PayoutEntry], ...] = (
        Column(say("Unit id"), lambda entry: entry.unit),
        Column(say("Unit"), lambda entry: entry.unit_name),
        Column(say("Person id"), lambda entry: entry.person or ""),
        Column(say("Payee"), lambda entry: _payee(entry, say)),
        Column(say("Period"), lambda entry: entry.of.name),
        Column(say("Clause"), lambda entry: entry.clause),
        Column(say("Rule id"), lambda entry: entry.rule),
        Column(say("Rule"), lambda entry: say.title(entry, entry.rule)),
        Column(say("Was paid"), lambda entry: yuan(entry.paid), number=True),
        Column(say("Is due"), lambda entry: yuan(entry.due), number=True),
        Column(say("Amount (yuan)"), lambda entry: yuan(entry.amount), number=True),
    )
    return table(columns, made.entries, head=3)
