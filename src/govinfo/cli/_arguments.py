"""The arguments of every command (命令行参数), with help and complaints in the reader's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NoReturn

from govinfo.cli._calls import CallError
from govinfo.cli._documents import add_document_commands
from govinfo.cli._papers import FORMATS
from govinfo.texts import LANGUAGES, Language, Text, nearest

SCHEMAS: Final = ("records", "assessment", "rulebook")
"""The formats whose JSON Schema is printed."""

PROGRAM: Final = "python -m govinfo"

_COMPLAINTS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"the following arguments are required: (?P<names>.*)"), "missing: {names}"),
    (re.compile(r"unrecognized arguments: (?P<names>.*)", re.DOTALL), "unknown arguments: {names}"),
    (re.compile(r"argument (?P<name>.*?): expected (?:one|at least one) argument"), "{name} needs a value"),
    (re.compile(r"one of the arguments (?P<names>.*) is required"), "one of {names} is required"),
    (re.compile(r"argument (?P<name>.*?): not allowed with argument (?P<other>.*)"), "{name} cannot be given together with {other}"),
)


def language_of(arguments: Sequence[str]) -> Language:
    """
    Return the language that a call asks for, Chinese where it asks for none, before anything else of it is understood.

    >>> language_of(["assess", "--lang", "en"]), language_of(["demo"])
    ('en', 'zh')
    """
    lang: Language = "zh"
    for i, argument in enumerate(arguments):
        if argument == "--":
            break
        for known in LANGUAGES:
            if argument == f"--lang={known}" or [argument, *arguments[i + 1 : i + 2]] == ["--lang", known]:
                lang = known
    return lang


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of exiting, in the reader's language."""

    lang: Language = "zh"

    def error(self, message: str) -> NoReturn:
        """
        Complain.

        Raises:
            CallError: always.
        """
        hint = Text("see {program} --help", program=self.prog)
        raise CallError(Text("{complaint}; {hint}", complaint=_complaint(message), hint=hint))


def _complaint(message: str) -> Text:
    name, _, choice = message.removeprefix("argument ").partition(": invalid choice: ")
    if choice:
        quoted, _, listed = choice.removesuffix(")").rpartition(" (choose from ")
        got, known = quoted.removeprefix("'").removesuffix("'"), tuple(word.strip("' ") for word in listed.split(","))
        close = nearest(got, known)
        if close is None:
            return Text("{name} must be one of {known}, got {got}", name=name, known=known, got=got)
        return Text("{name} must be one of {known}, got {got}; did you mean {near}?", name=name, known=known, got=got, near=close)
    for pattern, template in _COMPLAINTS:
        match = pattern.fullmatch(message)
        if match is not None:
            return Text(template, **match.groupdict())
    return Text("{complaint}", complaint=message)


def build_parser(lang: Language) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, with help in *lang*."""

    def say(template: str) -> str:
        return Text(template).text(lang)

    class Formatter(argparse.HelpFormatter):
        """Help that begins in the reader's language."""

        def add_usage(
            self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
        ) -> None:
            """Write the usage line after its word in the reader's language."""
            super().add_usage(usage, actions, groups, say("usage: ") if prefix is None else prefix)

    parser = _Parser(
        prog=PROGRAM, description=say("Government information work, scored exactly and explained to the clause."),
        add_help=False, allow_abbrev=False, formatter_class=Formatter,
    )  # fmt: skip
    _common(parser.add_argument_group(say("options")), say, top=True)
    commands = parser.add_subparsers(dest="command", metavar=say("COMMAND"), title=say("commands"), parser_class=_Parser)

    def command(name: str, words: str) -> tuple[argparse._ArgumentGroup, argparse._ArgumentGroup]:
        own = commands.add_parser(
            name, help=say(words), description=say(words), add_help=False, allow_abbrev=False, formatter_class=Formatter
        )
        return own.add_argument_group(say("arguments")), own.add_argument_group(say("options"))

    positional, options = command("assess", "assess records under a rulebook in a period")
    _records(positional, say)
    _rulebook(options, say)
    options.add_argument("--unit", action="append", metavar="ID", help=say("only this unit, by its id or name; may be repeated"))
    _output(options, say, (*FORMATS, "json"))

    positional, options = command("explain", "every line of a unit or person, or what became of one record")
    _records(positional, say)
    _rulebook(options, say)
    which = options.add_mutually_exclusive_group(required=True)
    which.add_argument("--unit", action="append", metavar="ID", help=say("the unit, by its id or name; may be repeated"))
    which.add_argument("--person", action="append", metavar="ID", help=say("the person, by the id or name; may be repeated"))
    which.add_argument("--record", action="append", metavar="ID", help=say("the record, by its id; may be repeated"))
    _output(options, say, FORMATS)

    positional, options = command("check", "problems and questions in records, without assessing them")
    _records(positional, say)
    options.add_argument("--rulebook", metavar="NAME", help=say("also check the records against the words of this rulebook"))
    _common(options, say)

    positional, options = command("rulebooks", "the shipped rulebooks, or one of them in full")
    positional.add_argument("rulebook", nargs="?", metavar="NAME", help=say("a shipped rulebook or a file"))
    _trial(options, say)
    _output(options, say, FORMATS)

    positional, options = command("compare", "what another rulebook or reading would change for every unit")
    _records(positional, say)
    _rulebook(options, say)
    options.add_argument(
        "--with", dest="other", required=True, action="append", metavar="NAME", help=say("the other rulebook, shipped or a file")
    )
    options.add_argument(
        "--with-reading",
        action="append",
        default=[],
        metavar="ID=OPTION",
        help=say("a reading of the other rulebook alone; may be repeated"),
    )
    _output(options, say, FORMATS)

    positional, options = command("deadlines", "what is due, due soon, overdue and done at an instant")
    _records(positional, say)
    options.add_argument("--rulebook", required=True, metavar="NAME", help=say("a shipped rulebook or a file"))
    options.add_argument(
        "--at",
        metavar="INSTANT",
        help=say("the instant, such as 2024-03-05T09:30:00+08:00, or a day, which means its end; with --circular the end of its period"),
    )
    options.add_argument(
        "--reading", action="append", default=[], metavar="ID=OPTION", help=say("choose how the text is read; may be repeated")
    )
    options.add_argument("--unit", action="append", metavar="ID", help=say("only this unit, by its id or name; may be repeated"))
    options.add_argument("--circular", metavar="P", help=say("the circular of handling results of this period instead"))
    _output(options, say, (*FORMATS, "json", "ics"))

    add_document_commands(command, say, _records, _rulebook, _output)

    positional, options = command("schema", "the JSON Schema of a format")
    positional.add_argument("schema", choices=SCHEMAS, metavar="|".join(SCHEMAS), help=say("which format"))
    _output(options, say, ())

    _, options = command("demo", "assess the shipped sample year and print it")
    _output(options, say, FORMATS)
    return parser


def _records(group: argparse._ArgumentGroup, say: Callable[[str], str]) -> None:
    words = "files of records, JSON or JSON Lines, read as one; - for standard input"
    group.add_argument("records", nargs="+", metavar="RECORDS", help=say(words))


def _trial(group: argparse._ArgumentGroup, say: Callable[[str], str]) -> None:
    words = "try the rulebook on its worked examples; without a name, every shipped one"
    group.add_argument("--test", action="store_true", help=say(words))
    words = "the file of examples; left out, the one beside the rulebook, such as mine-examples.toml beside mine.toml"
    group.add_argument("--examples", metavar="FILE", help=say(words))


def _rulebook(group: argparse._ArgumentGroup, say: Callable[[str], str]) -> None:
    words = "exit with 1 where questions or decisions are open"
    group.add_argument("--strict", action="store_true", help=say(words))
    words = "a shipped rulebook or a file; several are the versions of one, each in force since a day of its own"
    group.add_argument("--rulebook", required=True, action="append", metavar="NAME", help=say(words))
    group.add_argument(
        "--period", required=True, metavar="P", help=say("2024, 2024-H1, 2024-Q2, 2024-03, or two days with a slash, the second excluded")
    )
    group.add_argument(
        "--reading", action="append", default=[], metavar="ID=OPTION", help=say("choose how the text is read; may be repeated")
    )


def _output(group: argparse._ArgumentGroup, say: Callable[[str], str], formats: Sequence[str]) -> None:
    if formats:
        group.add_argument(
            "--format", choices=formats, default=formats[0], metavar="|".join(formats), help=say("the form of what is printed")
        )
    group.add_argument("--output", metavar="FILE", help=say("write into this file instead of standard output"))
    _common(group, say)


def _common(group: argparse._ArgumentGroup, say: Callable[[str], str], *, top: bool = False) -> None:
    # what stands before the command must not be undone by the default behind it
    default = "zh" if top else argparse.SUPPRESS
    group.add_argument("--lang", choices=LANGUAGES, default=default, metavar="zh|en", help=say("Chinese, as always, or English"))
    group.add_argument("-h", "--help", action="help", help=say("show this help"))
    if top:
        group.add_argument("--version", action="store_true", help=say("show the version"))
