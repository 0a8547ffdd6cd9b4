"""The command `rulebooks` (考核办法): the shipped ones, one of them in full, or a trial of one on its worked examples."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._examples import examples_beside, has_examples, try_examples
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import asked_of, is_file, read_calendar, read_rulebook
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.errors import Problem
from govinfo.papers import rulebook_paper, rulebooks_paper
from govinfo.papers._problems import problems_paper
from govinfo.rulebook import Rulebook
from govinfo.shipped import shipped_rulebook, shipped_rulebooks
from govinfo.texts import Text
from govinfo.texts._word import word_of


def _arguments(form: Form) -> None:
    form.ask(
        "a shipped rulebook or a file; or words of titles and issuers, to list those that say them", "rulebook", nargs="?", metavar="NAME"
    )
    form.ask("try the rulebook on its worked examples; without a name, every shipped one", "--test", action="store_true")
    words = "the file of examples; left out, the one beside the rulebook, such as mine-examples.toml beside mine.toml"
    form.ask(words, "--examples", metavar="FILE")
    options.calendar(form)
    options.output(form, FORMATS)


def _run(arguments: Namespace, _: Bar) -> Answer:
    if arguments.test or arguments.examples is not None:
        return _trial(arguments)
    if arguments.calendar is not None:
        raise CallError(Text("{name} needs {other}", name="--calendar", other="--test"))
    if arguments.rulebook is None:
        return Answer(rendered(rulebooks_paper([shipped_rulebook(name) for name in shipped_rulebooks()], arguments.lang), arguments))
    found = [] if is_file(arguments.rulebook) or arguments.rulebook in shipped_rulebooks() else _found(arguments.rulebook)
    if found:
        return Answer(rendered(rulebooks_paper(found, arguments.lang), arguments))
    if is_file(arguments.rulebook):
        refuse_overwriting(arguments.output, [arguments.rulebook])
    rulebook = read_rulebook(arguments.rulebook)
    return Answer(rendered(rulebook_paper(rulebook, arguments.lang), arguments), asked_of(arguments.rulebook, rulebook))


def _found(words: str) -> list[Rulebook]:
    """Return the shipped rulebooks whose title, issuer or source says all of some *words*; a name nearly right is no search."""
    sought = [word_of(word) for word in words.split()]
    several = map(shipped_rulebook, shipped_rulebooks())
    return [
        book
        for book in several
        for said in [word_of(" ".join(filter(None, (book.title, book.title_en, book.source.issuer, book.source.title))))]
        if sought and all(word in said for word in sought)
    ]


def _trial(arguments: Namespace) -> Answer:
    if arguments.rulebook is None and arguments.examples is not None:
        raise CallError(Text("missing: {names}", names="NAME"))
    names = [arguments.rulebook] if arguments.rulebook is not None else [name for name in shipped_rulebooks() if has_examples(name)]
    given = [file for file in (arguments.examples, arguments.calendar) if file is not None]
    refuse_overwriting(arguments.output, [file for name in names if is_file(name) for file in (name, examples_beside(name))] + given)
    calendar = read_calendar(arguments.calendar)
    lines: list[str] = []
    problems: list[Problem] = []
    for name in names:
        words, found = try_examples(name, arguments.examples, closely=arguments.rulebook is not None, calendar=calendar)
        lines.append(words.text(arguments.lang))
        problems += found
    if arguments.format == FORMATS[0]:
        return Answer("".join(line + "\n" for line in lines), problems)
    title = Text("Trial of worked examples").text(arguments.lang)
    return Answer(rendered(problems_paper(title, lines, problems, arguments.lang), arguments), problems)


COMMAND: Final = Command(_arguments, _run)
