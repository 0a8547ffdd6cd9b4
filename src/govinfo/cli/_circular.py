"""The command `circular` (通报): what was sent, adopted and scored in a period, and who fell short."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._papers import day_of, printed, signed
from govinfo.cli._progress import Bar
from govinfo.codec import encode_circular
from govinfo.papers import circular_paper
from govinfo.reports import circular_of


def _arguments(form: Form) -> None:
    options.assessed(form)
    form.ask("the day of the last paper: what was corrected and decided after it is told", "--since", metavar="DAY")
    printed(form)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    found = assessed_as(arguments, bar)
    made = circular_of(
        found.register,
        found.versions,
        found.assessment.period,
        assessment=found.assessment,
        since=day_of("--since", arguments.since),
    )
    if arguments.format == "json":
        return found.answer(encode_circular(made, arguments.lang))
    return found.answer(signed(circular_paper(made, arguments.lang), arguments))


COMMAND: Final = Command(_arguments, _run)
