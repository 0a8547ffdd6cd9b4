"""The table of all commands (命令表), in the order of the help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from govinfo.cli._assess import ASSESS
from govinfo.cli._check import CHECK
from govinfo.cli._circular import CIRCULAR
from govinfo.cli._command import Command
from govinfo.cli._commend import COMMEND
from govinfo.cli._compare import COMPARE
from govinfo.cli._deadlines import DEADLINES
from govinfo.cli._demo import DEMO
from govinfo.cli._explain import EXPLAIN
from govinfo.cli._import import IMPORT
from govinfo.cli._payout import PAYOUT
from govinfo.cli._reckon import RECKON
from govinfo.cli._rulebooks import RULEBOOKS
from govinfo.cli._schema import SCHEMA

COMMANDS: Final[Mapping[str, Command]] = {
    command.name: command
    for command in (ASSESS, EXPLAIN, CHECK, RULEBOOKS, COMPARE, DEADLINES, RECKON, CIRCULAR, PAYOUT, COMMEND, IMPORT, SCHEMA, DEMO)
}
"""Every command by its name."""
