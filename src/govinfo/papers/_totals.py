"""Totals with what they are made of as a paper (合计表): units by rank, persons, and what each rule gave under which clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo._doors import checked
from govinfo.assessment import Cited, Total, Totals
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._inert import csv_exact
from govinfo.papers._paper import Amount, Bullets, Grid, Heading, Paper, PaperBlock, Paragraph, amount, points, yuan
from govinfo.papers._reasons import reason_words
from govinfo.papers._rounding import in_decimals
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.texts import Language


@checked
def totals_paper(totals: Totals, lang: Language = "zh") -> Paper:
    """
    Return totals as a paper; its main rows are what each rule gave every unit and person.

    >>> from govinfo import Period, sample_year, shipped_rulebook
    >>> from govinfo.assessment import tally, totals
    >>> totals_paper(totals(tally(sample_year(), shipped_rulebook("district-model"), Period.parse("2024")))).title
    '《政务信息工作考核规定》合计'
    """
    say = Wording(lang, totals.rulebook.settings.decimals)
    blocks: list[PaperBlock] = [Paragraph(_heading(totals, say))]
    for title, several in ((say("Units by rank"), totals.units), (say("Persons"), totals.persons)):
        if several:
            blocks += [Heading(title), _table(several, title, say)]
    unfinished = tuple(total.name for total in totals.units if not total.complete)
    if unfinished:
        words = "Not final: {names} wait for what is listed below; their points and money, and ranks beside them, are provisional."
        blocks.append(Paragraph(say(words, names=unfinished)))
    blocks += _reasons(totals, say)
    if totals.pending:
        rows = tuple(f"{one.clause} {one.about}：{one.needs.text(say.lang)}" for one in totals.pending)
        blocks += [Heading(say("Decisions still owed ({n})", n=len(rows))), Bullets(rows)]
    left = [
        say("Records in the period that no rule prices ({n})", n=totals.unpriced),
        say("Records outside the period ({n})", n=totals.outside),
    ]
    blocks.append(Bullets(tuple(left)))
    paper = Paper(
        title=say("{rulebook}: totals", rulebook=say.named(totals.rulebook)),
        lang=lang,
        main=_cited(totals, say),
        body=tuple(blocks),
    )
    return in_decimals(paper, say)


def _heading(totals: Totals, say: Wording) -> str:
    period = totals.period
    return say(
        "Period {name} ({start} to {end}); rulebook {rulebook}, {issuer}; {units} units, {persons} persons",
        name=period_in_words(period, say.lang),
        start=day_in_words(period.start, say.lang),
        end=day_in_words(period.last_day, say.lang),
        rulebook=say.named(totals.rulebook),
        issuer=totals.rulebook.source.issuer,
        units=len(totals.units),
        persons=len(totals.persons),
    )


def _table(several: Sequence[Total], caption: str, say: Wording) -> Grid:
    columns: tuple[Column[Total], ...] = (
        Column(say("Rank"), lambda total: Amount(total.rank), number=True, width=3),
        Column(say("Name"), lambda total: total.name, width=9),
        Column(say("Points"), lambda total: points(total.points), number=True),
        Column(say("Awarded"), lambda total: points(total.awarded), number=True),
        Column(say("Deducted"), lambda total: points(total.deducted), number=True),
        Column(say("Yuan"), lambda total: yuan(total.yuan), number=True, width=5),
        Column(say("Commendable"), lambda total: say("may be commended") if total.eligible else say("may not be commended"), width=6),
    )
    return table(columns, several, caption=caption, head=1)


def _reasons(totals: Totals, say: Wording) -> Iterator[PaperBlock]:
    for title, several in (
        (say("Units that may not be commended"), totals.units),
        (say("Persons that may not be commended"), totals.persons),
    ):
        rows = tuple(say("{name}: {reason}", name=one.name, reason=reason_words(reason, say)) for one in several for reason in one.barred)
        if rows:
            yield Heading(title)
            yield Bullets(rows)


def _cited(totals: Totals, say: Wording) -> Grid:
    """Return what each rule gave, one row each, what a fraction is exactly beside it."""
    titles = {rule.id: say.title(rule, rule.id) for rule in totals.rulebook.rules}
    columns: tuple[Column[tuple[Total, Cited]], ...] = (
        Column(say("Id"), lambda row: row[0].subject),
        Column(say("Name"), lambda row: row[0].name, width=9),
        Column(say("Account"), lambda row: say.account(row[1].account)),
        Column(say("Rule id"), lambda row: row[1].rule, width=9),
        Column(say("Clause"), lambda row: row[1].clause),
        Column(say("Rule"), lambda row: titles.get(row[1].rule, row[1].rule), width=14),
        Column(say("Lines that count"), lambda row: Amount(row[1].lines), number=True, width=5),
        Column(say("Amount"), lambda row: amount(row[1].account, row[1].amount), number=True),
        Column(say("Exact value"), lambda row: "" if row[1].account == "yuan" else csv_exact(row[1].amount)),
        Column(say("Lines that do not"), lambda row: Amount(row[1].unused), number=True, width=5),
    )
    return table(columns, ((total, cited) for total in (*totals.units, *totals.persons) for cited in total.cited), head=2)
