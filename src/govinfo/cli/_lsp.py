"""The command `lsp` (语言服务): answers an editor about the rulebook that is being written in it."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Final

from govinfo._lsp._server import serve
from govinfo.cli import _options as options
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._progress import Bar
from govinfo.errors import MissingExtraError


def _arguments(form: Form) -> None:
    options.common(form)


def _run(arguments: Namespace, _: Bar) -> Answer:
    try:
        # the server closes what it wrote to, and standard output is not its own
        with open(sys.stdin.fileno(), "rb", closefd=False) as questions, open(sys.stdout.fileno(), "wb", closefd=False) as answers:
            serve(arguments.lang, questions, answers)
    except MissingExtraError as error:
        raise CallError(error.message) from None
    return Answer("")


COMMAND: Final = Command(_arguments, _run)
"""What it asks for and does."""
