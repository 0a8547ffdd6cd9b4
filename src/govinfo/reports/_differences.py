"""Two assessments side by side as a page (对比表): who gains and loses, and through which clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo._doors import checked
from govinfo.assessment import Assessment, Scorecard
from govinfo.assessment._comparison import Change, Comparison
from govinfo.exact import Exact, exact
from govinfo.reports._pages import Block, Bullets, Column, Heading, Page, Paragraph, Table
from govinfo.reports._scores import eligibility
from govinfo.reports._wording import Wording
from govinfo.texts import Language

_WIDEST_NAME = 36


@checked
def comparison_page(comparison: Comparison, lang: Language = "zh") -> Page:
    """Return what changes for every unit and person as a page."""
    say = Wording(lang)
    before, after = comparison.before, comparison.after
    blocks: list[Block] = [Bullets((_side(say("Before"), before, say), _side(say("After"), after, say)))]
    for title, changes in (("Units", comparison.units), ("Persons", comparison.persons)):
        changed = [change for change in changes if not change.unchanged]
        blocks.append(Heading(say("{title}: {n} of {all} change", title=say(title), n=len(changed), all=len(changes))))
        blocks.append(_changes_table(changed, say) if changed else Paragraph(say("Nothing changes.")))
    blocks += _clauses(comparison.units, say)
    title = say("Comparison: {before} and {after}", before=before.rulebook.id, after=after.rulebook.id)
    return Page(title=title, blocks=tuple(blocks))


def _side(word: str, assessment: Assessment, say: Wording) -> str:
    book = assessment.rulebook
    chosen = [say("{name} = {value}", name=id_, value=option) for id_, option in book.chosen]
    title = say.title(book, book.id)
    template = (
        "{word}: {title} ({rulebook}), period {period}, readings {readings}" if chosen else "{word}: {title} ({rulebook}), period {period}"
    )
    return say(template, word=word, title=title, rulebook=book.id, period=assessment.period.name, readings=tuple(chosen))


def _changes_table(changes: Sequence[Change], say: Wording) -> Table:
    columns = (
        Column(say("Name"), most=_WIDEST_NAME),
        *(Column(say(title), right=True) for title in ("Points before", "After", "Change", "Yuan before", "After", "Change")),
        Column(say("Rank"), right=True),
        Column(say("Commendable")),
    )
    rows = tuple(
        (
            change.name,
            *_both(change, "points", say),
            _signed(change.points, say),
            *_both(change, "yuan", say),
            f"{change.yuan:+}" if change.yuan else "0.00",
            _arrow(*(str(card.rank) if card else "—" for card in (change.before, change.after))),
            _arrow(*(_eligible(card, say) for card in (change.before, change.after))),
        )
        for change in changes
    )
    return Table(columns, rows)


def _both(change: Change, what: str, say: Wording) -> tuple[str, str]:
    def of(card: Scorecard | None) -> str:
        if card is None:
            return "—"
        return say.number(card.points) if what == "points" else str(card.yuan)

    return of(change.before), of(change.after)


def _signed(amount: Exact, say: Wording) -> str:
    return f"+{say.number(amount)}" if amount > 0 else say.number(amount)


def _eligible(card: Scorecard | None, say: Wording) -> str:
    return "—" if card is None else eligibility(card, say)


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _clauses(changes: Sequence[Change], say: Wording) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    for change in changes:
        for rule in change.rules:
            difference = exact(rule.after - rule.before)
            signed = say.amount(rule.account, difference)
            rows.append(
                (
                    change.name,
                    say.account(rule.account),
                    rule.clause,
                    say.title(rule, rule.rule),
                    say.amount(rule.account, rule.before),
                    say.amount(rule.account, rule.after),
                    f"+{signed}" if difference > 0 else signed,
                )
            )
    if rows:
        yield Heading(say("Units by clause"))
        columns = (
            Column(say("Unit"), most=_WIDEST_NAME),
            Column(say("Account")),
            Column(say("Clause")),
            Column(say("Rule"), most=_WIDEST_NAME),
            *(Column(say(title), right=True) for title in ("Before", "After", "Change")),
        )
        yield Table(columns, tuple(rows))
