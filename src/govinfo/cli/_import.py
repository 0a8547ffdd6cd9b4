"""The command `import` (导入): reads a ledger kept in a spreadsheet and writes it as records."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import read_file, refuse_overwriting
from govinfo.cli._papers import office
from govinfo.cli._progress import Bar
from govinfo.codec import encode_records
from govinfo.importing import TEMPLATES, import_tables, template
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    form.ask("a workbook (xlsx), or CSV files named after their lists", "tables", nargs="*", metavar="FILES")
    form.choose("write an empty workbook, or the headers of all CSV files", "--template", TEMPLATES)
    options.output(form)


def _run(arguments: Namespace, _: Bar) -> Answer:
    if arguments.template is not None:
        if arguments.tables:
            raise CallError(Text("{name} cannot be given together with {other}", name="--template", other="FILES"))
        return Answer(office(partial(template, arguments.template, arguments.lang)))
    if not arguments.tables:
        raise CallError(Text("missing: {names}", names="FILES"))
    refuse_overwriting(arguments.output, arguments.tables)
    files = [(path, read_file(path)) for path in arguments.tables]
    return Answer(encode_records(office(partial(import_tables, files))))


COMMAND: Final = Command(_arguments, _run)
