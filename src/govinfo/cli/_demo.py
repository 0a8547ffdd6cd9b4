"""The command `demo` (演示): the shipped sample year, assessed."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.assessment import assess
from govinfo.cli._command import Answer, Command
from govinfo.cli._options import common
from govinfo.cli._progress import Bar
from govinfo.register import build_register
from govinfo.reports import as_text
from govinfo.reports._demo import demo_page
from govinfo.shipped import sample_year, shipped_rulebook


def _run(arguments: Namespace, _: Bar) -> Answer:
    rulebook = shipped_rulebook("district-model")
    assessment = assess(build_register(sample_year()), rulebook, rulebook.period("2024"))
    return Answer(as_text(demo_page(assessment, arguments.lang)))


DEMO: Final = Command("demo", "assess the shipped sample year and print it", common, _run)
