"""The command `payout` (奖金发放): the list of rewards of a period, and what earlier lists paid too much or too little."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import read_file, refuse_overwriting
from govinfo.cli._papers import printed, signed
from govinfo.cli._progress import Bar
from govinfo.codec import decode_payout, encode_payout
from govinfo.errors import DecodeError, InvalidValueError, Problem, RegisterError
from govinfo.papers import payout_paper
from govinfo.reports import PayoutList, payout_list
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    options.assessed(form)
    words = "an earlier list as JSON, which the new one sets right; may be repeated"
    form.ask(words, "--earlier", action="append", default=[], metavar="FILE")
    printed(form)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    refuse_overwriting(arguments.output, arguments.earlier)
    lists = _earlier(arguments.earlier)
    found = assessed_as(arguments, bar)
    try:
        made = payout_list(found.assessment, lists, rulebook=found.versions)
    except InvalidValueError as error:
        name = "--period" if error.what == "period" else "--earlier"
        raise CallError(Text("{name}: {message}", name=name, message=error.message)) from None
    except RegisterError as error:
        raise RegisterError(map(found.sources.problem, error.problems)) from None
    if arguments.format == "json":
        return found.answer(encode_payout(made))
    return found.answer(signed(payout_paper(made, arguments.lang), arguments))


def _earlier(paths: Sequence[str]) -> list[PayoutList]:
    lists: list[PayoutList] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            lists.append(decode_payout(read_file(path), name=path))
        except DecodeError as error:
            problems += error.problems
    if problems:
        raise DecodeError(problems)
    return lists


COMMAND: Final = Command(_arguments, _run)
