"""The command `compare` (对比): what another rulebook or reading would change for every unit."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.assessment import compare
from govinfo.cli import _options as options
from govinfo.cli._assessed import inputs_of
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import (
    assess_all,
    chosen_in,
    read_calendar,
    read_period,
    read_readings,
    read_records,
    read_rulebook,
    register_of,
)
from govinfo.cli._open import open_in
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.papers import comparison_paper


def _arguments(form: Form) -> None:
    options.assessed(form)
    form.ask("the other rulebook, shipped or a file", "--with", dest="other", required=True, action="append", metavar="NAME")
    words = "a reading of the other rulebook alone; may be repeated"
    form.ask(words, "--with-reading", action="append", default=[], metavar="ID=OPTION")
    options.output(form, FORMATS)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    refuse_overwriting(arguments.output, inputs_of(arguments, [*arguments.rulebook, *arguments.other]))
    both = [read_rulebook(name) for name in arguments.rulebook], [read_rulebook(name) for name in arguments.other]
    readings = read_readings(arguments.reading)
    one = chosen_in(both[0], readings, both[1])
    other = chosen_in(chosen_in(both[1], readings, both[0]), read_readings(arguments.with_reading))
    periods = [read_period(versions[0], arguments.period) for versions in (one, other)]
    calendar = read_calendar(arguments.calendar)
    sources = read_records(arguments.records, bar)
    register = register_of(sources, one, bar)
    before = assess_all(sources, register, one, periods[0], calendar, bar)
    after = assess_all(sources, register, other, periods[1], calendar, bar)
    found = open_in(arguments, sources, register, [*one, *other], [before, after])
    paper = comparison_paper(compare(before, after), arguments.lang)
    return Answer(rendered(paper, arguments), found.told, found.words, arguments.strict)


COMMAND: Final = Command(_arguments, _run)
