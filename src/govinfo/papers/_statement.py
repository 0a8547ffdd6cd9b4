"""Statements as papers (对账单): every item with what became of it, every line, every claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govinfo._doors import checked
from govinfo.assessment import Assessment
from govinfo.deadlines._moments import Calendrical
from govinfo.exact import exact
from govinfo.papers._answers import every_line
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Attachment, Grid, Heading, Paper, PaperBlock, Paragraph, points, yuan
from govinfo.papers._reconciling import claims_grid
from govinfo.papers._rounding import in_decimals
from govinfo.papers._standing import standing_words
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.records import AdoptionEvent, LeaderInstruction, Review
from govinfo.reports._outcomes import Became, ItemOutcome
from govinfo.reports._statements import Statement
from govinfo.texts import Language


@checked
def statement_paper(assessment: Assessment, statement: Statement, lang: Language = "zh") -> Paper:
    """
    Return a statement as a paper: place and sums, every item with what became of it, the claims, and every line as an attachment.

    Args:
        assessment: where the statement is from.
        statement: of a unit or of a person.
        lang: the reader's language.

    >>> from govinfo.reports import statement
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> statement_paper(year, statement(year, unit="agri")).lang
    'zh'
    """
    say = Wording(lang, assessment.rulebook.settings.decimals)
    sheet = statement.sheet
    items = _items(assessment, statement, say)
    paper = Paper(
        title=say("Statement of {name}, {period}", name=sheet.name, period=period_in_words(sheet.period, lang)),
        lang=lang,
        main=_items(assessment, statement, say, named=True),
        issuer=sheet.rulebook.source.issuer,
        addressees=say("To {name}:", name=sheet.name),
        body=tuple(_body(assessment, statement, items, say)),
        attachments=(Attachment(title=say("Every line"), blocks=(every_line(sheet, say),)),) if sheet.lines else (),
    )
    return in_decimals(paper, say)


def _body(assessment: Assessment, statement: Statement, items: Grid, say: Wording) -> Iterator[PaperBlock]:
    sheet = statement.sheet
    words = standing_words(sheet.rulebook, sheet.accounts, sheet, sheet.among, say, person=sheet.person)
    if words:
        yield Paragraph(say("{words}.", words=words))
    if sheet.lacking is not None:
        yield Paragraph(say("{points} points are lacking to rank {rank}.", points=say.number(sheet.lacking), rank=sheet.next_rank))
    yield Heading(say("Items sent, and what became of them"))
    if statement.items:
        yield Paragraph(say("{n} items: {counts}.", n=len(statement.items), counts=_counts(statement.items, say)))
        yield items
    else:
        yield Paragraph(say("No item was sent."))
    yield Heading(say("Claims, and what was decided"))
    if statement.claims:
        yield claims_grid(assessment.period.last_day.year, statement.claims, say)
    else:
        yield Paragraph(say("Nothing was claimed."))


def _counts(items: Sequence[ItemOutcome], say: Wording) -> str:
    found = Counter(one.became for one in items)
    return say.listed(say("{became} {n}", became=became.text(say.lang), n=found[became]) for became in Became if found[became])


def _items(assessment: Assessment, statement: Statement, say: Wording, *, named: bool = False) -> Grid:
    """Return every item as a table, with the name of whoever sent it where it may stand beside the items of others."""
    year = statement.sheet.period.last_day.year
    subject = statement.sheet.subject
    in_points, in_yuan = (exact(sum(one.of(account, subject) for one in statement.items)) for account in ("points", "yuan"))
    numbered = {one.item: number for number, one in enumerate(statement.items, start=1)}
    columns: list[Column[ItemOutcome]] = [
        Column(say("No."), lambda one: str(numbered[one.item]), width=3, sums=(say("Sum"),)),
        Column(say("Day sent"), lambda one: Calendrical(one.on, year).text(say.lang), width=5),
        Column(say("Item"), lambda one: one.title or one.item, width=16),
        Column(say("Outcome"), lambda one: one.became.text(say.lang), width=5),
        Column(say("What became of it"), lambda one: outcome_words(assessment, one, say), width=20),
        Column(say("Points"), lambda one: points(one.of("points", subject)), number=True, sums=(points(in_points),)),
    ]
    if in_yuan or any(one.of("yuan", subject) for one in statement.items):
        columns.append(Column(say("Yuan"), lambda one: yuan(one.of("yuan", subject)), number=True, sums=(yuan(in_yuan),)))
    if named:
        name = statement.sheet.name
        columns.insert(1, Column(say("Statement of"), lambda _: name, width=8))
    return table(columns, statement.items, caption=say("Items sent, and what became of them"), fractions=True)


def outcome_words(assessment: Assessment, outcome: ItemOutcome, say: Wording) -> str:
    """Return what became of an item in words: where and when it was adopted, by whom instructed upon, why returned."""
    return say.clauses(_told(assessment, outcome, say))


def _told(assessment: Assessment, outcome: ItemOutcome, say: Wording) -> Iterator[str]:
    year, book = assessment.period.last_day.year, assessment.rulebook
    if outcome.into is not None:
        into = assessment.register.items[outcome.into].submission
        yield say("merged into {item}", item=outcome.into if into is None else into.title or into.id)
    review = () if outcome.review is None or outcome.into is not None else (outcome.review,)
    happened: list[AdoptionEvent | LeaderInstruction | Review] = [*review, *outcome.adoptions, *outcome.instructions]
    for use in sorted(happened, key=lambda one: (one.on, one.id)):
        day = Calendrical(use.on, year)
        if isinstance(use, Review):
            said = say("{day} {outcome}", day=day, outcome=use.outcome)
            yield said if use.reason is None else say("{said}: {reason}", said=said, reason=use.reason)
        elif isinstance(use, AdoptionEvent):
            yield say("{day} adopted by {publication}", day=day, publication=say.word(book.publications, use.publication))
        elif use.leader is not None:
            yield say("{day} instruction of {leader} ({level})", day=day, leader=use.leader, level=use.level)
        else:
            yield say("{day} instruction at {level}", day=day, level=use.level)
    for needs in outcome.pending:
        yield say("awaits {needs}", needs=needs)
