"""The table of all commands (命令表), in the order of the help; a command is loaded when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from govinfo.cli._command import Command

COMMANDS: Final[Mapping[str, str]] = {
    "assess": "assess records under a rulebook in a period",
    "explain": "every line of a unit or person, or what became of one record",
    "check": "problems and questions in records, without assessing them",
    "rulebooks": "the shipped rulebooks, or one of them in full",
    "compare": "what another rulebook or reading would change for every unit",
    "deadlines": "what is due, due soon, overdue and done at an instant",
    "reckon": "when a limit ends, or from when to begin, day by day, without records",
    "circular": "the circular of a period: what was sent, adopted and scored, and who fell short",
    "payout": "the list of rewards of a period, and what earlier lists paid too much or too little",
    "commend": "propose units and persons for commendation, with what bars the others",
    "grades": "which units or persons are in which grade, where the rulebook gives grades",
    "statement": "what a unit or person sent and what became of it, every line, every claim",
    "reconcile": "claims held against the records: agreed, differing by how much and through what, or of no record",
    "statistics": "how many items were sent and adopted, by form, kind, channel, unit and publication",
    "import": "read a ledger kept in a spreadsheet and write it as records",
    "schema": "the JSON Schema of a format",
    "lsp": "answer an editor about the rulebook written in it, over standard input and output",
    "demo": "assess the shipped sample year and print it",
}
"""What every command is for, as the help says it; `assess` stands in the module `_assess` of this room, and so on."""


def command_named(name: str) -> Command:
    """Return a command, loading all that it needs."""
    command: Command = import_module(f"govinfo.cli._{name}").COMMAND
    return command
