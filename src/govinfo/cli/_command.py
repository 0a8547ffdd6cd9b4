"""What a command is (命令): its arguments, what it does with them, and what it has to say."""

from __future__ import annotations

from argparse import Namespace, _ArgumentGroup
from collections.abc import Callable, Sequence
from typing import Any, final

from attrs import evolve, field, frozen

from govinfo.cli._calls import CallError, none_of
from govinfo.cli._progress import Bar
from govinfo.errors import Problem, Severity
from govinfo.texts import Language, Text


@final
@frozen
class Answer:
    """
    What a command has to say.

    Attributes:
        text: what is printed, or written as it is where it is no text.
        problems: what is told beside it on standard error: questions, and errors where the command is there to find them.
        open: what is told of questions and decisions that are open.
        strict: whether it is no good answer while any are.
    """

    text: str | bytes
    problems: Sequence[Problem] = ()
    open: Text | None = None
    strict: bool = False

    @property
    def status(self) -> int:
        """The exit status: 1 where there are errors, or where something is open and nothing may be."""
        return int((self.strict and self.open is not None) or any(problem.severity is Severity.ERROR for problem in self.problems))


@final
@frozen
class Form:
    """
    Where a command writes down its arguments, with help in the reader's language.

    Attributes:
        positional: what stands without a name.
        options: what begins with a hyphen.
        known: the names of all options asked for.
    """

    lang: Language
    positional: _ArgumentGroup
    options: _ArgumentGroup
    known: set[str] = field(factory=set[str])

    def ask(self, words: str, *names: str, **settings: Any) -> None:
        """Ask for an argument by its names; *words* say what it means, *settings* are those of argparse."""
        group = self.positional
        if names[0].startswith("-"):
            group = self.options
            self.known.update(names)
        group.add_argument(*names, help=Text(words).text(self.lang), **settings)

    def choose(self, words: str, name: str, known: Sequence[str], **settings: Any) -> None:
        """Ask for one of the words *known*."""

        def check(got: str) -> str:
            if got in known:
                return got
            raise CallError(none_of(name, got, known))

        self.ask(words, name, type=check, metavar="|".join(known), **settings)

    def either(self) -> Form:
        """Return a form for options of which exactly one must be given."""
        return evolve(self, options=self.options.add_mutually_exclusive_group(required=True))


@final
@frozen
class Command:
    """
    One command.

    Attributes:
        arguments: asks for its arguments.
        run: carries it out.
    """

    arguments: Callable[[Form], None]
    run: Callable[[Namespace, Bar], Answer]
