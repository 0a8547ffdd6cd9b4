"""The demonstration (演示): one paper that shows what an assessment is, with one unit's question answered."""

from __future__ import annotations

from functools import partial

from govinfo.assessment import Assessment, explain_record
from govinfo.papers._assessment import heading, lines_grid, persons_table, title_of, units_tables
from govinfo.papers._cards import short_blocks
from govinfo.papers._paper import Bullets, Heading, Paper, PaperBlock, Paragraph
from govinfo.papers._wording import Wording
from govinfo.texts import Language

_BEST = 5
_FEW_LINES = 16


def demo_paper(assessment: Assessment, lang: Language = "zh") -> Paper:
    """
    Return a short paper about an assessment: the ranking, the best persons, what did not count, and one unit explained.

    The unit explained is the highest ranked of those that may not be commended and have few lines.
    """
    say = Wording(lang)
    blocks: list[PaperBlock] = [Paragraph(heading(assessment, say)), *units_tables(assessment, say)]
    if assessment.persons:
        caption = say("The first {n} persons", n=_BEST)
        blocks += [Heading(caption), persons_table(assessment, assessment.persons[:_BEST], caption, say)]
    blocks += [Heading(say("Nothing disappears")), Bullets(_left(assessment, say))]
    asked = [card for card in assessment.units if card.barred and 0 < len(card.lines) <= _FEW_LINES] or list(assessment.units)
    if asked:
        card = asked[0]
        points, yuan = say.number(card.points), card.yuan
        question = say(
            "{name} asks: why {points} points and {yuan} yuan, and why no commendation?", name=card.name, points=points, yuan=yuan
        )
        blocks += [Heading(question), *short_blocks(assessment, card, say)]
    title = say("Demonstration: {title}", title=title_of(assessment, say))
    return Paper(title=title, lang=lang, main=partial(lines_grid, assessment, say), body=tuple(blocks))


def _left(assessment: Assessment, say: Wording) -> tuple[str, ...]:
    rows = {one.about: say.record_row(assessment, one.about) for one in assessment.pending}  # several rules may wait for one record
    waiting = say.clauses(say.phrases(row[1:]) for row in rows.values())
    items = [
        say("{n} decisions still owed: {records}", n=len(assessment.pending), records=waiting),
        say("{n} records in the period that no rule prices", n=len(assessment.unpriced)),
        say("{n} records outside the period", n=len(assessment.outside)),
        say(
            "{n} records corrected, {void} of them voided",
            n=len(assessment.trail),
            void=sum(one.action.value == "void" for one in assessment.trail),
        ),
    ]
    for record in assessment.unpriced:
        answer = explain_record(assessment, record)
        if answer.near is not None:
            _, kind, day, units, words = say.record_row(assessment, record)
            reasons = " ".join(reason.text(say.lang) for reason in answer.reasons)
            particulars = say.phrases((kind, day, units, words))
            items.append(
                say("why nothing for {record} ({particulars})? {reasons}", record=record, particulars=particulars, reasons=reasons)
            )
            break
    return tuple(items)
