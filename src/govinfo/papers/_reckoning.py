"""How a deadline was counted as a paper (期限计算): its end, then every day, counted or left out, with the reason and the notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final

from govinfo._doors import checked
from govinfo.calendars import ClosingTime, DayBasis
from govinfo.deadlines import Count, CountedDay, Latest, Limit
from govinfo.deadlines._moments import Calendrical, DayOfYear, Measure, Moment, Weekday
from govinfo.papers._paper import Amount, Grid, Paper, PaperBlock, Paragraph
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.texts import Language

_BACK: Final = "{measure} counted back from {until} come to {start}."


@checked
def reckoning_paper(found: Count | Latest, lang: Language = "zh") -> Paper:
    """
    Return how a deadline was counted as a paper: when it ends, or back from when to begin, then every day of the count.

    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import Deadline, LimitUnit, how_counted, plain_limit
    >>> counted = how_counted(Deadline(limit=plain_limit(7, LimitUnit.DAY), started_on=date(2026, 3, 7)), official())
    >>> reckoning_paper(counted).body[0].words
    '7日，自2026年3月7日（星期六）起算，至2026年3月16日（星期一）24:00届满。'
    """
    say = Wording(lang)
    count = found if isinstance(found, Count) else found.count
    shown = count if isinstance(found, Count) else found.back
    title = say("How the deadline is counted")
    lines = [_ends(count, say)] if isinstance(found, Count) else [*_back(found, say), _ends(count, say)]
    lines += _hours(count, say)
    lines.append(say("Working days are those of the calendar {name}.", name=count.calendar))
    if count.due.provisional:
        lines.append(say("The next holiday notice could still move the last day."))
    blocks: list[PaperBlock] = [Paragraph(line) for line in lines]
    if shown.days:
        blocks.append(table(_columns(shown, say), shown.days, caption=title, head=0))
    return Paper(title=title, lang=lang, main=partial(_main, shown, say), body=tuple(blocks))


def count_blocks(count: Count, say: Wording) -> Iterator[PaperBlock]:
    """Yield how a deadline was counted: when it ends, and every day of it."""
    yield from (Paragraph(line) for line in (_ends(count, say), *_hours(count, say)))
    yield table(_columns(count, say), count.days)


def _measure(limit: Limit, say: Wording) -> str:
    if limit.number is None:
        return limit.title or limit.id
    length = Measure(limit.number, limit.unit).text(say.lang)
    return (
        length
        if limit.clause == "-"
        else say("{title} ({clause}): {length}", title=limit.title or limit.id, clause=limit.clause, length=length)
    )


def _ends(count: Count, say: Wording) -> str:
    deadline = count.deadline
    limit, due = deadline.limit, count.due
    end = _end(due.cutoff, due.last_day, say)
    if deadline.started_at is not None:
        start = Moment(deadline.started_at).text(say.lang)
    elif deadline.start_day is not None:
        start = _day(deadline.start_day, say)
    else:
        period = "" if deadline.period is None else deadline.period.text(say.lang)
        return say("{measure}, {period}: it ends {end}.", measure=_measure(limit, say), period=period, end=end)
    if limit.backward:
        return say("{measure} back from {start}: it ends {end}.", measure=_measure(limit, say), start=start, end=end)
    return say("{measure}, counted from {start}, end {end}.", measure=_measure(limit, say), start=start, end=end)


def _hours(count: Count, say: Wording) -> Iterator[str]:
    """Yield what the hours of the office have to do with it: as of which day the start counts, and why the last day ends when it ends."""
    if count.opened is not None:
        yield say("It came in when the office was shut, and counts as of {day}.", day=_day(count.opened, say))
    if count.close is not None:
        hours = count.close.hours
        when = hours.title or _when_it_holds(hours, count.due.last_day, say)
        if count.close.by is None:
            yield say("On {day} the office closes at {time}: {when}.", day=_day(count.due.last_day, say), time=hours.close, when=when)
        else:
            words = "On {day} the office closes at {time} by the calendar {name}: {when}."
            yield say(words, day=_day(count.due.last_day, say), time=hours.close, name=count.close.by, when=when)


def _when_it_holds(hours: ClosingTime, day: date, say: Wording) -> str:
    if hours.days is not None:
        return say("hours of that day")
    season = None
    if hours.since is not None and hours.until is not None:
        season = say("hours from {first} to {last}", first=DayOfYear(hours.since), last=DayOfYear(hours.until))
    if hours.weekdays is not None:
        weekday = say("hours of every {weekday}", weekday=Weekday(day))
        return weekday if season is None else say("{weekday}, {season}", weekday=weekday, season=season)
    return season or say("usual office hours")


def _back(found: Latest, say: Wording) -> list[str]:
    until, start, latest = (_when(one, say) for one in (found.until, found.start, found.latest))
    lines = [say(_BACK, measure=_measure(found.count.deadline.limit, say), until=until, start=start)]
    if found.latest != found.start:
        lines.append(say("Counted from there it would move beyond {until}; begin on {latest} at the latest.", until=until, latest=latest))
    return lines


def _when(one: date | datetime, say: Wording) -> str:
    return Moment(one).text(say.lang) if isinstance(one, datetime) else _day(one, say)


def _day(day: date, say: Wording) -> str:
    return say("{day} ({weekday})", day=Calendrical(day), weekday=Weekday(day))


def _end(cutoff: datetime, last_day: date, say: Wording) -> str:
    at = Moment(cutoff, end=True).text(say.lang).removeprefix(Calendrical(last_day).text(say.lang)).strip()
    return say("{day} ({weekday}) {time}", day=Calendrical(last_day), weekday=Weekday(last_day), time=at)


def _columns(count: Count, say: Wording) -> Sequence[Column[CountedDay]]:
    start = count.deadline.start_day
    year = start.year if start is not None else None
    return (
        Column(say("Day"), lambda one: Calendrical(one.day, year).text(say.lang), width=6),
        Column(say("Weekday"), lambda one: Weekday(one.day).text(say.lang), width=4),
        Column(say("What it is"), lambda one: _kind(one.basis, say), width=5),
        Column(say("How it counts"), lambda one: one.mark.text(say.lang), width=6),
        Column(say("Day number"), lambda one: "" if one.number is None else Amount(one.number), number=True, width=3),
        Column(say("By notice"), lambda one: "" if one.basis is None else one.basis.by or "", width=12),
    )


def _kind(basis: DayBasis | None, say: Wording) -> str:
    return "" if basis is None else basis.kind.text(say.lang)


def _main(count: Count, say: Wording) -> Grid:
    columns: tuple[Column[CountedDay], ...] = (
        Column(say("Day"), lambda one: one.day, width=5),
        Column(say("Weekday"), lambda one: Weekday(one.day).text(say.lang), width=4),
        Column(say("What it is"), lambda one: _kind(one.basis, say), width=5),
        Column(say("How it counts"), lambda one: one.mark.text(say.lang), width=6),
        Column(say("Day number"), lambda one: "" if one.number is None else Amount(one.number), number=True, width=3),
        Column(say("By notice"), lambda one: "" if one.basis is None else one.basis.by or "", width=12),
    )
    return table(columns, count.days)
