"""The command `deadlines` (时限一览): what is due, due soon, overdue and done at an instant."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Container, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from govinfo.assessment._concerned import named
from govinfo.calendars import WorkCalendar, official
from govinfo.cli import _options as options
from govinfo.cli._assessed import inputs_of
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import read_calendar, read_period, read_readings, read_records, read_rulebook, register_of
from govinfo.cli._instants import day_or_instant
from govinfo.cli._open import open_duties
from govinfo.cli._papers import FORMATS, LETTERHEAD, day_of, letterhead, office, rendered, signed
from govinfo.cli._progress import Bar
from govinfo.codec import encode_deadlines, encode_handling
from govinfo.duties import DutyState, count_duties, duty_questions, duty_states, handling_circulars, moved_duties
from govinfo.duties._questions import calendar_questions
from govinfo.errors import InvalidValueError
from govinfo.instants import end_of_day
from govinfo.instants._moments import require_instant
from govinfo.papers import Paper, deadlines_paper, handling_paper, moved_paper, register_paper, with_counts
from govinfo.papers._calendar_file import deadlines_calendar
from govinfo.papers._ledgers import registered
from govinfo.periods import Period
from govinfo.register import Register
from govinfo.rulebook import Rulebook, choose
from govinfo.texts import Text

_INSTANT: Final = timedelta(microseconds=1)
_DATA: Final = frozenset({"json", "ics"})
"""The formats in which a list is data for programs and no paper."""


def _arguments(form: Form) -> None:
    options.records(form)
    options.strict(form)
    form.ask("a shipped rulebook or a file", "--rulebook", required=True, metavar="NAME")
    words = "the instant, such as 2024-03-05T09:30:00+08:00, or a day, which means its end; with --circular the end of its period"
    form.ask(words, "--at", metavar="INSTANT")
    options.readings(form)
    options.calendar(form)
    form.ask("only what the calendar file or a later notice moves, with the last day before and now", "--moved", action="store_true")
    form.ask("with --moved: against the official table as it was known on this day", "--known-on", metavar="DAY")
    options.units(form)
    form.ask("below the list, or attached to a circular or a register, how each deadline was counted", "--days", action="store_true")
    form.ask("the circular of handling results of this period instead", "--circular", metavar="P")
    form.ask("the register of what began in this period instead, numbered, with its course", "--register", metavar="P")
    letterhead(form)
    options.output(form, (*FORMATS, "ics"))


def _run(arguments: Namespace, bar: Bar) -> Answer:
    refuse_overwriting(arguments.output, inputs_of(arguments, [arguments.rulebook]))
    rulebook = choose(read_rulebook(arguments.rulebook), read_readings(arguments.reading))
    several = [name for name in ("--moved", "--circular", "--register") if getattr(arguments, name.lstrip("-"))]
    several += ["--days"] if arguments.moved and arguments.days else []
    if len(several) > 1:
        raise CallError(Text("{name} cannot be given together with {other}", name=several[0], other=several[1]))
    asked = arguments.circular or arguments.register
    period = None if asked is None else read_period(rulebook, asked)
    at = _instant(arguments.at, period)
    days = read_calendar(arguments.calendar)
    # A rulebook of limits need not know the publications and forms of the records: it asks only what its duties ask.
    sources = read_records(arguments.records, bar)
    register = register_of(sources, [], bar)
    bar.step(Text("checking {n} records", n=len(register.records)))
    if arguments.known_on is not None and not arguments.moved:
        raise CallError(Text("{name} needs {other}", name="--known-on", other="--moved"))
    known = [(unit.id, unit.name) for unit in register.records.units]
    wanted = {named(known, unit, "no unit in the records is called {got}; {hint}") for unit in arguments.unit or [one for one, _ in known]}
    if arguments.moved:
        return Answer(_moved(register, rulebook, days, at, wanted, arguments))
    if arguments.days and arguments.format in _DATA and arguments.register is None:
        raise CallError(Text("{name} cannot be printed as {format}", name="--days", format=arguments.format))
    states = tuple(found for found in duty_states(register, rulebook, days, at) if found.unit in wanted)
    asked = (*calendar_questions(register, days), *duty_questions(register, rulebook))
    still = open_duties(arguments, register, asked)
    return Answer(_made(states, register, rulebook, days, at, period, arguments), asked, still.words, arguments.strict)


def _moved(
    register: Register, rulebook: Rulebook, days: WorkCalendar, at: datetime, wanted: Container[str], arguments: Namespace
) -> str | bytes:
    if arguments.calendar is None and arguments.known_on is None:
        raise CallError(Text("{name} needs {other}", name="--moved", other="--calendar"))
    if arguments.format not in FORMATS:
        raise CallError(Text("{name} cannot be printed as {format}", name="--moved", format=arguments.format))
    pairs = moved_duties(register, rulebook, _table_before(arguments.known_on), days, at)
    moved = [pair for pair in pairs if pair.after.unit in wanted]
    return rendered(moved_paper(moved, register, rulebook, days, at, arguments.lang), arguments)


def _table_before(known_on: str | None) -> WorkCalendar:
    """Return the official table, as it was known on a day where one is named."""
    day = day_of("--known-on", known_on)
    try:
        return official() if day is None else official().as_of(day)
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--known-on", message=error.message)) from None


def _made(
    states: tuple[DutyState, ...],
    register: Register,
    rulebook: Rulebook,
    days: WorkCalendar,
    at: datetime,
    period: Period | None,
    arguments: Namespace,
) -> str | bytes:
    lang = arguments.lang

    def counted(paper: Paper, of: Sequence[DutyState], *, attached: bool) -> Paper:
        return with_counts(paper, count_duties(of, register, days, at), register, attached=attached) if arguments.days else paper

    if period is not None:
        name = "--circular" if arguments.register is None else "--register"
        several = handling_circulars(states, period)
        if arguments.format == "json" and arguments.register is None:
            return encode_handling(several, register, rulebook, period, at)
        if arguments.format not in FORMATS:
            raise CallError(Text("{name} cannot be printed as {format}", name=name, format=arguments.format))
        if arguments.register is not None:
            return signed(
                counted(register_paper(states, register, rulebook, period, at, lang), registered(states, period), attached=True), arguments
            )
        told = [found for one in several for found in one.overdue]
        return signed(counted(handling_paper(several, register, rulebook, lang, at=at), told, attached=True), arguments)
    for name in LETTERHEAD:
        if getattr(arguments, name.lstrip("-")) is not None:
            raise CallError(Text("{name} needs {other}", name=name, other="--circular"))
    if arguments.format == "json":
        return encode_deadlines(states, register, rulebook, at, lang)
    if arguments.format == "ics":
        return office(partial(deadlines_calendar, states, register, rulebook, days, at, lang))
    return rendered(counted(deadlines_paper(states, register, rulebook, at, lang), states, attached=False), arguments)


def _instant(text: str | None, period: Period | None) -> datetime:
    """Return the instant asked for: a day means its end, and a circular is as its period's end has it where nothing else is asked."""
    if text is None:
        if period is None:
            raise CallError(
                Text("name the day or the instant with --at; only a circular or a register has one of its own, the end of its period")
            )
        return require_instant("at", end_of_day(period.last_day) - _INSTANT)
    found = day_or_instant("--at", text)
    if isinstance(found, datetime):
        # The first instant after a circular's period is its end, as the law writes it: 24:00.
        return found - _INSTANT if period is not None and found == end_of_day(period.last_day) else found
    try:
        # The last instant of the day, so that what is due that day is due today and what was done on it is done.
        return require_instant("at", end_of_day(found) - _INSTANT)
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--at", message=error.message)) from None


COMMAND: Final = Command(_arguments, _run)
