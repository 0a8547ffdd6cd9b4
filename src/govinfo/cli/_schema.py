"""The command `schema` (数据格式): the JSON Schema of a format."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._progress import Bar
from govinfo.codec import assessment_schema, records_schema, rulebook_schema

SCHEMAS: Final = {"records": records_schema, "assessment": assessment_schema, "rulebook": rulebook_schema}
"""The formats whose JSON Schema is printed."""


def _arguments(form: Form) -> None:
    form.choose("which format", "schema", tuple(SCHEMAS))
    options.output(form)


def _run(arguments: Namespace, _: Bar) -> Answer:
    return Answer(json.dumps(SCHEMAS[arguments.schema](), ensure_ascii=False, indent=2) + "\n")


COMMAND: Final = Command(_arguments, _run)
