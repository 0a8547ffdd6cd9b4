"""The command `reckon` (期限计算): when a limit ends, or from when to begin, without any records."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import Final

from attrs import evolve

from govinfo.calendars import Roll
from govinfo.cli import _options as options
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import is_file, read_calendar, read_period, read_readings, read_rulebook
from govinfo.cli._instants import day_or_instant
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.codec import encode_reckoning
from govinfo.deadlines import Count, Deadline, Latest, Limit, LimitUnit, how_counted, latest_start, plain_limit
from govinfo.deadlines._limits import COUNTED
from govinfo.errors import InvalidValueError, UnknownNameError
from govinfo.instants import official_day
from govinfo.papers import reckoning_paper
from govinfo.rulebook import Rulebook, choose
from govinfo.texts import Text
from govinfo.texts._near import hint

_UNITS: Final = tuple(unit.value for unit in LimitUnit if unit in COUNTED)


def _arguments(form: Form) -> None:
    form.ask("a limit of the rulebook, by its id", "--limit", metavar="ID")
    form.ask("a shipped rulebook or a file", "--rulebook", metavar="NAME")
    form.ask("how many units, where no rulebook says so", "--number", metavar="N")
    form.choose("what is counted", "--unit", _UNITS)
    form.ask("the day or the instant that starts the clock", "--from", dest="begin", metavar="DAY")
    form.ask("count back from this day or instant: by when must it be in hand", "--until", metavar="DAY")
    form.ask("the period of a report, or of a named day", "--period", metavar="P")
    form.ask("the start day counts as the first", "--count-start", action="store_true")
    form.choose("where a last day goes that is no working day", "--roll", tuple(roll.value for roll in Roll))
    options.readings(form)
    options.calendar(form)
    options.output(form, FORMATS)


def _run(arguments: Namespace, _: Bar) -> Answer:
    inputs = [path for path in (arguments.rulebook, arguments.calendar) if path is not None and is_file(path)]
    refuse_overwriting(arguments.output, inputs)
    book = None if arguments.rulebook is None else choose(read_rulebook(arguments.rulebook), read_readings(arguments.reading))
    limit = _limit(arguments, book)
    found = _counted(arguments, limit, book)
    text = encode_reckoning(found) if arguments.format == "json" else rendered(reckoning_paper(found, arguments.lang), arguments)
    return Answer(text)


def _limit(arguments: Namespace, book: Rulebook | None) -> Limit:
    if (arguments.limit is None) is (arguments.number is None):
        raise CallError(Text("name either a limit with {limit} and {rulebook}, or {number} with {unit}",
                             limit="--limit", rulebook="--rulebook", number="--number", unit="--unit"))  # fmt: skip
    if arguments.limit is not None:
        if book is None:
            raise CallError(Text("{name} needs {other}", name="--limit", other="--rulebook"))
        if arguments.unit is not None:
            raise CallError(Text("{name} cannot be given together with {other}", name="--unit", other="--limit"))
        known = {limit.id: limit for limit in book.deadlines}
        if arguments.limit not in known:
            near = hint(arguments.limit, tuple(known))
            raise UnknownNameError(Text("{rulebook} has no deadline {got}; {hint}", rulebook=book.id, got=arguments.limit, hint=near))
        limit = known[arguments.limit]
    else:
        if arguments.unit is None:
            raise CallError(Text("{name} needs {other}", name="--number", other="--unit"))
        if book is not None:
            raise CallError(Text("{name} cannot be given together with {other}", name="--number", other="--rulebook"))
        if not (arguments.number.isascii() and arguments.number.isdigit() and len(arguments.number) < 10):
            raise CallError(Text("{name} must be a whole number, got {got}", name="--number", got=arguments.number))
        try:
            limit = plain_limit(int(arguments.number), LimitUnit(arguments.unit))
        except InvalidValueError as error:
            raise CallError(Text("{name}: {message}", name="--number", message=error.message)) from None
    if arguments.count_start and limit.unit in COUNTED:
        limit = evolve(limit, count_start=True)
    try:
        return limit if arguments.roll is None else evolve(limit, roll=Roll(arguments.roll))
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--roll", message=error.message)) from None


def _counted(arguments: Namespace, limit: Limit, book: Rulebook | None) -> Count | Latest:
    calendar = read_calendar(arguments.calendar)
    if limit.unit not in COUNTED:
        if arguments.begin is not None or arguments.until is not None:
            raise CallError(Text("{limit} names its day: give the period with {name}", limit=limit.id, name="--period"))
        if arguments.period is None and limit.year is None:
            raise CallError(Text("{limit} names its day: give the period with {name}", limit=limit.id, name="--period"))
        period = None if arguments.period is None or book is None else read_period(book, arguments.period)
        return how_counted(Deadline(limit=limit, period=period), calendar)
    if (arguments.begin is None) is (arguments.until is None) or arguments.period is not None:
        raise CallError(Text("{limit} is counted: give either {begin} or {until}", limit=limit.id, begin="--from", until="--until"))
    name, text = ("--from", arguments.begin) if arguments.begin is not None else ("--until", arguments.until)
    when = day_or_instant(name, text)
    if not isinstance(when, datetime) and (limit.unit.timed or limit.next_day_after is not None):
        raise CallError(Text("{name}: {message}", name=name, message=_NEEDS_INSTANT))
    try:
        if arguments.until is not None:
            return latest_start(limit, when, calendar)
        if not isinstance(when, datetime):
            return how_counted(Deadline(limit=limit, started_on=when), calendar)
        needed = limit.unit.timed or limit.next_day_after is not None or limit.close != "24:00"
        return how_counted(
            Deadline(limit=limit, started_at=when) if needed else Deadline(limit=limit, started_on=official_day(when)), calendar
        )
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name=name, message=error.message)) from None


_NEEDS_INSTANT: Final = Text("the time of day decides here; write an instant like {instant}", instant="2024-03-05T09:30:00+08:00")

COMMAND: Final = Command(_arguments, _run)
