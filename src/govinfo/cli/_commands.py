"""What every command does (各命令): from the arguments to the text that is printed."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from govinfo.assessment import Assessment, assess, compare, explain_record, find_person, find_unit
from govinfo.cli._calls import CallError
from govinfo.cli._deadlines import deadlines
from govinfo.cli._documents import DOCUMENT_COMMANDS, import_ledger
from govinfo.cli._examples import examples_beside, has_examples, try_examples
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import (
    Open,
    Sources,
    assess_all,
    chosen_in,
    is_file,
    open_in,
    problems_of,
    read_period,
    read_readings,
    read_records,
    read_rulebook,
    register_of,
)
from govinfo.cli._papers import Made, written
from govinfo.cli._progress import Bar
from govinfo.codec import assessment_schema, encode_assessment, records_schema, rulebook_schema
from govinfo.errors import Problem, Severity
from govinfo.papers import (
    Paper,
    assessment_paper,
    card_paper,
    comparison_paper,
    record_paper,
    rulebook_paper,
    rulebooks_paper,
)
from govinfo.papers._demo import demo_paper
from govinfo.papers._paper import together
from govinfo.register import build_register
from govinfo.rulebook._analysis import rulebook_questions
from govinfo.shipped import sample_year, shipped_rulebook, shipped_rulebooks
from govinfo.texts import Text


class Answer:
    """
    What a command has to say.

    Attributes:
        text: what is printed, or written as it is where it is no text.
        problems: what is told beside it on standard error: questions, and errors where the command is there to find them.
        open: what is told of questions and decisions that are open.
        strict: whether it is no good answer while any are.
    """

    def __init__(
        self, text: str | bytes, problems: list[Problem] | None = None, open_: Text | None = None, *, strict: bool = False
    ) -> None:
        """Keep them."""
        self.text = text
        self.problems = problems
        self.open = open_
        self.strict = strict

    @property
    def status(self) -> int:
        """The exit status: 1 where there are errors, or where something is open and nothing may be."""
        return int((self.strict and self.open is not None) or any(problem.severity is Severity.ERROR for problem in self.problems or ()))


def _assess(arguments: Namespace, bar: Bar) -> Answer:
    assessment, found = _assessment(arguments, bar)
    if arguments.unit is not None:
        assessment = assessment.only(arguments.unit)
    bar.step(Text("writing the result"))
    if arguments.format == "json":
        return _with_open(encode_assessment(assessment, arguments.lang), found, arguments)
    return _with_open(written(assessment_paper(assessment, arguments.lang), arguments.format), found, arguments)


def _explain(arguments: Namespace, bar: Bar) -> Answer:
    assessment, found = _assessment(arguments, bar)
    lang = arguments.lang
    papers: list[Paper]
    if arguments.record is not None:
        papers = [record_paper(assessment, explain_record(assessment, record), lang) for record in arguments.record]
    elif arguments.person is not None:
        papers = [card_paper(assessment, assessment.person(find_person(assessment, person)), lang) for person in arguments.person]
    else:
        papers = [card_paper(assessment, assessment.unit(find_unit(assessment, unit)), lang) for unit in arguments.unit]
    return _with_open(written(together(papers, Text("Explanations").text(lang)), arguments.format), found, arguments)


def _assessment(arguments: Namespace, bar: Bar) -> tuple[Assessment, Open]:
    refuse_overwriting(arguments.output, [*arguments.records, *filter(is_file, arguments.rulebook)])
    versions = chosen_in([read_rulebook(name) for name in arguments.rulebook], read_readings(arguments.reading))
    period = read_period(versions[0], arguments.period)
    sources = read_records(arguments.records, bar)
    register = register_of(sources, versions, bar)
    assessment = assess_all(sources, register, versions, period, bar)
    return assessment, open_in(arguments, sources, register, versions, [assessment])


def _check(arguments: Namespace, bar: Bar) -> Answer:
    rulebook = read_rulebook(arguments.rulebook) if arguments.rulebook is not None else None
    sources: Sources = read_records(arguments.records, bar)
    bar.step(Text("checking {n} records", n=len(sources.records)))
    problems = problems_of(sources, rulebook)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    words = Text(
        "{n} records checked: {errors} errors, {questions} questions",
        n=len(sources.records),
        errors=errors,
        questions=len(problems) - errors,
    )
    return Answer(words.text(arguments.lang) + "\n", problems)


def _rulebooks(arguments: Namespace, _: Bar) -> Answer:
    if arguments.test or arguments.examples is not None:
        return _trial(arguments)
    if arguments.rulebook is None:
        return Answer(written(rulebooks_paper([shipped_rulebook(name) for name in shipped_rulebooks()], arguments.lang), arguments.format))
    if is_file(arguments.rulebook):
        refuse_overwriting(arguments.output, [arguments.rulebook])
    rulebook = read_rulebook(arguments.rulebook)
    return Answer(written(rulebook_paper(rulebook, arguments.lang), arguments.format), list(rulebook_questions(rulebook)))


def _trial(arguments: Namespace) -> Answer:
    if arguments.rulebook is None and arguments.examples is not None:
        raise CallError(Text("missing: {names}", names="NAME"))
    names = [arguments.rulebook] if arguments.rulebook is not None else [name for name in shipped_rulebooks() if has_examples(name)]
    given = [] if arguments.examples is None else [arguments.examples]
    refuse_overwriting(arguments.output, [file for name in names if is_file(name) for file in (name, examples_beside(name))] + given)
    lines: list[str] = []
    problems: list[Problem] = []
    for name in names:
        words, found = try_examples(name, arguments.examples)
        lines.append(words.text(arguments.lang) + "\n")
        problems += found
    return Answer("".join(lines), problems)


def _compare(arguments: Namespace, bar: Bar) -> Answer:
    refuse_overwriting(arguments.output, [*arguments.records, *filter(is_file, (*arguments.rulebook, *arguments.other))])
    both = [read_rulebook(name) for name in arguments.rulebook], [read_rulebook(name) for name in arguments.other]
    readings = read_readings(arguments.reading)
    one = chosen_in(both[0], readings, both[1])
    other = chosen_in(chosen_in(both[1], readings, both[0]), read_readings(arguments.with_reading))
    periods = [read_period(versions[0], arguments.period) for versions in (one, other)]
    sources = read_records(arguments.records, bar)
    register = register_of(sources, one, bar)
    before = assess_all(sources, register, one, periods[0], bar)
    after = assess_all(sources, register, other, periods[1], bar)
    found = open_in(arguments, sources, register, [*one, *other], [before, after])
    return _with_open(written(comparison_paper(compare(before, after), arguments.lang), arguments.format), found, arguments)


def _schema(arguments: Namespace, _: Bar) -> Answer:
    schema = {"records": records_schema, "assessment": assessment_schema, "rulebook": rulebook_schema}[arguments.schema]()
    return Answer(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")


def _demo(arguments: Namespace, _: Bar) -> Answer:
    rulebook = shipped_rulebook("district-model")
    assessment = assess(build_register(sample_year()), rulebook, rulebook.period("2024"))
    return Answer(written(demo_paper(assessment, arguments.lang), arguments.format))


def _document(make: Callable[[Namespace, Bar], tuple[Made, Open]], arguments: Namespace, bar: Bar) -> Answer:
    made, found = make(arguments, bar)
    return _with_open(made, found, arguments)


def _with_open(made: str | bytes, found: Open, arguments: Namespace) -> Answer:
    """Return what was made, with what only the assessment asks in full and what is open in numbers."""
    return Answer(made, list(found.told), found.words, strict=arguments.strict)


COMMANDS: Final[Mapping[str, Callable[[Namespace, Bar], Answer]]] = {
    "assess": _assess,
    "explain": _explain,
    "check": _check,
    "rulebooks": _rulebooks,
    "compare": _compare,
    "deadlines": lambda arguments, bar: Answer(*deadlines(arguments, bar)),
    **{name: partial(_document, make) for name, make in DOCUMENT_COMMANDS.items()},
    "import": lambda arguments, _: Answer(import_ledger(arguments)),
    "schema": _schema,
    "demo": _demo,
}
"""Every command by its name."""
