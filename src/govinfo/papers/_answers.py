"""Answer sheets and statistics as papers (答复单、统计表)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govinfo._doors import checked
from govinfo.exact import exact
from govinfo.labels import Status
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import (
    Amount,
    Attachment,
    Bullets,
    Chart,
    ChartKind,
    ChartPoint,
    Grid,
    GridColumn,
    Heading,
    Paper,
    PaperBlock,
    Paragraph,
    Style,
)
from govinfo.papers._wording import SIDES, Wording
from govinfo.reports._answers import AnswerSheet
from govinfo.reports._statistics import Statistics
from govinfo.reports._tallies import ClauseSum
from govinfo.texts import Language


@checked
def answer_paper(sheet: AnswerSheet, lang: Language = "zh") -> Paper:
    """Return an answer sheet as a paper: the place and what is lacking, the sums by clause, and every line as an attachment."""
    say = Wording(lang)
    lines = _lines(sheet, say)
    return Paper(
        title=say("Answer to {name}: points and rewards, {period}", name=sheet.name, period=period_in_words(sheet.period, lang)),
        lang=lang,
        main=lines,
        issuer=sheet.rulebook.source.issuer,
        addressees=say("To {name}:", name=sheet.name),
        body=tuple(_body(sheet, say)),
        attachments=(Attachment(title=say("Every line"), blocks=(lines,)),) if sheet.lines else (),
    )


def _body(sheet: AnswerSheet, say: Wording) -> Iterator[PaperBlock]:
    yield Paragraph(
        say(
            "Rank {rank} of {among}: {points} points, which are {awarded} awarded less {deducted} deducted; {yuan} yuan.",
            rank=sheet.rank,
            among=sheet.among,
            points=say.number(sheet.points),
            awarded=say.number(sheet.awarded),
            deducted=say.number(sheet.deducted),
            yuan=say.amount("yuan", sheet.yuan),
        )
    )
    if sheet.lacking is not None:
        yield Paragraph(say("{points} points are lacking to rank {rank}.", points=say.number(sheet.lacking), rank=sheet.next_rank))
    if sheet.clauses:
        yield Heading(say("Points by clause"))
        yield _clauses(sheet.clauses, say, "Points by clause", Style.POINTS)
        bars = tuple(
            ChartPoint(label=f"{one.clause} {say.title(one, one.rule)}", value=one.amount, shown=say.number(one.amount))
            for one in sheet.clauses
        )
        yield Chart(kind=ChartKind.BARS, title=say("Points by clause"), points=bars)
        if len(sheet.months) > 1:
            columns = tuple(
                ChartPoint(label=month.period.name, value=month.points, shown=say.number(month.points)) for month in sheet.months
            )
            yield Chart(kind=ChartKind.COLUMNS, title=say("Points by month"), points=columns)
    if sheet.money:
        yield Heading(say("Yuan by clause"))
        yield _clauses(sheet.money, say, "Yuan by clause", Style.YUAN)
    noticed = [(title, [notice for notice in sheet.notices if notice.side is side]) for side, title in SIDES.items()]
    for title, reasons in (("Why it may not be commended", sheet.barred), *noticed):
        if reasons:
            yield Heading(say(title))
            yield Bullets(tuple(reason.text(say.lang) for reason in reasons))


def _clauses(clauses: tuple[ClauseSum, ...], say: Wording, caption: str, style: Style) -> Grid:
    title = "Points" if style is Style.POINTS else "Amount (yuan)"
    return Grid(
        caption=say(caption),
        columns=(
            GridColumn(say("Clause"), width=6),
            GridColumn(say("Rule"), width=18),
            GridColumn(say("Lines"), number=True),
            GridColumn(say(title), number=True),
        ),
        rows=tuple((one.clause, say.title(one, one.rule), Amount(one.lines), Amount(one.amount, style)) for one in clauses),
        sums=((say("Sum"), "", Amount(sum(one.lines for one in clauses)), Amount(exact(sum(one.amount for one in clauses)), style)),),
        head=1,
    )


def _lines(sheet: AnswerSheet, say: Wording) -> Grid:
    columns = (
        GridColumn(say("Day"), width=5),
        GridColumn(say("Clause"), width=5),
        GridColumn(say("Points"), number=True),
        GridColumn(say("Yuan"), number=True),
        GridColumn(say("Status"), width=4),
        GridColumn(say("Reason"), width=20),
        GridColumn(say("Facts"), width=7),
    )
    rows = tuple(
        (
            line.on.isoformat(),
            line.clause,
            Amount(line.amount, Style.POINTS) if line.account == "points" else "",
            Amount(line.amount, Style.YUAN) if line.account == "yuan" else "",
            line.status.text(say.lang),
            line.why(say.lang),
            " ".join(line.facts),
        )
        for line in sheet.lines
    )
    counted = [line for line in sheet.lines if line.status is Status.COUNTED]
    points = exact(sum(line.amount for line in counted if line.account == "points"))
    yuan = exact(sum(line.amount for line in counted if line.account == "yuan"))
    total = (say("Sum of what counts"), "", Amount(points, Style.POINTS), Amount(yuan, Style.YUAN), "", "", "")
    return Grid(caption=say("Every line"), columns=columns, rows=rows, sums=(total,), fractions=True, head=1)


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
    """
    say = Wording(lang)
    rows = tuple(
        (name(row.category) or say("not stated"), Amount(row.count), Amount(row.percent, Style.PERCENT)) for row in statistics.rows
    )
    notes = [say("Each share is rounded half up to {places} decimals.", places=statistics.places)]
    if statistics.counted != statistics.total:
        notes.append(say("Some items are of several categories: {n} items in all.", n=statistics.total))
    grid = Grid(
        caption=title,
        columns=(GridColumn(say("Category"), width=12), GridColumn(say("Count"), number=True), GridColumn(say("Share"), number=True)),
        rows=rows,
        sums=((say("Sum"), Amount(statistics.counted), Amount(statistics.percent, Style.PERCENT)),),
        notes=tuple(notes),
    )
    bars = tuple(
        ChartPoint(label=str(row[0]), value=one.count, shown=say("{n} items", n=one.count))
        for row, one in zip(rows, statistics.rows, strict=True)
    )
    return Paper(title=title, lang=lang, main=grid, issuer=issuer, body=(grid, Chart(kind=ChartKind.BARS, title=title, points=bars)))
