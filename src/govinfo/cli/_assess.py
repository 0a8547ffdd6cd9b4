"""The command `assess` (考核): scores records under a rulebook in a period."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.codec import encode_assessment
from govinfo.papers import assessment_paper
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    options.assessed(form)
    options.units(form)
    options.output(form, FORMATS)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    found = assessed_as(arguments, bar)
    assessment = found.assessment if arguments.unit is None else found.assessment.only(arguments.unit)
    bar.step(Text("writing the result"))
    if arguments.format == "json":
        return found.answer(encode_assessment(assessment, arguments.lang))
    return found.answer(rendered(assessment_paper(assessment, arguments.lang), arguments))


COMMAND: Final = Command(_arguments, _run)
