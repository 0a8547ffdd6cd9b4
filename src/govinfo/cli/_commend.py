"""The command `commend` (评先): proposes units and persons for commendation, with what bars the others."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import timedelta
from typing import Final

from govinfo.calendars import WorkCalendar, add_workdays
from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._papers import day_of, printed, signed
from govinfo.cli._progress import Bar
from govinfo.codec import encode_commendation
from govinfo.errors import InvalidValueError
from govinfo.exact import parse_exact
from govinfo.papers import Paper, commendation_paper, commended_paper, notice_paper
from govinfo.reports import Commendation, commendation
from govinfo.rulebook import LastPlace, Seats
from govinfo.texts import Text

_SEATS: Final = re.compile(r"(?P<number>[0-9]{1,6})(?P<percent>(?:\.[0-9]{1,4})?%)?\Z", re.ASCII)

_DAYS: Final = re.compile(r"[1-9][0-9]?\Z", re.ASCII)


def _arguments(form: Form) -> None:
    options.assessed(form)
    form.ask("how many units: a number, or a percentage such as 20%%", "--units", metavar="N")
    form.ask("how many persons: a number, or a percentage such as 20%%", "--persons", metavar="N")
    form.ask("so many units of every group, not of all together", "--by-group", action="store_true")
    form.ask("so many units of this group; may be repeated", "--group", action="append", default=[], metavar="ID=N")
    words = "where several share the last place: all of them, none of them, or as further measures decide"
    form.choose(words, "--last-place", tuple(word.value for word in LastPlace))
    words = "a measure that decides between equals, such as adopted; may be repeated"
    form.ask(words, "--further", action="append", default=[], metavar="MEASURE")
    words = "those of this grade, all of them or as many as there are seats; may be repeated"
    form.ask(words, "--grade", action="append", default=[], metavar="GRADE")
    words = "the proposal, the public notice before the decision, or the circular of commendation"
    form.choose(words, "--paper", ("proposal", "notice", "circular"), default="proposal")
    form.ask("the first day of the public notice", "--from", dest="first", metavar="DAY")
    form.ask("for how many working days the public notice stands; 5 where it is left out", "--days", default="5", metavar="N")
    printed(form)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    units, persons = _seats("--units", arguments.units), _seats("--persons", arguments.persons)
    groups: dict[str, Seats] = {}
    for given in arguments.group:
        group, _, number = given.rpartition("=")
        if not group or group in groups or not _SEATS.match(number):
            raise CallError(Text("{name} is written ID=N or ID=N%, each group once, got {got}", name="--group", got=given))
        seats = _seats("--group", number)
        assert seats is not None
        groups[group] = seats
    found = assessed_as(arguments, bar)
    if units is None and persons is None and not groups and not arguments.grade and found.assessment.rulebook.commend is None:
        raise CallError(Text("one of {names} is required", names=("--units", "--persons", "--group", "--grade")))
    if arguments.by_group and units is None:
        raise CallError(Text("{name} needs {other}", name="--by-group", other="--units"))
    last = LastPlace(arguments.last_place) if arguments.last_place else LastPlace.FURTHER if arguments.further else None
    if (last is LastPlace.FURTHER) != bool(arguments.further):
        raise CallError(Text("{name} needs {other}", name="--last-place further", other="--further"))
    try:
        made = commendation(
            found.assessment,
            units=units,
            groups=groups if groups or arguments.by_group else None,
            persons=persons,
            last_place=last,
            further=arguments.further or None,
            grades=arguments.grade or None,
        )
    except InvalidValueError as error:
        name = f"--{error.what}" if error.what in {"group", "grade"} else "--further"
        raise CallError(Text("{name}: {message}", name=name, message=error.message)) from None
    if arguments.format == "json":
        return found.answer(encode_commendation(made, arguments.lang))
    return found.answer(signed(_paper(made, found.assessment.calendar, arguments), arguments))


def _paper(made: Commendation, calendar: WorkCalendar, arguments: Namespace) -> Paper:
    if arguments.paper == "circular":
        return commended_paper(made, arguments.lang)
    if arguments.paper == "proposal":
        return commendation_paper(made, arguments.lang)
    first = day_of("--from", arguments.first)
    if first is None:
        raise CallError(Text("{name} needs {other}", name="--paper notice", other="--from"))
    if not _DAYS.match(arguments.days):
        raise CallError(Text("{name} must be a whole number from 1 to 99, got {got}", name="--days", got=arguments.days))
    number = int(arguments.days)
    # the first day is the first of them where it is one
    last = add_workdays(calendar, first - timedelta(days=1), number)
    return notice_paper(made, first, last, arguments.lang, workdays=number)


def _seats(name: str, given: str | None) -> Seats | None:
    if given is None:
        return None
    match = _SEATS.match(given)
    if match is None:
        raise CallError(Text("{name} must be a number, or a percentage such as 20%, got {got}", name=name, got=given))
    try:
        if match["percent"] is None:
            return Seats(number=int(match["number"]))
        return Seats(percent=parse_exact(given[:-1]))
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name=name, message=error.message)) from None


COMMAND: Final = Command(_arguments, _run)
