"""The command `assess` (考核): scores records under a rulebook in a period."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import Final

from govinfo.assessment import Totals, totals
from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as, inputs_of
from govinfo.cli._calls import CallError
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import chosen_in, read_calendar, read_period, read_readings, read_rulebook
from govinfo.cli._open import Open
from govinfo.cli._papers import FORMATS, rendered
from govinfo.cli._progress import Bar
from govinfo.cli._streamed import SUFFIX, is_large, totals_of_files
from govinfo.codec import encode_assessment, encode_totals
from govinfo.papers import assessment_paper, totals_paper
from govinfo.texts import Text


def _arguments(form: Form) -> None:
    options.assessed(form)
    options.units(form)
    words = "totals with what each rule gave, without single lines; of JSON Lines it holds no more than a part at a time"
    form.ask(words, "--totals", action="store_true")
    options.output(form, FORMATS)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    if arguments.totals or is_large(arguments.records):
        return _totals(arguments, bar)
    found = assessed_as(arguments, bar)
    assessment = found.assessment if arguments.unit is None else found.assessment.only(arguments.unit)
    bar.step(Text("writing the result"))
    if arguments.format == "json":
        return found.answer(encode_assessment(assessment, arguments.lang))
    return found.answer(rendered(assessment_paper(assessment, arguments.lang), arguments))


def _totals(arguments: Namespace, bar: Bar) -> Answer:
    """Answer with totals: all that can be told of files larger than memory."""
    if arguments.unit is not None:
        raise CallError(Text("totals are of all units; for the lines of one call explain --unit"))
    if not arguments.totals and arguments.format in {"json", "csv", "xlsx"}:
        raise CallError(Text("these files are too large for a list of every line: add --totals, or call explain --unit"))
    if all(path.endswith(SUFFIX) for path in arguments.records):
        made = _streamed(arguments, bar)
        pending = len({(one.about, one.rule) for one in made.pending})
        still = Open(tuple(arguments.records), tuple(arguments.rulebook), 0, pending, ())
        answer: Callable[[str | bytes], Answer] = partial(Answer, open=still.words, strict=arguments.strict)
    else:
        found = assessed_as(arguments, bar)
        made, answer = totals(found.assessment), found.answer
    bar.step(Text("writing the result"))
    if arguments.format == "json":
        return answer(encode_totals(made, arguments.lang))
    return answer(rendered(totals_paper(made, arguments.lang), arguments))


def _streamed(arguments: Namespace, bar: Bar) -> Totals:
    refuse_overwriting(arguments.output, inputs_of(arguments, arguments.rulebook))
    versions = chosen_in([read_rulebook(name) for name in arguments.rulebook], read_readings(arguments.reading))
    period = read_period(versions[0], arguments.period)
    return totals_of_files(arguments.records, versions, period, read_calendar(arguments.calendar), bar)


COMMAND: Final = Command(_arguments, _run)
