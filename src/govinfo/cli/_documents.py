"""The commands that make papers (公文): `circular`, `payout`, `commend`; and `import`, which reads a spreadsheet."""

from __future__ import annotations

import re
from argparse import Namespace, _ArgumentGroup
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, Protocol, TypeAlias

from govinfo.assessment import Assessment
from govinfo.cli._calls import CallError
from govinfo.cli._files import read_file, refuse_overwriting
from govinfo.cli._inputs import (
    Open,
    assess_all,
    chosen_in,
    is_file,
    open_in,
    read_period,
    read_readings,
    read_records,
    read_rulebook,
    register_of,
)
from govinfo.cli._papers import FORMATS, Made, with_extras, written
from govinfo.cli._progress import Bar
from govinfo.codec import decode_payout, encode_circular, encode_commendation, encode_payout, encode_records
from govinfo.errors import DecodeError, InvalidValueError, Problem, RegisterError
from govinfo.exact import parse_exact
from govinfo.importing import TEMPLATES, import_tables, template
from govinfo.papers import Letterhead, Paper, circular_paper, commendation_paper, payout_paper, with_letterhead
from govinfo.periods import parse_date
from govinfo.register import Register
from govinfo.reports import PayoutList, circular_of, commendation, payout_list
from govinfo.rulebook import LastPlace, Rulebook, Seats
from govinfo.texts import Text

_Say: TypeAlias = Callable[[str], str]
_FORMATS: Final = (*FORMATS, "json")
_SEATS: Final = re.compile(r"(?P<number>[0-9]{1,6})(?P<percent>(?:\.[0-9]{1,4})?%)?\Z", re.ASCII)


class _Adder(Protocol):
    """What adds the arguments that commands have in common."""

    def __call__(self, group: _ArgumentGroup, say: _Say, /) -> None:
        """Add them to *group*."""
        ...


def add_document_commands(
    command: Callable[[str, str], tuple[_ArgumentGroup, _ArgumentGroup]],
    say: _Say,
    records: _Adder,
    rulebook: _Adder,
    output: Callable[[_ArgumentGroup, _Say, Sequence[str]], None],
) -> None:
    """Add the commands to a parser, with the means of the parser itself."""
    for name, words in (
        ("circular", "the circular of a period: what was sent, adopted and scored, and who fell short"),
        ("payout", "the list of rewards of a period, and what earlier lists paid too much or too little"),
        ("commend", "propose units and persons for commendation, with what bars the others"),
    ):
        positional, options = command(name, words)
        records(positional, say)
        rulebook(options, say)
        if name == "payout":
            earlier = "an earlier list as JSON, which the new one sets right; may be repeated"
            options.add_argument("--earlier", action="append", default=[], metavar="FILE", help=say(earlier))
        if name == "commend":
            _commend_arguments(options, say)
        for option, meaning in (
            ("--title", "the title, instead of the usual one"),
            ("--issuer", "who issues it, instead of the issuer of the rulebook"),
            ("--number", "the number of the document"),
            ("--to", "to whom it goes"),
            ("--date", "the day on which it is signed, such as 2024-07-05"),
        ):
            options.add_argument(option, metavar="DAY" if option == "--date" else "TEXT", help=say(meaning))
        output(options, say, _FORMATS)
    positional, options = command("import", "read a ledger kept in a spreadsheet and write it as records")
    positional.add_argument("tables", nargs="*", metavar="FILES", help=say("a workbook (xlsx), or CSV files named after their lists"))
    options.add_argument(
        "--template", choices=TEMPLATES, metavar="|".join(TEMPLATES), help=say("write an empty workbook, or the headers of all CSV files")
    )
    output(options, say, ())


def _commend_arguments(options: _ArgumentGroup, say: _Say) -> None:
    options.add_argument("--units", metavar="N", help=say("how many units: a number, or a percentage such as 20%%"))
    options.add_argument("--persons", metavar="N", help=say("how many persons: a number, or a percentage such as 20%%"))
    options.add_argument("--by-group", action="store_true", help=say("so many units of every group, not of all together"))
    words = "so many units of this group; may be repeated"
    options.add_argument("--group", action="append", default=[], metavar="ID=N", help=say(words))
    known = tuple(word.value for word in LastPlace)
    words = "where several share the last place: all of them, none of them, or as further measures decide"
    options.add_argument("--last-place", choices=known, metavar="|".join(known), help=say(words))
    words = "a measure that decides between equals, such as adopted; may be repeated"
    options.add_argument("--further", action="append", default=[], metavar="MEASURE", help=say(words))


# The commands


def _circular(arguments: Namespace, bar: Bar) -> tuple[Made, Open]:
    read = _Read(arguments, bar)
    made = circular_of(read.register, read.versions, read.assessment.period, assessment=read.assessment)
    if arguments.format == "json":
        return encode_circular(made, arguments.lang), read.open
    return _render(circular_paper(made, arguments.lang), arguments), read.open


def _payout(arguments: Namespace, bar: Bar) -> tuple[Made, Open]:
    refuse_overwriting(arguments.output, arguments.earlier)
    lists = _earlier(arguments.earlier)
    read = _Read(arguments, bar)
    try:
        made = payout_list(read.assessment, lists, rulebook=read.versions)
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--earlier", message=error.message)) from None
    except RegisterError as error:
        raise RegisterError(map(read.sources.problem, error.problems)) from None
    return encode_payout(made) if arguments.format == "json" else _render(payout_paper(made, arguments.lang), arguments), read.open


def _earlier(paths: Sequence[str]) -> list[PayoutList]:
    lists: list[PayoutList] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            lists.append(decode_payout(read_file(path), name=path))
        except DecodeError as error:
            problems += error.problems
    if problems:
        raise DecodeError(problems)
    return lists


def _commend(arguments: Namespace, bar: Bar) -> tuple[Made, Open]:
    units, persons = _seats("--units", arguments.units), _seats("--persons", arguments.persons)
    groups: dict[str, Seats] = {}
    for given in arguments.group:
        group, _, number = given.rpartition("=")
        if not group or group in groups or not _SEATS.match(number):
            raise CallError(Text("{name} is written ID=N or ID=N%, each group once, got {got}", name="--group", got=given))
        seats = _seats("--group", number)
        assert seats is not None
        groups[group] = seats
    read = _Read(arguments, bar)
    if units is None and persons is None and not groups and read.assessment.rulebook.commend is None:
        raise CallError(Text("one of {names} is required", names=("--units", "--persons", "--group")))
    if arguments.by_group and units is None:
        raise CallError(Text("{name} needs {other}", name="--by-group", other="--units"))
    last = LastPlace(arguments.last_place) if arguments.last_place else LastPlace.FURTHER if arguments.further else None
    if (last is LastPlace.FURTHER) != bool(arguments.further):
        raise CallError(Text("{name} needs {other}", name="--last-place further", other="--further"))
    try:
        made = commendation(
            read.assessment,
            units=units,
            groups=groups if groups or arguments.by_group else None,
            persons=persons,
            last_place=last,
            further=arguments.further or None,
        )
    except InvalidValueError as error:
        name = "--group" if error.what == "group" else "--further"
        raise CallError(Text("{name}: {message}", name=name, message=error.message)) from None
    if arguments.format == "json":
        return encode_commendation(made, arguments.lang), read.open
    return _render(commendation_paper(made, arguments.lang), arguments), read.open


def _seats(name: str, given: str | None) -> Seats | None:
    if given is None:
        return None
    match = _SEATS.match(given)
    if match is None:
        raise CallError(Text("{name} must be a number, or a percentage such as 20%, got {got}", name=name, got=given))
    try:
        if match["percent"] is None:
            return Seats(number=int(match["number"]))
        return Seats(percent=parse_exact(given[:-1]))
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name=name, message=error.message)) from None


def import_ledger(arguments: Namespace) -> Made:
    """Return the records of a ledger, or the template of one."""
    if arguments.template is not None:
        if arguments.tables:
            raise CallError(Text("{name} cannot be given together with {other}", name="--template", other="FILES"))
        return with_extras(partial(template, arguments.template, arguments.lang))
    if not arguments.tables:
        raise CallError(Text("missing: {names}", names="FILES"))
    refuse_overwriting(arguments.output, arguments.tables)
    files = [(path, read_file(path)) for path in arguments.tables]
    return encode_records(with_extras(partial(import_tables, files)))


class _Read:
    """What every paper is made from: records, versions of a rulebook, their assessment."""

    def __init__(self, arguments: Namespace, bar: Bar) -> None:
        """Read and assess."""
        refuse_overwriting(arguments.output, [*arguments.records, *filter(is_file, arguments.rulebook)])
        self.versions: list[Rulebook] = chosen_in([read_rulebook(name) for name in arguments.rulebook], read_readings(arguments.reading))
        period = read_period(self.versions[0], arguments.period)
        self.sources = read_records(arguments.records, bar)
        self.register: Register = register_of(self.sources, self.versions, bar)
        self.assessment: Assessment = assess_all(self.sources, self.register, self.versions, period, bar)
        self.open: Open = open_in(arguments, self.sources, self.register, self.versions, [self.assessment])


def _render(paper: Paper, arguments: Namespace) -> Made:
    try:
        day = parse_date(arguments.date) if arguments.date is not None else None
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--date", message=error.message)) from None
    letterhead = Letterhead(title=arguments.title, issuer=arguments.issuer, number=arguments.number, addressees=arguments.to, day=day)
    return written(with_letterhead(paper, letterhead), arguments.format)


DOCUMENT_COMMANDS: Final[Mapping[str, Callable[[Namespace, Bar], tuple[Made, Open]]]] = {
    "circular": _circular,
    "payout": _payout,
    "commend": _commend,
}
"""Every command of this module that prints a paper, by its name."""
