"""The command `explain` (说明): every line of a unit or person, or what became of a record."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.assessment import explain_record, find_person, find_unit
from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.papers import card_paper, record_paper, with_counts
from govinfo.papers._paper import together
from govinfo.reports import counted_duties
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    options.assessed(form)
    which = form.either()
    which.ask("the unit, by its id or name; may be repeated", "--unit", action="append", metavar="ID")
    which.ask("the person, by the id or name; may be repeated", "--person", action="append", metavar="ID")
    which.ask("the record, by its id; may be repeated", "--record", action="append", metavar="ID")
    form.ask("below, how the deadlines behind it were counted, day by day", "--days", action="store_true")
    options.output(form, FORMATS)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    found = assessed_as(arguments, bar)
    assessment, lang = found.assessment, arguments.lang
    if arguments.record is not None:
        answers = {record: record_paper(assessment, explain_record(assessment, record), lang) for record in arguments.record}
        counted = {record: counted_duties(assessment, record=record) for record in answers if arguments.days}
    else:
        cards = (
            [assessment.person(find_person(assessment, person)) for person in arguments.person]
            if arguments.person is not None
            else [assessment.unit(find_unit(assessment, unit)) for unit in arguments.unit]
        )
        answers = {card.subject: card_paper(assessment, card, lang) for card in cards}
        counted = {subject: counted_duties(assessment, subject=subject) for subject in answers if arguments.days}
    papers = [with_counts(paper, counted[key], found.register) if arguments.days else paper for key, paper in answers.items()]
    return found.answer(rendered(together(papers, Text("Explanations").text(lang)), arguments))


COMMAND: Final = Command(_arguments, _run)
