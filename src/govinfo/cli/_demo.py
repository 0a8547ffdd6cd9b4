"""The command `demo` (演示): the shipped sample year, assessed."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.assessment import assess
from govinfo.cli import _options as options
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.codec import encode_assessment
from govinfo.papers._demo import demo_paper
from govinfo.register import build_register
from govinfo.shipped import sample_year, shipped_rulebook


def _arguments(form: Form) -> None:
    options.output(form, FORMATS)


def _run(arguments: Namespace, _: Bar) -> Answer:
    rulebook = shipped_rulebook("district-model")
    assessment = assess(build_register(sample_year()), rulebook, rulebook.period("2024"))
    if arguments.format == "json":
        return Answer(encode_assessment(assessment, arguments.lang))
    return Answer(rendered(demo_paper(assessment, arguments.lang), arguments))


COMMAND: Final = Command(_arguments, _run)
