"""Two assessments side by side as a paper (对比表): who gains and loses, and through which clauses."""

from __future__ import annotations

from collections.abc import Sequence

from govinfo._doors import checked
from govinfo.assessment import Assessment, Change, Comparison, RuleChange, Scorecard
from govinfo.exact import Exact, exact
from govinfo.papers._assessment import eligibility
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Amount, Bullets, Grid, Heading, Paper, PaperBlock, Paragraph, Style, amount, points, yuan
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.rulebook import Rulebook
from govinfo.texts import Language


@checked
def comparison_paper(comparison: Comparison, lang: Language = "zh") -> Paper:
    """
    Return what changes for every unit and person as a paper; its main rows are all units and persons.

    >>> from govinfo.assessment import compare
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> comparison_paper(compare(year, year), "en").title
    'Assessment of government information work, a district government office: comparison'
    """
    say = Wording(lang)
    before, after = comparison.before, comparison.after
    blocks: list[PaperBlock] = [Bullets((_side(say("Before"), before, say), _side(say("After"), after, say)))]
    for title, changes in ((say("Units"), comparison.units), (say("Persons"), comparison.persons)):
        changed = [change for change in changes if not change.unchanged]
        caption = say("{title}: {n} of {all} change", title=title, n=len(changed), all=len(changes))
        changes_table = table(_columns(say), changed, caption=caption)
        blocks += [Heading(caption), changes_table if changed else Paragraph(say("Nothing changes."))]
    rules = [(change.name, rule) for change in comparison.units for rule in change.rules]
    if rules:
        blocks += [Heading(say("Units by clause")), _clauses_table(rules, say)]
    title = _titled(before.rulebook, after.rulebook, say)
    main = table(
        (Column(say("Id"), lambda change: change.subject), *_columns(say)), (*comparison.units, *comparison.persons), fractions=True, head=1
    )
    return Paper(title=title, lang=lang, main=main, body=tuple(blocks))


def _titled(before: Rulebook, after: Rulebook, say: Wording) -> str:
    one, other = say.named(before), say.named(after)
    return say("{rulebook}: comparison", rulebook=one) if one == other else say("Comparison: {before} and {after}", before=one, after=other)


def _side(word: str, assessment: Assessment, say: Wording) -> str:
    book = assessment.rulebook
    readings = {reading.id: reading for reading in book.readings}
    chosen = tuple(
        say("{question} {option}", question=say.either(readings[id_].question, readings[id_].question_en),
            option=say.word(readings[id_].options, option))
        for id_, option in book.chosen
    )  # fmt: skip
    template = "{word}: {rulebook}, period {period}; readings: {readings}" if chosen else "{word}: {rulebook}, period {period}"
    period = period_in_words(assessment.period, say.lang)
    return say(template, word=word, rulebook=say.named(book), period=period, readings=chosen)


def _columns(say: Wording) -> tuple[Column[Change], ...]:
    return (
        Column(say("Name"), lambda change: change.name, width=9),
        Column(say("Points before"), lambda change: points(change.before and change.before.points), number=True),
        Column(say("After"), lambda change: points(change.after and change.after.points), number=True),
        Column(say("Change"), lambda change: Amount(change.points, Style.POINTS_CHANGE), number=True),
        Column(say("Yuan before"), lambda change: yuan(change.before and change.before.yuan), number=True, width=5),
        Column(say("After"), lambda change: yuan(change.after and change.after.yuan), number=True, width=5),
        Column(say("Change"), lambda change: Amount(exact(change.yuan), Style.YUAN_CHANGE), number=True, width=5),
        Column(say("Rank"), lambda change: _arrow(_rank(change.before), _rank(change.after)), number=True),
        Column(say("Commendable"), lambda change: _arrow(_eligible(change.before, say), _eligible(change.after, say)), width=6),
    )


def _rank(card: Scorecard | None) -> str:
    return "—" if card is None else str(card.rank)


def _eligible(card: Scorecard | None, say: Wording) -> str:
    return "—" if card is None else eligibility(card, say)


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _clauses_table(rules: Sequence[tuple[str, RuleChange]], say: Wording) -> Grid:
    columns: tuple[Column[tuple[str, RuleChange]], ...] = (
        Column(say("Unit"), lambda row: row[0], width=9),
        Column(say("Account"), lambda row: say.account(row[1].account)),
        Column(say("Clause"), lambda row: row[1].clause, width=5),
        Column(say("Rule"), lambda row: say.title(row[1], row[1].rule), width=14),
        Column(say("Before"), lambda row: amount(row[1].account, row[1].before), number=True),
        Column(say("After"), lambda row: amount(row[1].account, row[1].after), number=True),
        Column(say("Change"), lambda row: _change(row[1].account, exact(row[1].after - row[1].before)), number=True),
    )
    return table(columns, rules, caption=say("Units by clause"))


def _change(account: str, value: Exact) -> Amount:
    return Amount(value, Style.YUAN_CHANGE if account == "yuan" else Style.POINTS_CHANGE)
