"""The command `deadlines` (时限一览): what is due, due soon, overdue and done at an instant."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from govinfo.calendars import official
from govinfo.cli._calls import CallError
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import is_file, read_period, read_readings, read_records, read_rulebook, register_of
from govinfo.cli._progress import Bar
from govinfo.codec._problems import Refusal
from govinfo.codec._values import read_instant
from govinfo.duties import DutyState, duty_questions, duty_states, handling_circular
from govinfo.errors import InvalidValueError, MissingExtraError, Problem
from govinfo.register import Register
from govinfo.reports.calendar_file import deadlines_calendar
from govinfo.reports.deadlines import circular_page, deadlines_csv, deadlines_json, deadlines_page
from govinfo.reports.pages import as_markdown, as_text
from govinfo.reports.selection import _find
from govinfo.rulebook import Rulebook, choose
from govinfo.texts import Text

__all__ = ["deadlines"]


def deadlines(arguments: Namespace, bar: Bar) -> tuple[str, list[Problem]]:
    """
    Return the deadlines of records as text, and what is odd in them.

    Raises:
        CallError: the instant is none, or the format needs a package that is not installed.
    """
    refuse_overwriting(arguments.output, [*arguments.records, *([arguments.rulebook] if is_file(arguments.rulebook) else [])])
    at = _instant(arguments.at)
    rulebook = choose(read_rulebook(arguments.rulebook), read_readings(arguments.reading))
    # A rulebook of limits need not know the publications and forms of the records: it asks only what its duties ask.
    register = register_of(read_records(arguments.records, bar), [], bar)
    bar.step(Text("checking {n} records", n=len(register.records)))
    states = duty_states(register, rulebook, official(), at)
    if arguments.unit is not None:
        known = [(unit.id, unit.name) for unit in register.records.units]
        wanted = {_find(known, unit, "no unit in the records is called {got}; {hint}") for unit in arguments.unit}
        states = tuple(found for found in states if found.unit in wanted)
    return _text(states, register, rulebook, at, arguments), list(duty_questions(register, rulebook))


def _text(states: tuple[DutyState, ...], register: Register, rulebook: Rulebook, at: datetime, arguments: Namespace) -> str:
    lang = arguments.lang
    render = as_markdown if arguments.format == "markdown" else as_text
    if arguments.circular is not None:
        if arguments.format not in {"text", "markdown"}:
            raise CallError(Text("{name} can be printed as text or markdown only", name="--circular"))
        circular = handling_circular(states, read_period(rulebook, arguments.circular))
        return render(circular_page(circular, register, rulebook, lang))
    if arguments.format == "json":
        return deadlines_json(states, register, rulebook, at, lang)
    if arguments.format == "csv":
        return deadlines_csv(states, register, lang)
    if arguments.format == "ics":
        try:
            return deadlines_calendar(states, register, rulebook, official(), at, lang)
        except MissingExtraError as error:
            raise CallError(error.message) from None
    return render(deadlines_page(states, register, rulebook, at, lang))


def _instant(text: str) -> datetime:
    try:
        found: datetime = read_instant(text, datetime)
    except Refusal as refusal:
        raise CallError(Text("{name}: {message}", name="--at", message=refusal.message)) from None
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--at", message=error.message)) from None
    return found
