"""What became of one record as a paper (单条说明): what it earned, or why it earned nothing."""

from __future__ import annotations

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, RecordAnswer
from govinfo.papers._cards import because
from govinfo.papers._paper import Bullets, Heading, Paper, PaperBlock, Paragraph, amount
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.texts import Language


@checked
def record_paper(assessment: Assessment, answer: RecordAnswer, lang: Language = "zh") -> Paper:
    """
    Return what one record earned as a paper, or why it earned nothing.

    >>> from govinfo.assessment import explain_record
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> record_paper(year, explain_record(year, year.units[0].lines[0].facts[0]), "en").title[:6]
    'Record'
    """
    say = Wording(lang)
    id_, kind, day, units, words = say.record_row(assessment, answer.record)
    columns: tuple[Column[tuple[str, Line]], ...] = (
        Column(say("Unit"), lambda row: say.names(assessment, (row[0],)), width=9),
        Column(say("Account"), lambda row: say.account(row[1].account)),
        Column(say("Clause"), lambda row: row[1].clause, width=5),
        Column(say("Rule"), lambda row: say.title(row[1], row[1].rule), width=14),
        Column(say("Amount"), lambda row: amount(row[1].account, row[1].amount), number=True),
        Column(say("Status"), lambda row: say.status(row[1].status)),
        Column(say("Arithmetic"), lambda row: because(row[1], say), width=22),
    )
    earned = table(columns, answer.lines, caption=say("What it earned"), fractions=True)
    blocks: list[PaperBlock] = []
    if kind:
        blocks.append(Paragraph(" · ".join(part for part in (kind, day, units, words) if part)))
    blocks += [Heading(say("What it earned")), earned] if answer.lines else [Paragraph(say("No line rests on it."))]
    if answer.reasons:
        blocks += [Heading(say("What there is to say of it")), Bullets(tuple(reason.text(lang) for reason in answer.reasons))]
    return Paper(title=say("Record {id}", id=id_), lang=lang, main=earned, body=tuple(blocks))
