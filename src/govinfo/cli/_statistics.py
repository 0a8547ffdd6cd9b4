"""The command `statistics` (分类统计): how many items were sent and adopted, by form, kind, channel, unit and publication."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Final

from govinfo.cli import _options as options
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import refuse_overwriting
from govinfo.cli._inputs import is_file, read_period, read_records, read_rulebook, register_of
from govinfo.cli._open import open_in
from govinfo.cli._papers import printed, signed
from govinfo.cli._progress import Bar
from govinfo.codec import encode_statistics
from govinfo.papers import several_statistics_paper
from govinfo.papers._figures import period_in_words
from govinfo.periods import Period
from govinfo.register import Register
from govinfo.reports import statistics_of
from govinfo.reports._statistics import BY, CountedBy
from govinfo.rulebook import Rulebook
from govinfo.texts import Language, Text
from govinfo.texts._titles import titled


def _arguments(form: Form) -> None:
    options.records(form)
    options.strict(form)
    words = "a shipped rulebook or a file, whose titles are printed and whose year is counted"
    form.ask(words, "--rulebook", action="append", default=[], metavar="NAME")
    form.ask("the days counted, such as 2024-H1; left out, all days of the records", "--period", metavar="P")
    form.ask("what is counted by, may be repeated; left out, everything", "--by", action="append", choices=BY, metavar="|".join(BY))
    printed(form)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    refuse_overwriting(arguments.output, [*arguments.records, *filter(is_file, arguments.rulebook)])
    versions = [read_rulebook(name) for name in arguments.rulebook]
    period = None
    if arguments.period is not None:
        period = read_period(versions[-1], arguments.period) if versions else options.period(arguments.period)
    sources = read_records(arguments.records, bar)
    register = register_of(sources, versions, bar)
    period = period or _all_days(register)
    own = versions[-1].settings.own_papers if versions else ()
    by: tuple[CountedBy, ...] = tuple(dict.fromkeys(arguments.by)) if arguments.by else BY
    tables = [(one, statistics_of(register, period, one, own_papers=own)) for one in by]
    found = open_in(arguments, sources, register, versions, [])
    if arguments.format == "json":
        return Answer(encode_statistics(period, tables), (), found.words, arguments.strict)
    lang: Language = arguments.lang
    title = Text("Items sent and adopted, {period}", period=period_in_words(period, lang)).text(lang)
    issuer = versions[-1].source.issuer if versions else ""
    paper = several_statistics_paper(tables, title, lang, names=_names(register, versions, lang), issuer=issuer)
    return Answer(signed(paper, arguments), (), found.words, arguments.strict)


def _all_days(register: Register) -> Period:
    """Return the years from the first to the last day on which something was sent or adopted."""
    days = sorted(day for name in ("submissions", "adoptions") for day in register.rows[name].days)
    first, last = (days[0].year, days[-1].year) if days else (2000, 2000)
    return Period.parse(str(first)) if first == last else Period.parse(f"{first}-01-01/{last + 1}-01-01")


def _names(register: Register, versions: list[Rulebook], lang: Language) -> Mapping[str, Mapping[str, str]]:
    """Return by what is counted the titles of the categories."""
    names: dict[str, dict[str, str]] = {"unit": {unit.id: unit.name for unit in register.records.units}}
    for version in versions:
        for by, words in (("form", version.forms), ("kind", version.kinds), ("publication", version.publications)):
            names.setdefault(by, {}).update({word.id: titled(word).text(lang) for word in words})
    return names


COMMAND: Final = Command(_arguments, _run)
