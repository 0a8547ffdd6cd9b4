"""How a broken law is told, and how two assessments are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from typing import Final, NoReturn

from govinfo.assessment import Assessment, Line, Scorecard
from govinfo.codec import encode_records_lines
from govinfo.exact import format_exact
from govinfo.records import Records

_MOST: Final = 12
_SMALL: Final = 20
_WIDE: Final = 400


def broken(law: str, subject: str, what: str, details: Iterable[object] = (), records: Records | None = None) -> NoReturn:
    """
    Say that a law does not hold: its name, of whom, what is wrong, the lines or figures, and the records where they are few.

    Raises:
        AssertionError: always.
    """
    rows = [f'the law "{law}" does not hold for {subject}: {what}']
    several = list(details)
    rows += [f"  {_short(str(row))}" for row in several[:_MOST]]
    if len(several) > _MOST:
        rows.append(f"  ... and {len(several) - _MOST} more")
    if records is not None:
        rows += shown(records)
    raise AssertionError("\n".join(rows))


def _short(row: str) -> str:
    return row if len(row) <= _WIDE else f"{row[:_WIDE]}…"


def shown(records: Records) -> list[str]:
    """Return the records as lines of JSON where they are few, else how many they are."""
    if len(records) > _SMALL:
        return [f"  in {records!r}"]
    lines = (row.rstrip("\n") for row in encode_records_lines(records))
    return ["  in the records", *(f"    {row}" for row in lines if '"type"' in row)]


def line_text(line: Line) -> str:
    """Return everything that a line says, as one line in English."""
    parts = [str(line.on), line.rule, line.clause, line.account, format_exact(line.amount), line.status.value]
    parts += [f"facts={','.join(line.facts)}", f"measures={','.join(line.measures)}", f"superseded by {line.superseded_by}"]
    return " ".join([*parts, "|", line.why("en"), "|", line.why("zh")])


def picture(assessment: Assessment, *, ranks: bool = True) -> dict[str, tuple[str, ...]]:
    """
    Return everything that an assessment says, but for the trail of corrections: by subject, one text per figure and line.

    Args:
        ranks: whether ranks, and what they wait for, are part of it.
    """
    pictures = {f"unit {card.subject}": tuple(_card(card, ranks=ranks)) for card in assessment.units}
    pictures |= {f"person {card.subject}": tuple(_card(card, ranks=ranks)) for card in assessment.persons}
    pictures["the pending decisions"] = tuple(
        f"{pending.rule} {pending.clause} on {pending.about}: {pending.needs.text('en')} | {pending.needs.text('zh')}"
        for pending in assessment.pending
        if ranks or pending.rule != "standing"
    )
    pictures["the unpriced records"] = assessment.unpriced
    pictures["the records outside the period"] = assessment.outside
    if ranks:
        pictures["the order"] = tuple(card.subject for card in (*assessment.units, *assessment.persons))
    return pictures


def _card(card: Scorecard, *, ranks: bool) -> Iterator[str]:
    if ranks:
        yield f"rank {card.rank}"
    yield f"points {format_exact(card.points)} = {format_exact(card.awarded)} - {format_exact(card.deducted)}"
    yield f"yuan {card.yuan} " + " ".join(f"{name}={amount}" for name, amount in card.payouts.items())
    yield f"name {card.name}, group {card.group}, eligible {card.eligible}"
    yield from (f"measure {name} {count}" for name, count in card.measures.items())
    yield from (f"barred: {reason.text('en')} | {reason.text('zh')}" for reason in card.barred)
    yield from (f"notice: {reason.text('en')} | {reason.text('zh')}" for reason in card.notices)
    yield from (line_text(line) for line in card.lines)


def compare(
    law: str, one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]], what: str, records: Records | None = None
) -> None:
    """
    Hold two pictures against each other.

    Raises:
        AssertionError: they differ; with the first subject of whom they do, and the lines in which they do.
    """
    if set(one) != set(other):
        broken(law, "the subjects", what, [f"only in one of both: {name}" for name in sorted(set(one) ^ set(other))], records)
    for subject, rows in one.items():
        if rows != other[subject]:
            broken(law, subject, what, _difference(rows, other[subject]), records)


def _difference(one: Sequence[str], other: Sequence[str]) -> list[str]:
    return [row for row in unified_diff(one, other, lineterm="", n=0) if not row.startswith(("---", "+++", "@@"))]
