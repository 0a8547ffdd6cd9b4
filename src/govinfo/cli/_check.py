"""The command `check` (检查): problems and questions in records, without assessing them."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._inputs import problems_of, read_records, read_rulebook
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.errors import Severity
from govinfo.papers._problems import problems_paper
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    options.records(form)
    form.ask("also check the records against the words of this rulebook", "--rulebook", metavar="NAME")
    options.output(form, FORMATS)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    rulebook = read_rulebook(arguments.rulebook) if arguments.rulebook is not None else None
    sources = read_records(arguments.records, bar)
    bar.step(Text("checking {n} records", n=len(sources.records)))
    problems = problems_of(sources, arguments.rulebook, rulebook)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    said = Text(
        "{n} records checked: {errors} errors, {questions} questions",
        n=len(sources.records),
        errors=errors,
        questions=len(problems) - errors,
    )
    words = said.text(arguments.lang)
    if arguments.format == FORMATS[0]:  # the problems are told on standard error, as those of every command
        return Answer(words + "\n", problems)
    title = Text("Check of records").text(arguments.lang)
    return Answer(rendered(problems_paper(title, [words], problems, arguments.lang), arguments), problems)


COMMAND: Final = Command(_arguments, _run)
