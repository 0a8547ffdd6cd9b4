"""What is open where a command has its answer (未决事项): questions and decisions, counted on standard error."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import frozen

from govinfo.assessment import Assessment
from govinfo.cli._inputs import Sources
from govinfo.deadlines._moments import Calendrical
from govinfo.duties import duty_questions
from govinfo.errors import Problem, Severity
from govinfo.periods import Period
from govinfo.records import Commission, Handling, Matter
from govinfo.register import Register
from govinfo.rulebook import Rulebook, check_vocabulary
from govinfo.rulebook._analysis import rulebook_questions
from govinfo.texts import Text

_HARDLY_ANY: Final = 100
"""A period in which there is not one record in so many is perhaps not the one that is meant."""

_HANDLED: Final = (Handling, Matter, Commission)
"""What duties are about: what is odd in other records is no concern of a list of duties."""


@final
@frozen
class Open:
    """
    What is open in records (未决事项): the questions that `check` asks, and the decisions that an assessment still waits for.

    Attributes:
        records: the files, as they were given.
        rulebooks: the versions of the rulebook, as they were given.
        questions: how many questions there are, each once.
        pending: how many decisions.
        told: the questions that only an assessment can ask, which are told in full.
    """

    records: tuple[str, ...]
    rulebooks: tuple[str, ...]
    questions: int
    pending: int
    told: tuple[Problem, ...]

    @property
    def words(self) -> Text | None:
        """What is told of it; None where nothing is open."""
        call = shlex.join(["check", *self.records, *(("--rulebook", self.rulebooks[-1]) if self.rulebooks else ())])
        questions = Text("{n} questions (listed by {call})", n=self.questions, call=call)
        pending = Text("{n} decisions (listed by {call})", n=self.pending, call="assess")
        several = tuple(words for words, n in ((questions, self.questions), (pending, self.pending)) if n)
        return Text("open: {several}", several=several) if several else None


def open_in(
    arguments: Namespace, sources: Sources, register: Register, versions: Sequence[Rulebook], assessments: Sequence[Assessment]
) -> Open:
    """Return what is open: every question once, though several versions ask it, and every decision once."""
    asked = {_asked(problem) for problem in register.questions}
    asked |= {_asked(problem) for version in versions for problem in rulebook_questions(version)}
    for version in versions:
        found = check_vocabulary(sources.records, version)
        asked |= {_asked(problem) for problem in found if problem.severity is Severity.QUESTION}
        asked |= {_asked(problem) for problem in duty_questions(register, version)}
    met = {_asked(problem): problem for assessment in assessments for problem in assessment.questions}
    told = {key: problem for key, problem in met.items() if key not in asked}  # `check` lists the others
    told |= {_asked(problem): problem for assessment in assessments for problem in _hardly_any(register, assessment.period)}
    asked |= set(told)
    pending = {(one.about, one.rule) for assessment in assessments for one in assessment.pending}
    return Open(tuple(arguments.records), tuple(arguments.rulebook), len(asked), len(pending), tuple(told.values()))


def open_duties(arguments: Namespace, register: Register, told: Sequence[Problem]) -> Open:
    """Return what is open where duties are listed: what is odd in what is handled, and about duties, which is told in full."""
    handled = (problem for problem in register.questions if isinstance(register.by_id.get(problem.record or ""), _HANDLED))
    asked = {_asked(problem) for problem in (*handled, *told)}
    return Open(tuple(arguments.records), (arguments.rulebook,), len(asked), 0, tuple(told))


def _hardly_any(register: Register, period: Period) -> Iterator[Problem]:
    """Yield the question whether a period is meant in which there is next to nothing, though the records hold much."""
    days = sorted(day for rows in register.rows.values() for day in rows.days)
    inside = sum(day in period for day in days)
    if not days:
        yield Problem(
            path=period.name, message=Text("holds no record: nothing is recorded that a rule could look at"), severity=Severity.QUESTION
        )
    elif inside * _HARDLY_ANY < len(days):
        first, last = Calendrical(days[0]), Calendrical(days[-1])
        message = Text(
            "holds {n} of {all} records, which are dated from {first} to {last}: is this period meant?",
            n=inside, all=len(days), first=first, last=last,
        )  # fmt: skip
        yield Problem(path=period.name, message=message, severity=Severity.QUESTION)


def _asked(problem: Problem) -> tuple[str, str]:
    """Return what makes a question the same, wherever it is asked: the record it is about and its sentence."""
    return problem.record or problem.path, str(problem.message)
