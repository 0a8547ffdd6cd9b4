"""The arguments that commands have in common (公共参数): records, a rulebook and its period, the form of what is printed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from govinfo.cli._command import Form
from govinfo.texts import LANGUAGES


def records(form: Form) -> None:
    """Ask for files of records."""
    form.ask("files of records, JSON or JSON Lines, read as one; - for standard input", "records", nargs="+", metavar="RECORDS")


def assessed(form: Form) -> None:
    """Ask for all that an assessment needs."""
    records(form)
    form.ask("exit with 1 where questions or decisions are open", "--strict", action="store_true")
    words = "a shipped rulebook or a file; several are the versions of one, each in force since a day of its own"
    form.ask(words, "--rulebook", required=True, action="append", metavar="NAME")
    words = "2024, 2024-H1, 2024-Q2, 2024-03, or two days with a slash, the second excluded"
    form.ask(words, "--period", required=True, metavar="P")
    readings(form)
    calendar(form)


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
        form.choose("the form of what is printed", "--format", formats, default=formats[0])
    form.ask("write into this file instead of standard output", "--output", metavar="FILE")
    common(form)


def common(form: Form, *, top: bool = False) -> None:
    """Ask what every command takes, and the program itself at the *top*."""
    # what stands before the command must not be undone by the default behind it
    default = "zh" if top else argparse.SUPPRESS
    form.choose("Chinese, as always, or English", "--lang", LANGUAGES, default=default)
    form.ask("show this help", "-h", "--help", action="help")
    if top:
        form.ask("show the version", "--version", action="store_true")
