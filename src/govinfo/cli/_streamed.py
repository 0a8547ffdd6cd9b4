"""Assessing files that are larger than memory (大文件考核): part by part, through the same tallies as anywhere else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

from attrs import evolve

from govinfo.assessment import Assessment, Scorecard, Tallied, Total, Totals, assess, find_unit, tally, totals
from govinfo.assessment._concerned import with_predecessors
from govinfo.assessment._tallied import Ids
from govinfo.calendars import WorkCalendar
from govinfo.cli._calls import CallError
from govinfo.cli._divided import Divided, Part, Row, divide, item_in, items_named, part_of, placed, rows_in, shared_rows
from govinfo.cli._files import MOST_BYTES
from govinfo.cli._progress import Bar
from govinfo.codec._tables import fields_of
from govinfo.errors import RegisterError
from govinfo.periods import Period
from govinfo.register import build_register
from govinfo.rulebook import Rulebook
from govinfo.rulebook._program import compared_by
from govinfo.texts import Text

SUFFIX: Final = ".jsonl"


def is_large(paths: Sequence[str]) -> bool:
    """Whether files of records are more than is read at once, and can be read in parts."""
    try:
        return all(path.endswith(SUFFIX) for path in paths) and sum(Path(path).stat().st_size for path in paths) > MOST_BYTES
    except OSError:
        return False


def totals_of_files(paths: Sequence[str], versions: Sequence[Rulebook], period: Period, calendar: WorkCalendar, bar: Bar) -> Totals:
    """
    Assess files of JSON Lines part by part.

    Raises:
        CallError: a file cannot be read.
        DecodeError: a line is no record, or an id stands twice.
        RegisterError: the records contradict each other.
    """
    with TemporaryDirectory(prefix="govinfo-") as folder:
        divided = divide(paths, Path(folder), bar)
        return totals(_tallied(divided, versions, period, bar), calendar=calendar)


def _tallied(divided: Divided, versions: Sequence[Rulebook], period: Period, bar: Bar) -> Tallied:
    special = items_named(divided)
    held = list(divided.held)
    for path in divided.files if special else ():
        held += (row for row in rows_in(path) if item_in(row) in special)
    whole = part_of(held)
    found = _tally(whole, versions, period)
    shared = shared_rows(whole)
    for number, path in enumerate(divided.files, 1):
        bar.step(Text("counting part {n} of {all}", n=number, all=len(divided.files)))
        found += _tally(part_of([*shared, *(row for row in rows_in(path) if item_in(row) not in special)]), versions, period)
    return found


def _tally(part: Part, versions: Sequence[Rulebook], period: Period) -> Tallied:
    """Count one part; that no id stands in two parts is known already."""
    try:
        return evolve(tally(part.records, versions, period), ids=Ids())
    except RegisterError as error:
        raise placed(part, error) from None


def units_of_files(
    paths: Sequence[str], units: Sequence[str], versions: Sequence[Rulebook], period: Period, calendar: WorkCalendar, bar: Bar
) -> tuple[Assessment, list[Scorecard]]:
    """
    Assess the rows of some units alone, with their places among all units; return their cards.

    Raises:
        CallError: a file cannot be read, or what becomes of one unit depends on the rows of others.
        GovinfoError: as for `totals_of_files`.
    """
    comparing = [rule for version in versions for rule in compared_by(version)]
    if comparing:
        rules = tuple(dict.fromkeys(comparing))
        raise CallError(Text("the lines of one unit cannot be told from its rows alone: {rules} compare units", rules=rules))
    with TemporaryDirectory(prefix="govinfo-") as folder:
        divided = divide(paths, Path(folder), bar)
        placed_all = {total.subject: total for total in totals(_tallied(divided, versions, period, bar), calendar=calendar).units}
        part = _rows_of_units(divided, units)
    try:
        assessment = assess(build_register(part.records), versions, period, calendar=calendar)
    except RegisterError as error:
        raise placed(part, error) from None
    wanted = [find_unit(assessment, unit) for unit in units]
    known = {card.subject: card for card in assessment.units}
    ranked = tuple(_placed_among(known.get(total.subject, assessment.units[0]), total) for total in placed_all.values())
    assessment = evolve(assessment, units=ranked)
    return assessment, [assessment.unit(unit) for unit in wanted]


def _placed_among(card: Scorecard, total: Total) -> Scorecard:
    """Return a card with its place among all; of units of which no row was read it says their place and no more."""
    return evolve(
        card,
        subject=total.subject,
        name=total.name,
        group=total.group,
        rank=total.rank,
        provisional=total.provisional,
        complete=total.complete,
    )


def _rows_of_units(divided: Divided, units: Sequence[str]) -> Part:
    """Return the rows about some units and those that they answer for, with what all share and what names rows from elsewhere."""
    whole = part_of([row for row in divided.held if row.list == "units"])
    names = {unit.name: unit.id for unit in whole.records.units}
    wanted = {names.get(unit, unit) for unit in units}
    own = with_predecessors(build_register(whole.records), wanted)
    while True:  # with those that roll up to them
        more = {unit.id for unit in whole.records.units if unit.parent in own} - own
        if not more:
            break
        own |= more
    items = items_named(divided)
    for path in divided.files:
        items |= {item_in(row) for row in rows_in(path) if row.list == "submissions" and _concerns(row, own)}
    return part_of([*divided.held, *(row for path in divided.files for row in rows_in(path) if item_in(row) in items)])


def _concerns(row: Row, units: Collection[str]) -> bool:
    several = fields_of(row.row).get("units")
    if not isinstance(several, list):
        return True  # what is wrong with it is told when it is read
    return any((one if isinstance(one, str) else fields_of(one).get("unit")) in units for one in cast("list[object]", several))
