"""The command `statement` (对账单): what a unit or person sent and what became of it, every line, every claim."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._papers import printed, signed
from govinfo.cli._progress import Bar
from govinfo.codec import encode_statements
from govinfo.papers import statement_paper
from govinfo.papers._paper import together
from govinfo.reports import statements
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    options.assessed(form)
    which = form.either()
    which.ask("the unit, by its id or name; may be repeated", "--unit", action="append", metavar="ID")
    which.ask("the person, by the id or name; may be repeated", "--person", action="append", metavar="ID")
    printed(form)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    found = assessed_as(arguments, bar)
    made = statements(found.assessment, units=arguments.unit, persons=arguments.person, records=found.sources.records)
    if arguments.format == "json":
        return found.answer(encode_statements(made, arguments.lang))
    papers = [statement_paper(found.assessment, one, arguments.lang) for one in made]
    return found.answer(signed(together(papers, Text("Statements").text(arguments.lang)), arguments))


COMMAND: Final = Command(_arguments, _run)
