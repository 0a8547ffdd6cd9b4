"""The parser of the command line (命令行解析), built from the commands, with help and complaints in the reader's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, NoReturn

from govinfo.cli._calls import CallError, none_of
from govinfo.cli._command import Command, Form
from govinfo.cli._options import common
from govinfo.texts import LANGUAGES, Language, Text, nearest

PROGRAM: Final = "python -m govinfo"

_COMPLAINTS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"the following arguments are required: (?P<names>.*)"), "missing: {names}"),
    (re.compile(r"argument (?P<name>.*?): expected (?:one|at least one) argument"), "{name} needs a value"),
    (re.compile(r"one of the arguments (?P<names>.*) is required"), "one of {names} is required"),
    (re.compile(r"argument (?P<name>.*?): not allowed with argument (?P<other>.*)"), "{name} cannot be given together with {other}"),
)
"""What argparse says in English only, and the sentence for it."""

_NO_COMMAND: Final = re.compile(r"argument (?P<name>.*?): invalid choice: ['\"](?P<got>.*)['\"] \(choose from ", re.DOTALL)
"""What it says of a command that is none; of options we say it ourselves."""


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
    """A parser that raises instead of exiting, in the reader's language, and knows what a misspelt option was meant to be."""

    known: Collection[str] = ()
    commands: Collection[str] = ()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """
        Parse the arguments of the program or of one command.

        Raises:
            CallError: they are not what the command takes.
        """
        self._refuse_misspelt(args)
        found, left = super().parse_known_args(args, namespace)
        if left:
            self._complain(Text("unknown arguments: {names}", names=" ".join(left)))
        return found, left

    def _refuse_misspelt(self, args: Sequence[str]) -> None:
        # Before anything else: what is missing is missing because it is misspelt.
        for argument in args:
            if argument == "--" or argument in self.commands:
                return
            name = argument.partition("=")[0]
            close = nearest(name, self.known) if name.startswith("--") and name not in self.known and " " not in argument else None
            if close is not None:
                self._complain(Text("unknown arguments: {names}; did you mean {near}?", names=argument, near=close))

    def error(self, message: str) -> NoReturn:
        """
        Complain.

        Raises:
            CallError: always.
        """
        unknown = _NO_COMMAND.match(message)
        self._complain(_complaint(message) if unknown is None else none_of(unknown["name"], unknown["got"], self.commands))

    def _complain(self, complaint: Text) -> NoReturn:
        raise CallError(Text("{complaint}; {hint}", complaint=complaint, hint=Text("see {program} --help", program=self.prog)))


def _complaint(message: str) -> Text:
    for pattern, template in _COMPLAINTS:
        match = pattern.match(message)
        if match is not None:
            return Text(template, **match.groupdict())
    return Text("{complaint}", complaint=message)


def build_parser(lang: Language, commands: Iterable[Command]) -> argparse.ArgumentParser:
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

    def form(parser: argparse.ArgumentParser) -> Form:
        return Form(lang, parser.add_argument_group(say("arguments")), parser.add_argument_group(say("options")))

    settings: dict[str, Any] = {"add_help": False, "allow_abbrev": False, "formatter_class": Formatter}
    parser = _Parser(prog=PROGRAM, description=say("Government information work, scored exactly and explained to the clause."), **settings)
    top = form(parser)
    common(top, top=True)
    parser.known = top.known
    by_name = {command.name: command for command in commands}
    parser.commands = by_name
    several = parser.add_subparsers(dest="command", metavar=say("COMMAND"), title=say("commands"), parser_class=_Parser)
    for name, command in by_name.items():
        own = several.add_parser(name, help=say(command.words), description=say(command.words), **settings)
        asked = form(own)
        command.arguments(asked)
        own.known = asked.known
    return parser
