"""The command `schema` (数据格式): the JSON Schema of a format."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._progress import Bar
from govinfo.codec import (
    assessment_schema,
    circular_schema,
    commendation_schema,
    deadlines_schema,
    grades_schema,
    handling_schema,
    payout_schema,
    reckoning_schema,
    reconciliation_schema,
    records_schema,
    rulebook_schema,
    statement_schema,
    statistics_schema,
)
from govinfo.codec._schema import Schema
from govinfo.papers import paper_schema

SCHEMAS: Final[Mapping[str, Callable[[], Schema]]] = {
    "records": records_schema,
    "assessment": assessment_schema,
    "rulebook": rulebook_schema,
    "circular": circular_schema,
    "payout": payout_schema,
    "commendation": commendation_schema,
    "deadlines": deadlines_schema,
    "handling": handling_schema,
    "reckoning": reckoning_schema,
    "grades": grades_schema,
    "statement": statement_schema,
    "reconciliation": reconciliation_schema,
    "statistics": statistics_schema,
    "paper": paper_schema,
}
"""The formats whose JSON Schema is printed."""


def _arguments(form: Form) -> None:
    form.choose("which format", "schema", tuple(SCHEMAS))
    options.output(form)


def _run(arguments: Namespace, _: Bar) -> Answer:
    return Answer(json.dumps(SCHEMAS[arguments.schema](), ensure_ascii=False, indent=2) + "\n")


COMMAND: Final = Command(_arguments, _run)
