"""Answer sheets and statistics as papers (答复单、统计表)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from govinfo._doors import checked
from govinfo.assessment import Line
from govinfo.exact import exact
from govinfo.labels import Status
from govinfo.papers._charts import Chart, ChartKind, ChartPoint
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import (
    Amount,
    Attachment,
    Bullets,
    Cell,
    Grid,
    Heading,
    Paper,
    PaperBlock,
    Paragraph,
    Style,
    amount,
    points,
    yuan,
)
from govinfo.papers._reasons import reason_words, spoken
from govinfo.papers._rounding import in_decimals
from govinfo.papers._standing import standing_words
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import SIDES, Wording
from govinfo.reports._answers import AnswerSheet
from govinfo.reports._statistics import CategoryShare, Statistics
from govinfo.reports._tallies import ClauseSum
from govinfo.texts import Language


@checked
def answer_paper(sheet: AnswerSheet, lang: Language = "zh") -> Paper:
    """
    Return an answer sheet as a paper: the place and what is lacking, the sums by clause, and every line as an attachment.

    >>> from govinfo.reports import answer_sheet
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> answer_paper(answer_sheet(year, unit="agri")).title[:5]
    '关于农业农'
    """
    say = Wording(lang, sheet.rulebook.settings.decimals)
    lines = every_line(sheet, say)
    paper = Paper(
        title=say("Answer to {name}: points and rewards, {period}", name=sheet.name, period=period_in_words(sheet.period, lang)),
        lang=lang,
        main=lines,
        issuer=sheet.rulebook.source.issuer,
        addressees=say("To {name}:", name=sheet.name),
        body=tuple(_body(sheet, say)),
        attachments=(Attachment(title=say("Every line"), blocks=(lines,)),) if sheet.lines else (),
    )
    return in_decimals(paper, say)


def _body(sheet: AnswerSheet, say: Wording) -> Iterator[PaperBlock]:
    words = standing_words(sheet.rulebook, sheet.accounts, sheet, sheet.among, say, person=sheet.person)
    if words:
        yield Paragraph(say("{words}.", words=words))
    if sheet.lacking is not None:
        yield Paragraph(say("{points} points are lacking to rank {rank}.", points=say.number(sheet.lacking), rank=sheet.next_rank))
    if sheet.clauses:
        yield Heading(say("Points by clause"))
        yield _clauses(sheet.clauses, say, say("Points by clause"), Style.POINTS)
        bars = tuple(
            ChartPoint(label=f"{one.clause} {say.title(one, one.rule)}", value=one.amount, shown=say.number(one.amount))
            for one in sheet.clauses
        )
        yield Chart(kind=ChartKind.BARS, title=say("Points by clause"), points=bars)
        if len(sheet.months) > 1:
            columns = tuple(
                ChartPoint(label=period_in_words(month.period, say.lang), value=month.points, shown=say.number(month.points))
                for month in sheet.months
            )
            yield Chart(kind=ChartKind.COLUMNS, title=say("Points by month"), points=columns)
    if sheet.money:
        yield Heading(say("Yuan by clause"))
        yield _clauses(sheet.money, say, say("Yuan by clause"), Style.YUAN)
    noticed = [(title, [notice for notice in sheet.notices if notice.side is side]) for side, title in SIDES.items()]
    for title, reasons in (("Why it may not be commended", sheet.barred), *noticed):
        if reasons:
            yield Heading(say(title))
            yield Bullets(tuple(reason_words(reason, say) for reason in reasons))


def _clauses(clauses: tuple[ClauseSum, ...], say: Wording, caption: str, style: Style) -> Grid:
    lines, total = sum(one.lines for one in clauses), exact(sum(one.amount for one in clauses))
    title = say("Points") if style is Style.POINTS else say("Amount (yuan)")
    columns: tuple[Column[ClauseSum], ...] = (
        Column(say("Clause"), lambda one: one.clause, width=6, sums=(say("Sum"),)),
        Column(say("Rule"), lambda one: say.title(one, one.rule), width=18),
        Column(say("Lines"), lambda one: Amount(one.lines), number=True, sums=(Amount(lines),)),
        Column(title, lambda one: Amount(one.amount, style), number=True, sums=(Amount(total, style),)),
    )
    return table(columns, clauses, caption=caption, head=1)


def every_line(sheet: AnswerSheet, say: Wording) -> Grid:
    """Return every line of a unit or person, those that do not count too, with the sums of those that do."""
    counted = [line for line in sheet.lines if line.status is Status.COUNTED]
    in_points = exact(sum(line.amount for line in counted if line.account == "points"))
    in_yuan = exact(sum(line.amount for line in counted if line.account == "yuan"))

    def of(account: str, line: Line) -> Cell:
        return amount(account, line.amount) if line.account == account else ""

    columns: tuple[Column[Line], ...] = (
        Column(say("Day"), lambda line: line.on, width=5, sums=(say("Sum of what counts"),)),
        Column(say("Clause"), lambda line: line.clause, width=5),
        Column(say("Points"), lambda line: of("points", line), number=True, sums=(points(in_points),)),
        Column(say("Yuan"), lambda line: of("yuan", line), number=True, sums=(yuan(in_yuan),)),
        Column(say("Status"), lambda line: line.status.text(say.lang), width=4),
        Column(say("Reason"), lambda line: spoken(line.why(say.lang), say), width=20),
        Column(say("Facts"), lambda line: " ".join(line.facts), width=7),
    )
    return table(columns, sheet.lines, caption=say("Every line"), fractions=True, head=1)


@checked
def statistics_paper(
    statistics: Statistics, title: str, lang: Language = "zh", *, name: Callable[[str], str] = str, issuer: str = ""
) -> Paper:
    """
    Return counts and shares as a paper.

    Args:
        statistics: from `category_shares` or `statistics_of`.
        title: of the paper.
        lang: the reader's language.
        name: what readers call a category; nothing is called `not stated`.
        issuer: who signs it.

    >>> from govinfo.reports import category_shares
    >>> statistics_paper(category_shares([("brief", 3), ("item", 1)]), "各形式条数").title
    '各形式条数'
    """
    say = Wording(lang)

    def called(row: CategoryShare) -> str:
        return name(row.category) or say("not stated")

    notes = [say("Each share is rounded half up to {places} decimals.", places=statistics.places)]
    if statistics.counted != statistics.total:
        notes.append(say("Some items are of several categories: {n} items in all.", n=statistics.total))
    counted, share = Amount(statistics.counted), Amount(statistics.percent, Style.PERCENT)
    columns: tuple[Column[CategoryShare], ...] = (
        Column(say("Category"), called, width=12, sums=(say("Sum"),)),
        Column(say("Count"), lambda row: Amount(row.count), number=True, sums=(counted,)),
        Column(say("Share"), lambda row: Amount(row.percent, Style.PERCENT), number=True, sums=(share,)),
    )
    grid = table(columns, statistics.rows, caption=title, notes=tuple(notes))
    bars = tuple(ChartPoint(label=called(row), value=row.count, shown=say("{n} items", n=row.count)) for row in statistics.rows)
    return Paper(title=title, lang=lang, main=grid, issuer=issuer, body=(grid, Chart(kind=ChartKind.BARS, title=title, points=bars)))


_COUNTED_BY: Final[Mapping[str, str]] = {
    "form": "by form",
    "kind": "by kind",
    "channel": "by channel",
    "unit": "by unit",
    "publication": "adoptions by publication",
}


def _called(known: Mapping[str, str], category: str) -> str:
    return known.get(category, category)


@checked
def several_statistics_paper(
    tables: Sequence[tuple[str, Statistics]],
    title: str,
    lang: Language = "zh",
    *,
    names: Mapping[str, Mapping[str, str]] | None = None,
    issuer: str = "",
) -> Paper:
    """
    Return several statistics of one period as one paper.

    Args:
        tables: each with what it is counted by: `form`, `kind`, `channel`, `unit` or `publication`.
        title: of the paper.
        lang: the reader's language.
        names: by what is counted, what readers call the categories.
        issuer: who signs it.

    >>> from govinfo.reports import category_shares
    >>> several_statistics_paper([("form", category_shares([("brief", 3), ("item", 1)]))], "统计表").title
    '统计表'
    """
    say = Wording(lang)
    body: list[PaperBlock] = []
    rows: list[tuple[str, str, CategoryShare]] = []
    for by, made in tables:
        known = (names or {}).get(by, {})
        head = say(_COUNTED_BY.get(by, by))
        body += [Heading(head), *statistics_paper(made, head, lang, name=partial(_called, known)).body]
        rows += ((head, known.get(row.category, row.category) or say("not stated"), row) for row in made.rows)
    columns: tuple[Column[tuple[str, str, CategoryShare]], ...] = (
        Column(say("Counted by"), lambda row: row[0], width=8),
        Column(say("Category"), lambda row: row[1], width=12),
        Column(say("Count"), lambda row: Amount(row[2].count), number=True),
        Column(say("Share"), lambda row: Amount(row[2].percent, Style.PERCENT), number=True),
    )
    return Paper(title=title, lang=lang, main=table(columns, rows, caption=title), issuer=issuer, body=tuple(body))
