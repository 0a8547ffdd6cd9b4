"""The command `import` (导入): reads a ledger kept in a spreadsheet and writes it as records."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import read_file, refuse_overwriting
from govinfo.cli._inputs import is_file, read_rulebook
from govinfo.cli._papers import office
from govinfo.cli._progress import Bar
from govinfo.codec import encode_records
from govinfo.errors import Problem, Severity
from govinfo.importing import TEMPLATES, LedgerMap, decode_map, guess_map, import_tables, template
from govinfo.records import Records
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    form.ask("a workbook (xlsx), or CSV files named after their lists", "tables", nargs="*", metavar="FILES")
    form.choose("write an empty workbook, or the headers of all CSV files", "--template", TEMPLATES)
    words = "a shipped rulebook or a file, whose publications, forms and other words may then be written by their titles"
    form.ask(words, "--rulebook", metavar="R")
    form.ask("a file that says what the columns of an office's own ledger are", "--map", metavar="FILE")
    form.ask("write what the columns of the files seem to be, as a map to look through", "--guess-map", action="store_true")
    options.output(form)


def _run(arguments: Namespace, _: Bar) -> Answer:
    if arguments.template is not None:
        if arguments.tables:
            raise CallError(Text("{name} cannot be given together with {other}", name="--template", other="FILES"))
        if arguments.map or arguments.guess_map:
            other = "--map" if arguments.map else "--guess-map"
            raise CallError(Text("{name} cannot be given together with {other}", name="--template", other=other))
        own = None if arguments.rulebook is None else read_rulebook(arguments.rulebook)
        return Answer(office(partial(template, arguments.template, arguments.lang, rulebook=own)))
    if not arguments.tables:
        raise CallError(Text("missing: {names}", names="FILES"))
    if arguments.guess_map and (arguments.map or arguments.rulebook):
        other = "--map" if arguments.map else "--rulebook"
        raise CallError(Text("{name} cannot be given together with {other}", name="--guess-map", other=other))
    others: list[str] = [name for name in (arguments.map, arguments.rulebook) if name is not None and is_file(name)]
    refuse_overwriting(arguments.output, [*arguments.tables, *others])
    files = [(path, read_file(path)) for path in arguments.tables]
    if arguments.guess_map:
        return Answer(office(partial(guess_map, files, arguments.lang)))
    rulebook = None if arguments.rulebook is None else read_rulebook(arguments.rulebook)
    path: str | None = arguments.map
    ledger_map = None if path is None else decode_map(read_file(path), name=path)
    records = office(partial(import_tables, files, rulebook=rulebook, ledger_map=ledger_map))
    return Answer(encode_records(records), [] if ledger_map is None or path is None else _made(ledger_map, records, path))


def _made(ledger_map: LedgerMap, records: Records, path: str) -> list[Problem]:
    """Return the units and persons that nobody listed, to be looked through: a slip of the pen makes another one."""
    made = [(name, [row for row in getattr(records, name) if row.id == row.name]) for name in ledger_map.as_named]
    messages = {
        "units": "takes {n} units as they are named in the ledger: {names}; is each another one?",
        "persons": "takes {n} persons as they are named in the ledger: {names}; is each another one?",
    }
    return [
        Problem(path=path, severity=Severity.QUESTION, message=Text(messages[name], n=len(rows), names=tuple(row.name for row in rows)))
        for name, rows in made
        if rows
    ]


COMMAND: Final = Command(_arguments, _run)
