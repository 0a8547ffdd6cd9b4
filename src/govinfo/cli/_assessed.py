"""What every command that assesses has in hand (考核现场): the records, the versions, the assessment, and what is open."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import final

from attrs import frozen

from govinfo.assessment import Assessment
from govinfo.cli._command import Answer
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import (
    Sources,
    assess_all,
    chosen_in,
    is_file,
    read_calendar,
    read_period,
    read_readings,
    read_records,
    read_rulebook,
    register_of,
)
from govinfo.cli._open import Open, open_in
from govinfo.cli._progress import Bar
from govinfo.register import Register
from govinfo.rulebook import Rulebook


@final
@frozen(kw_only=True)
class Assessed:
    """
    Records, assessed as a call asks.

    Attributes:
        sources: the records and their files.
        register: the records, checked.
        versions: those of the rulebook, read as chosen.
        open: what the questions and decisions that are open come to.
        strict: whether nothing may be open.
    """

    sources: Sources
    register: Register
    versions: Sequence[Rulebook]
    assessment: Assessment
    open: Open
    strict: bool

    def answer(self, made: str | bytes) -> Answer:
        """Return what was made of it, with what only the assessment asks in full and what is open in numbers."""
        return Answer(made, self.open.told, self.open.words, self.strict)


def assessed_as(arguments: Namespace, bar: Bar) -> Assessed:
    """
    Read what a call names, and assess it.

    Raises:
        GovinfoError: something of it cannot be read or assessed.
    """
    refuse_overwriting(arguments.output, inputs_of(arguments, arguments.rulebook))
    versions = chosen_in([read_rulebook(name) for name in arguments.rulebook], read_readings(arguments.reading))
    period = read_period(versions[0], arguments.period)
    calendar = read_calendar(arguments.calendar)
    sources = read_records(arguments.records, bar)
    register = register_of(sources, versions, bar)
    assessment = assess_all(sources, register, versions, period, calendar, bar)
    found = open_in(arguments, sources, register, versions, [assessment])
    return Assessed(sources=sources, register=register, versions=versions, assessment=assessment, open=found, strict=arguments.strict)


def inputs_of(arguments: Namespace, rulebooks: Sequence[str]) -> list[str]:
    """Return the files that a call reads: nothing may be written over them."""
    calendar = [] if arguments.calendar is None else [arguments.calendar]
    return [*arguments.records, *filter(is_file, rulebooks), *calendar]
