"""The command `grades` (考核等次名单): which units, or persons, are in which grade."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._papers import printed, signed
from govinfo.cli._progress import Bar
from govinfo.codec import encode_grades
from govinfo.papers import grades_paper
from govinfo.reports import grades


def _arguments(form: Form) -> None:
    options.assessed(form)
    form.ask("the grades of persons instead of those of units", "--of-persons", action="store_true")
    printed(form)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    found = assessed_as(arguments, bar)
    made = grades(found.assessment, persons=arguments.of_persons)
    if arguments.format == "json":
        return found.answer(encode_grades(made, arguments.lang))
    return found.answer(signed(grades_paper(made, arguments.lang), arguments))


COMMAND: Final = Command(_arguments, _run)
