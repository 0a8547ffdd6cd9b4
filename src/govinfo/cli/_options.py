"""The arguments that commands have in common (公共参数): records, a rulebook and its period, the form of what is printed."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from govinfo.cli._calls import CallError
from govinfo.cli._command import Form
from govinfo.cli._languages import read_language
from govinfo.errors import InvalidValueError
from govinfo.periods import Period
from govinfo.texts import LANGUAGES, Text

_SUFFIXES: Final[Mapping[str, str]] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".pdf": "pdf",
    ".json": "json",
    ".ics": "ics",
}
"""Which format the suffix of a file stands for."""


def records(form: Form) -> None:
    """Ask for files of records."""
    form.ask("files of records, JSON or JSON Lines, read as one; - for standard input", "records", nargs="+", metavar="RECORDS")


def strict(form: Form) -> None:
    """Ask whether nothing may be open."""
    form.ask("exit with 1 where questions or decisions are open", "--strict", action="store_true")


def assessed(form: Form) -> None:
    """Ask for all that an assessment needs."""
    records(form)
    strict(form)
    words = "a shipped rulebook or a file; several are the versions of one, each in force since a day of its own"
    form.ask(words, "--rulebook", required=True, action="append", metavar="NAME")
    words = "2024, 2024-H1, 2024-Q2, 2024-03, or two days with a slash, the second excluded"
    form.ask(words, "--period", required=True, metavar="P")
    readings(form)
    calendar(form)


def period(text: str) -> Period:
    """
    Return a period by its name, as a calendar year counts it.

    Raises:
        CallError: *text* names no period.
    """
    try:
        return Period.parse(text)
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--period", message=error.message)) from None


def readings(form: Form) -> None:
    """Ask how the text is read."""
    form.ask("choose how the text is read; may be repeated", "--reading", action="append", default=[], metavar="ID=OPTION")


def calendar(form: Form) -> None:
    """Ask for the office's own working days."""
    form.ask("a file of days off and days worked, laid over the official working days", "--calendar", metavar="FILE")


def units(form: Form) -> None:
    """Ask which units are shown."""
    form.ask("only this unit, by its id or name; may be repeated", "--unit", action="append", metavar="ID")


def output(form: Form, formats: Sequence[str] = ()) -> None:
    """Ask in which of several forms to write, and where to; then what every command takes."""
    if formats:
        form.choose("the form of what is printed; left out, the suffix of --output decides", "--format", formats)
        form.options.set_defaults(formats=tuple(formats))
    form.ask("write into this file instead of standard output", "--output", metavar="FILE")
    common(form)


def common(form: Form, *, top: bool = False) -> None:
    """Ask what every command takes, and the program itself at the *top*."""
    # what stands before the command must not be undone by the default behind it
    default = "zh" if top else argparse.SUPPRESS
    words = "Chinese, as always, or English, by a tag such as zh-CN; or a catalogue of another language (TOML)"
    form.ask(words, "--lang", type=read_language, default=default, metavar="|".join((*LANGUAGES, "FILE")))
    words = "how problems are told on standard error: in words, or as one JSON document"
    form.choose(words, "--problems", ("text", "json"), default="text" if top else argparse.SUPPRESS)
    form.ask("show this help", "-h", "--help", action="help")
    if top:
        form.ask("show the version", "--version", action="store_true")


def settle_format(call: argparse.Namespace) -> None:
    """
    Settle in which format a call wants its result, where it does not say: in that of the suffix of its file, else the usual one.

    Raises:
        CallError: no format that the command can write has the suffix.
    """
    formats: Sequence[str] = getattr(call, "formats", ())
    if not formats or call.format is not None:
        return
    suffix = "" if call.output is None else Path(call.output).suffix
    known = [known for known, form in _SUFFIXES.items() if form in formats]
    if suffix and suffix.casefold() not in known:
        words = "{name}: {got} is the suffix of no format; known are {known}, or name one with --format"
        raise CallError(Text(words, name="--output", got=suffix, known=tuple(known)))
    call.format = _SUFFIXES[suffix.casefold()] if suffix else formats[0]
