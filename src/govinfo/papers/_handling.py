"""The circular of handling results as a paper (办理情况通报): how many in time, late and running, and the rates."""

from __future__ import annotations

from datetime import datetime

from govinfo._doors import checked
from govinfo.deadlines._moments import PeriodName
from govinfo.duties import HandlingCircular, HandlingRow, Rate
from govinfo.instants import end_of_day
from govinfo.papers._deadlines import moment
from govinfo.papers._paper import Amount, Paper, Paragraph, Style
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.register import Register
from govinfo.rulebook import Rulebook
from govinfo.texts import Language


@checked
def handling_paper(
    circular: HandlingCircular, register: Register, rulebook: Rulebook, lang: Language = "zh", *, at: datetime | None = None
) -> Paper:
    """
    Return the circular of handling results as a paper; its foot says what the rates are of and how they are rounded.

    Args:
        circular: the results.
        register: the records, for the names of units.
        rulebook: the rulebook.
        lang: the reader's language.
        at: the instant at which they were looked at, told where it is given and not the end of the period.
    """
    say = Wording(lang)
    names = {unit.id: unit.name for unit in register.records.units}
    every = circular.overall
    columns: tuple[Column[HandlingRow], ...] = (
        Column(say("Unit"), lambda row: names.get(row.unit or "", row.unit or ""), width=9, sums=(say("All"),)),
        Column(say("In hand"), lambda row: Amount(row.total), number=True, sums=(Amount(every.total),)),
        Column(say("In time"), lambda row: Amount(row.in_time), number=True, sums=(Amount(every.in_time),)),
        Column(say("After a reminder"), lambda row: Amount(row.reminded), number=True, sums=(Amount(every.reminded),)),
        Column(say("Late"), lambda row: Amount(row.late), number=True, sums=(Amount(every.late),)),
        Column(say("Excused"), lambda row: Amount(row.excused), number=True, sums=(Amount(every.excused),)),
        Column(say("Overdue"), lambda row: Amount(row.overdue), number=True, sums=(Amount(every.overdue),)),
        Column(say("Running"), lambda row: Amount(row.running), number=True, sums=(Amount(every.running),)),
        Column(say("Rate in time (%)"), lambda row: _rate(row, Rate.IN_TIME), number=True, sums=(_rate(every, Rate.IN_TIME),)),
        Column(say("Rate done (%)"), lambda row: _rate(row, Rate.DONE), number=True, sums=(_rate(every, Rate.DONE),)),
    )
    title = say("Circular of handling results under {rulebook}", rulebook=say.title(rulebook, rulebook.id))
    results = table(columns, circular.rows, caption=title)
    period = circular.period
    head = PeriodName(period).text(lang)
    if at is not None and at != end_of_day(period.last_day):
        head = say("{span}, as it stood at {at}, Beijing time", span=head, at=moment(at, say))
    foot = say(
        "Rate in time: done in time among those that fell due, without excused ones; rate done: done among all in hand, "
        "without excused ones. Rounded half up to two decimals."
    )
    return Paper(title=title, lang=lang, main=results, body=(Paragraph(head), results, Paragraph(foot)))


def _rate(row: HandlingRow, rate: Rate) -> Amount:
    return Amount(row.percent(rate), Style.RATE)
