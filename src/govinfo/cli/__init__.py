"""
The command line (命令行): the thin shell on top, the only place that opens files.

`main` never lets an exception out: what is wrong with the data is exit status 1, what is wrong
with the call or a file is 2, each told on standard error in the reader's language.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from argparse import Namespace
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

from govinfo._version import version_words
from govinfo.cli._arguments import build_parser, language_of
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer
from govinfo.cli._commands import COMMANDS, command_named
from govinfo.cli._files import STANDARD, write_file
from govinfo.cli._options import settle_format
from govinfo.cli._problems import as_json
from govinfo.cli._progress import Bar
from govinfo.errors import (
    GovinfoError,
    InvalidValueError,
    Problem,
    ProblemsError,
    RulebookError,
    Severity,
    UnknownCalendarYear,
    UnknownNameError,
)
from govinfo.texts import Language, Text

DONE: Final = 0
PROBLEMS: Final = 1
WRONG_CALL: Final = 2
INTERRUPTED: Final = 130
_NOTHING_DONE: Final = {"import": "{errors} errors; nothing was imported", "check": "{errors} errors; nothing more was checked"}
_LONG_WORD: Final = re.compile(r"([^\s、，；：]{200})[^\s、，；：]{100,}")


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Carry out one call and return its exit status.

    Args:
        arguments: what stands behind the program's name; None for those of this process.

    >>> main(["check", "-", "--rulebook", "no-such-rulebook", "--lang", "en"])
    2
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language_of(given)
    _prepare(sys.stdout)
    _prepare(sys.stderr)
    bar = Bar(sys.stderr, lang)
    try:
        return _run(given, lang, bar)
    except KeyboardInterrupt:
        bar.wipe()
        return INTERRUPTED
    except SystemExit as stop:  # argparse, once it has printed its help
        return _flushed(DONE if stop.code is None else WRONG_CALL if isinstance(stop.code, str) else int(stop.code), lang)
    except BrokenPipeError:
        _forget(sys.stdout)
        return DONE  # whoever read has read enough
    except Exception as error:  # noqa: BLE001  # whatever happens, a clerk is told in words
        bar.wipe()
        return _failed(error, lang)


def _run(given: list[str], lang: Language, bar: Bar) -> int:
    called = next((word for word in given if word in COMMANDS), None)
    command = None if called is None else command_named(called)
    line = build_parser(lang, COMMANDS, called, command)
    call = line.understand(given)
    if call.version:
        return _print(version_words())
    if command is None or call.command is None:
        _tell(line.parser.format_help().rstrip("\n").split("\n"))
        return WRONG_CALL
    output = getattr(call, "output", None)
    if output == "":
        raise CallError(Text("{name} needs a value", name="--output"))
    settle_format(call)
    try:
        with _collector_resting():
            answer = command.run(call, bar)
    except ProblemsError as error:
        bar.wipe()
        if isinstance(error, RulebookError):
            from govinfo.cli._inputs import placed_by_version  # noqa: PLC0415  # who asks for help does not wait for records

            files = _read(call, "rulebook")
            _tell_problems(placed_by_version(files, error.problems), call, files)
        else:
            _tell_problems(error.problems, call, _read(call, "records"))
        return PROBLEMS
    bar.wipe()
    return _give(answer, call, output)


@contextmanager
def _collector_resting() -> Generator[None]:
    """
    Let the cyclic collector rest while a command makes its values, of which it would look through all again and again.

    Frozen values hold no cycles, so there is next to nothing for it to find; who uses the library decides that for themselves.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _give(answer: Answer, call: Namespace, output: str | None) -> int:
    in_words = call.problems == "text"
    if answer.problems and in_words:
        _tell_problems(answer.problems, call)
    if output is None or output == STANDARD:
        _print(answer.text)
    else:
        write_file(output, _marked(answer.text, call))
    if not in_words:
        _tell([as_json(answer.problems or (), call.lang, _read(call, "records"), answer.open)])
    elif answer.open is not None:
        _tell([answer.open.text(call.lang)])
    return answer.status


def _marked(content: str | bytes, call: Namespace) -> str | bytes:
    """Return CSV for a file with the mark by which a spreadsheet knows UTF-8, anything else as it is."""
    from govinfo.papers._csv import BYTE_ORDER_MARK  # noqa: PLC0415  # who asks for help does not wait for papers

    return BYTE_ORDER_MARK + content if isinstance(content, str) and getattr(call, "format", None) == "csv" else content


def _failed(error: Exception, lang: Language) -> int:
    message: Text
    if isinstance(error, (CallError, UnknownNameError, InvalidValueError, UnknownCalendarYear)):
        message = error.message
    elif isinstance(error, (MemoryError, RecursionError)):
        message = Text("there is not enough memory for this; split the records into several periods or offices")
    elif isinstance(error, GovinfoError):
        message = Text("{reason}", reason=str(error))
    elif isinstance(error, OSError):
        message = Text("cannot write the result: {reason}", reason=error.strerror or str(error))
        _forget(sys.stdout)
    else:
        message = Text("this is a mistake in govinfo, please report it: {reason}", reason=_where(error))
    _tell([_LONG_WORD.sub(r"\1…", Text("error: {message}", message=message).text(lang))])
    return WRONG_CALL


def _where(error: Exception) -> str:
    """Return what happened and where, in one line: all that a report of a mistake needs."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace is not None else ""
    return f"{type(error).__name__}: {error}{place}"


def _read(call: Namespace, what: str) -> list[str]:
    """Return the files that a call names for its records or its rulebook."""
    given: str | list[str] | None = getattr(call, what, None)
    return [given] if isinstance(given, str) else list(given or ())


def _tell_problems(problems: Sequence[Problem], call: Namespace, files: Sequence[str] | None = None) -> None:
    """Tell of the problems of a command; *files* are what cannot be read, and nothing was done."""
    lang: Language = call.lang
    if call.problems == "json":
        _tell([as_json(problems, lang, files or ())])
        return

    def line(problem: Problem) -> str:
        words = problem.text(lang)
        return Text("{severity}: {words}", severity=problem.severity, words=words).text(lang) if files is None else words

    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    count = Text("{errors} errors, {questions} questions", errors=errors, questions=len(problems) - errors)
    if errors == len(problems):
        count = Text(_NOTHING_DONE.get(call.command, "{errors} errors; nothing was assessed"), errors=errors)
    _tell([*map(line, problems), count.text(lang)])


def _tell(lines: Sequence[str]) -> None:
    """Print lines on standard error, harmlessly; where it is closed there is nobody to tell."""
    if sys.stderr is None:
        return
    from govinfo.papers import inert  # noqa: PLC0415  # who asks for help does not wait for papers

    with suppress(OSError, ValueError):
        sys.stderr.write("".join(inert(line) + "\n" for line in lines))
        sys.stderr.flush()


def _print(content: str | bytes) -> int:
    if sys.stdout is None:
        raise CallError(Text("standard output is closed; use --output"))
    if isinstance(content, bytes):
        if sys.stdout.isatty():
            raise CallError(Text("this format is no text; use --output"))
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content)
    sys.stdout.flush()
    return DONE


def _flushed(status: int, lang: Language) -> int:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _forget(sys.stdout)
    except OSError as error:
        return _failed(error, lang)
    return status


def _prepare(stream: TextIO | None) -> None:
    """
    Let a stream take any character: UTF-8 into files and pipes, what the terminal speaks on a terminal.

    What a terminal cannot show is written as its number, which is better than nothing at all.
    """
    if isinstance(stream, TextIOWrapper):
        with suppress(OSError, ValueError):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _forget(stream: TextIO | None) -> None:
    """Send what is left in a stream that cannot be written to nowhere, so that Python does not complain when it ends."""
    with suppress(Exception):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
