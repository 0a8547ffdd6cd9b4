"""What a circular corrects of the papers before it (更正与申诉处理): corrections, decided claims, and whose place they altered."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo.deadlines._moments import Calendrical
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._paper import Amount, Grid, PaperBlock, points, yuan
from govinfo.papers._reconciling import claims_grid
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.reports._circular_values import Circular
from govinfo.reports._revisions import CorrectedRecord, RevisedUnit, Revision


def revised_words(made: Revision, say: Wording) -> Iterator[str]:
    """Yield in a sentence or two what changed since the last paper, and that nothing did where nothing did."""
    day = day_in_words(made.since, say.lang)
    if made.nothing:
        yield say("Since {day} nothing that was told was corrected and no claim was decided.", day=day)
        return
    words = "Since {day}, {corrections} corrections were made and {claims} claims decided."
    yield say(words, day=day, corrections=len(made.corrections), claims=len(made.claims))
    if made.units:
        words = "Of {period}, the points, money or ranks of {units} units are others now."
        yield say(words, period=period_in_words(made.period, say.lang), units=len(made.units))


def revised_blocks(circular: Circular, made: Revision, say: Wording) -> Iterator[PaperBlock]:
    """Yield the corrections, the claims decided, and the units of which something else was told, as tables."""
    year = circular.period.last_day.year
    if made.corrections:
        yield _corrections(circular, made, year, say)
    if made.claims:
        yield claims_grid(year, made.claims, say)
    if made.units:
        yield _units(circular, made, say)


def _corrections(circular: Circular, made: Revision, year: int, say: Wording) -> Grid:
    columns: tuple[Column[CorrectedRecord], ...] = (
        Column(say("Day"), lambda one: Calendrical(one.correction.on, year).text(say.lang), width=5),
        Column(say("Record"), lambda one: _record(circular, one, say), width=16),
        Column(say("How corrected"), lambda one: one.correction.action.text(say.lang), width=4),
        Column(say("Reason"), lambda one: one.correction.reason, width=12),
        Column(say("Corrected by"), lambda one: one.correction.by, width=5),
    )
    return table(columns, made.corrections, caption=say("Corrections"), head=1)


def _record(circular: Circular, one: CorrectedRecord, say: Wording) -> str:
    """Return what a record is, of what day, and about which item."""
    words = say.particulars(circular.rulebook, one.record)
    told = say.phrases((say.kind(one.record), say.day(one.record), words, one.title or ""))
    return say("{told} ({id})", told=told, id=one.correction.of)


def _units(circular: Circular, made: Revision, say: Wording) -> Grid:
    columns: list[Column[RevisedUnit]] = [Column(say("Unit"), lambda one: one.name, width=8)]
    if circular.in_points:
        columns.append(Column(say("Points told"), lambda one: points(one.points_before), number=True))
        columns.append(Column(say("Points now"), lambda one: points(one.points), number=True))
    if "yuan" in circular.accounts:
        columns.append(Column(say("Yuan told"), lambda one: yuan(one.yuan_before), number=True))
        columns.append(Column(say("Yuan now"), lambda one: yuan(one.yuan), number=True))
    columns.append(Column(say("Rank told"), lambda one: Amount(one.rank_before), number=True))
    columns.append(Column(say("Rank now"), lambda one: Amount(one.rank), number=True))
    caption = say("Points and ranks that are others now, {period}", period=period_in_words(made.period, say.lang))
    return table(columns, made.units, caption=caption)
