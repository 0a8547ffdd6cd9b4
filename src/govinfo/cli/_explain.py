"""The command `explain` (说明): every line of a unit or person, or what became of a record."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from govinfo.assessment import Assessment, Scorecard, explain_record, find_person, find_unit
from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as, inputs_of
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import chosen_in, read_calendar, read_period, read_readings, read_rulebook
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.cli._streamed import is_large, units_of_files
from govinfo.papers import card_paper, record_paper, with_counts
from govinfo.papers._paper import Paper, together
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
    if arguments.unit is not None and is_large(arguments.records):
        return _large(arguments, bar)
    found = assessed_as(arguments, bar)
    assessment, lang = found.assessment, arguments.lang
    if arguments.record is not None:
        answers = {record: record_paper(assessment, explain_record(assessment, record), lang) for record in arguments.record}
        counted = {record: counted_duties(assessment, record=record) for record in answers if arguments.days}
        papers = [with_counts(paper, counted[key], found.register) if arguments.days else paper for key, paper in answers.items()]
    else:
        cards = (
            [assessment.person(find_person(assessment, person)) for person in arguments.person]
            if arguments.person is not None
            else [assessment.unit(find_unit(assessment, unit)) for unit in arguments.unit or ()]
        )
        papers = _cards(arguments, assessment, cards)
    return found.answer(rendered(together(papers, Text("Explanations").text(lang)), arguments))


def _cards(arguments: Namespace, assessment: Assessment, cards: Sequence[Scorecard]) -> list[Paper]:
    """Return the papers of some cards, with how days were counted where that is asked for."""
    papers = [card_paper(assessment, card, arguments.lang) for card in cards]
    if not arguments.days:
        return papers
    counted = [counted_duties(assessment, subject=card.subject) for card in cards]
    return [with_counts(paper, own, assessment.register) for paper, own in zip(papers, counted, strict=True)]


def _large(arguments: Namespace, bar: Bar) -> Answer:
    """Explain units of files larger than memory from their own rows."""
    refuse_overwriting(arguments.output, inputs_of(arguments, arguments.rulebook))
    versions = chosen_in([read_rulebook(name) for name in arguments.rulebook], read_readings(arguments.reading))
    period, calendar = read_period(versions[0], arguments.period), read_calendar(arguments.calendar)
    assessment, cards = units_of_files(arguments.records, arguments.unit, versions, period, calendar, bar)
    papers = _cards(arguments, assessment, cards)
    return Answer(rendered(together(papers, Text("Explanations").text(arguments.lang)), arguments))


COMMAND: Final = Command(_arguments, _run)
