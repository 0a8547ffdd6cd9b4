"""The circular of handling results as a paper (办理情况通报): how many in time, late and running, and the rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from govinfo._doors import checked
from govinfo.duties import DutyState, HandlingCircular, HandlingRow, Rate
from govinfo.exact import format_exact
from govinfo.instants import end_of_day, official_day
from govinfo.papers._deadlines import is_last, left, moment, row_name
from govinfo.papers._paper import Amount, Bullets, Grid, Heading, Paper, PaperBlock, Paragraph, Style
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.register import Register
from govinfo.rulebook import DutyKind, Rulebook
from govinfo.texts import Language


@checked
def handling_paper(
    circular: HandlingCircular | Sequence[HandlingCircular],
    register: Register,
    rulebook: Rulebook,
    lang: Language = "zh",
    *,
    at: datetime | None = None,
) -> Paper:
    """
    Return the circular of handling results as a paper: the results of each kind of duty, how long it took, and what is overdue by name.

    Its foot says what the rates are of and how they are rounded.

    Args:
        circular: the results, or those of several kinds of duty.
        register: the records, for the names of units.
        rulebook: the rulebook.
        lang: the reader's language.
        at: the instant at which they were looked at, told where it is given and not the end of the period.

    >>> from govinfo import Period, build_register, sample_year, shipped_rulebook
    >>> from govinfo.duties import handling_circular
    >>> told = handling_circular((), Period.parse("2024"))
    >>> handling_paper(told, build_register(sample_year()), shipped_rulebook("district-model")).lang
    'zh'
    """
    say = Wording(lang)
    names = {unit.id: unit.name for unit in register.records.units}
    several = (circular,) if isinstance(circular, HandlingCircular) else tuple(circular)
    title = say("Circular of handling results under {rulebook}", rulebook=say.named(rulebook))
    blocks: list[PaperBlock] = []
    if several:
        period = several[0].period
        head = period.text(lang)
        if at is not None and not (is_last(at) and official_day(at) == period.last_day) and at != end_of_day(period.last_day):
            head = say("{span}, as it stood at {at}, Beijing time", span=head, at=moment(at, say))
        blocks.append(Paragraph(say("What came of {kinds} in {span}:", span=head, kinds=tuple(one.of for one in several))))
    for one in several:
        if len(several) > 1:
            blocks.append(Heading(one.of.text(lang)))
        blocks.append(table(_results(one, names, say), one.rows))
        blocks += _spent(one, say)
    if several:
        foot = say(
            "Rate in time: done in time among those that fell due, without excused ones; rate done: done among all in hand, "
            "without excused ones. Rounded half up to two decimals."
        )
        blocks.append(Paragraph(foot))
    else:
        blocks.append(Paragraph(say("Nothing was in hand.")))
    overdue = [found for one in several for found in one.overdue]
    if overdue:
        blocks.append(Heading(say("What is overdue and not done")))
        seen = at or end_of_day(next(iter(several)).period.last_day)
        blocks.append(Bullets(tuple(_overdue(found, names, seen, say) for found in overdue)))
    return Paper(title=title, lang=lang, main=_main(several, names, say), issuer=rulebook.source.issuer, body=tuple(blocks))


def _results(circular: HandlingCircular, names: Mapping[str, str], say: Wording) -> Sequence[Column[HandlingRow]]:
    every = circular.overall
    early = Column[HandlingRow](say("Too early"), lambda row: Amount(row.early), number=True, sums=(Amount(every.early),))
    return (
        Column(say("Unit"), lambda row: names.get(row.unit or "", row.unit or ""), width=9, sums=(say("All"),)),
        Column(say("In hand"), lambda row: Amount(row.total), number=True, sums=(Amount(every.total),)),
        Column(say("In time"), lambda row: Amount(row.in_time), number=True, sums=(Amount(every.in_time),)),
        Column(say("After a reminder"), lambda row: Amount(row.reminded), number=True, sums=(Amount(every.reminded),)),
        Column(say("Late"), lambda row: Amount(row.late), number=True, sums=(Amount(every.late),)),
        *((early,) if every.early else ()),
        Column(say("Excused"), lambda row: Amount(row.excused), number=True, sums=(Amount(every.excused),)),
        Column(say("Overdue"), lambda row: Amount(row.overdue), number=True, sums=(Amount(every.overdue),)),
        Column(say("Running"), lambda row: Amount(row.running), number=True, sums=(Amount(every.running),)),
        Column(say("Rate in time (%)"), lambda row: _rate(row, Rate.IN_TIME), number=True, sums=(_rate(every, Rate.IN_TIME),)),
        Column(say("Rate done (%)"), lambda row: _rate(row, Rate.DONE), number=True, sums=(_rate(every, Rate.DONE),)),
    )


def _spent(circular: HandlingCircular, say: Wording) -> Iterator[PaperBlock]:
    """Yield how often units were reminded, and how long what is done took."""
    every = circular.overall
    if every.urged:
        yield Paragraph(say("Reminders sent: {n}.", n=every.urged))
    if every.mean_days is not None:
        yield Paragraph(say("What is done took {days} calendar days on average.", days=format_exact(every.mean_days)))


def _overdue(found: DutyState, names: Mapping[str, str], at: datetime, say: Wording) -> str:
    reminders = say("reminded {n} times", n=len(found.urged)) if found.urged else ""
    return say.phrases((row_name(found, names, at, say), left(found, say), reminders))


def _main(several: Sequence[HandlingCircular], names: Mapping[str, str], say: Wording) -> Grid:
    """Return every row of every kind of duty with all that is known of it."""
    rows = [(one.of, row) for one in several for row in one.rows]
    columns: tuple[Column[tuple[DutyKind, HandlingRow]], ...] = (
        Column(say("Kind of duty"), lambda pair: pair[0].text(say.lang), width=6),
        Column(say("Unit id"), lambda pair: pair[1].unit or ""),
        Column(say("Unit"), lambda pair: names.get(pair[1].unit or "", pair[1].unit or ""), width=9),
        Column(say("In hand"), lambda pair: Amount(pair[1].total), number=True),
        Column(say("In time"), lambda pair: Amount(pair[1].in_time), number=True),
        Column(say("After a reminder"), lambda pair: Amount(pair[1].reminded), number=True),
        Column(say("Late"), lambda pair: Amount(pair[1].late), number=True),
        Column(say("Too early"), lambda pair: Amount(pair[1].early), number=True),
        Column(say("Excused"), lambda pair: Amount(pair[1].excused), number=True),
        Column(say("Overdue"), lambda pair: Amount(pair[1].overdue), number=True),
        Column(say("Running"), lambda pair: Amount(pair[1].running), number=True),
        Column(say("Rate in time (%)"), lambda pair: _rate(pair[1], Rate.IN_TIME), number=True),
        Column(say("Rate done (%)"), lambda pair: _rate(pair[1], Rate.DONE), number=True),
        Column(say("Reminders"), lambda pair: Amount(pair[1].urged), number=True),
        Column(say("Mean days"), lambda pair: Amount(pair[1].mean_days, Style.RATE), number=True),
    )
    return table(columns, rows)


def _rate(row: HandlingRow, rate: Rate) -> Amount:
    return Amount(row.percent(rate), Style.RATE)
