"""The command `assess` (考核): scores records under a rulebook in a period."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._pages import rendered
from govinfo.cli._progress import Bar
from govinfo.codec import encode_assessment
from govinfo.reports import assessment_csv, assessment_page, only_units
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    options.assessed(form)
    options.units(form)
    options.output(form, ("text", "json", "csv", "markdown"))


def _run(arguments: Namespace, bar: Bar) -> Answer:
    found = assessed_as(arguments, bar)
    assessment = found.assessment if arguments.unit is None else only_units(found.assessment, arguments.unit)
    bar.step(Text("writing the result"))
    if arguments.format == "json":
        return found.answer(encode_assessment(assessment, arguments.lang))
    if arguments.format == "csv":
        return found.answer(assessment_csv(assessment, arguments.lang))
    return found.answer(rendered(assessment_page(assessment, arguments.lang), arguments))


ASSESS: Final = Command("assess", "assess records under a rulebook in a period", _arguments, _run)
