"""The parser of the command line (命令行解析), built from the commands, with help and complaints in the reader's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NoReturn, final

from attrs import frozen

from govinfo.cli._calls import CallError, none_of
from govinfo.cli._command import Command, Form
from govinfo.cli._languages import read_language
from govinfo.cli._options import common
from govinfo.errors import GovinfoError
from govinfo.texts import Language, Text
from govinfo.texts._near import nearest

PROGRAM: Final = "python -m govinfo"

_COMPLAINTS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"the following arguments are required: (?P<names>.*)"), "missing: {names}"),
    (re.compile(r"argument (?P<name>.*?): expected (?:one|at least one) argument"), "{name} needs a value"),
    (re.compile(r"one of the arguments (?P<names>.*) is required"), "one of {names} is required"),
    (re.compile(r"argument (?P<name>.*?): not allowed with argument (?P<other>.*)"), "{name} cannot be given together with {other}"),
)
"""What argparse says in English only, and the sentence for it."""


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
        name, given, value = argument.partition("=")
        value = value if given else next(iter(arguments[i + 1 : i + 2]), "")
        if name == "--lang":
            with suppress(GovinfoError):  # told when the call is understood
                lang = read_language(value)
    return lang


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of exiting, in the reader's language."""

    commands: Collection[str] = ()

    def error(self, message: str) -> NoReturn:
        """
        Complain.

        Raises:
            CallError: always.
        """
        name, no_command, rest = message.removeprefix("argument ").partition(": invalid choice: ")  # of options we say it ourselves
        got = rest.rpartition(" (choose from ")[0]
        raise _with_help(none_of(name, got[1:-1], self.commands) if no_command else _complaint(message), self.prog)


def _with_help(complaint: Text, program: str) -> CallError:
    return CallError(Text("{complaint}; {hint}", complaint=complaint, hint=Text("see {program} --help", program=program)))


def _complaint(message: str) -> Text:
    for pattern, template in _COMPLAINTS:
        match = pattern.match(message)
        if match is not None:
            return Text(template, **match.groupdict())
    return Text("{complaint}", complaint=message)


@final
@frozen
class CommandLine:
    """
    The whole command line.

    Attributes:
        parser: what understands a call, with help in one language.
        known: the options of every command by its name, and of the program itself by no name.
    """

    parser: argparse.ArgumentParser
    known: Mapping[str, Collection[str]]

    def understand(self, given: Sequence[str]) -> argparse.Namespace:
        """
        Return what a call asks for.

        Raises:
            CallError: it is not what the command takes.
        """
        self._refuse_misspelt(given)
        call, left = self.parser.parse_known_args(given)
        if left:
            raise _with_help(Text("unknown arguments: {names}", names=" ".join(left)), self.parser.prog)
        return call

    def _refuse_misspelt(self, given: Sequence[str]) -> None:
        # Before anything else: what is missing is missing because it is misspelt.
        command = ""
        for argument in given:
            if argument == "--":
                return
            if not command and argument in self.known:
                command = argument
            name = argument.partition("=")[0]
            if not name.startswith("--") or name in self.known[command] or " " in argument:
                continue
            close = nearest(name, self.known[command])
            if close is not None:
                complaint = Text("unknown arguments: {names}; did you mean {near}?", names=argument, near=close)
                raise _with_help(complaint, f"{self.parser.prog} {command}".rstrip())


def build_parser(lang: Language, commands: Mapping[str, str], called: str | None, command: Command | None) -> CommandLine:
    """
    Return the command line, with help in *lang*.

    Args:
        lang: the language of the help.
        commands: what every command is for, by its name.
        called: the name of the one that is called; of the others nobody asks what they take.
        command: the one that is called.
    """

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
    known: dict[str, Collection[str]] = {"": top.known}
    several = parser.add_subparsers(dest="command", metavar=say("COMMAND"), title=say("commands"), parser_class=_Parser)
    for name, words in commands.items():
        own = form(several.add_parser(name, help=say(words), description=say(words), **settings))
        if command is not None and name == called:
            command.arguments(own)
        known[name] = own.known
    parser.commands = list(commands)
    return CommandLine(parser, known)
