"""What an example expects held against what an assessment gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Final, final

from attrs import frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Scorecard, assess
from govinfo.assessment._cards import measured
from govinfo.calendars import WorkCalendar, official
from govinfo.duties import DutyState, duty_states
from govinfo.exact import Exact, exact, format_exact
from govinfo.examples._values import Example, Expected, ExpectedDuty
from govinfo.instants import end_of_day
from govinfo.labels import Status
from govinfo.register import Register, build_register
from govinfo.reports import commendation
from govinfo.rulebook import Rulebook, choose
from govinfo.texts import Language, Text

_INSTANT: Final = timedelta(microseconds=1)


@final
@frozen(kw_only=True)
class Difference:
    """
    Where an assessment disagrees with an example (不符之处), in words for a reader.

    >>> Difference(example="joint", subject="agri", what="points", expected=5, got=10).got
    10
    """

    example: str
    subject: str
    what: Text
    expected: Text | str
    got: Text | str

    def text(self, lang: Language = "zh") -> str:
        """Return the difference as one line."""
        return Text(
            "{example}: {subject}: {what} is {got}, not {expected}",
            example=self.example,
            subject=self.subject,
            what=self.what,
            got=self.got,
            expected=self.expected,
        ).text(lang)


@checked
def run_example(example: Example, rulebook: Rulebook, *, calendar: WorkCalendar | None = None) -> tuple[Difference, ...]:
    """
    Assess the records of *example* under *rulebook* and return where the results disagree; empty where none does.

    Args:
        example: records, and what was computed by hand.
        rulebook: the regulation.
        calendar: the working days by which duties are due; left out, the official ones.

    Raises:
        UnknownNameError: the rulebook has no such reading, or the reading no such option.
        InvalidValueError: the period names none.
        RegisterError: the records contradict each other.

    >>> from govinfo import shipped_rulebook
    >>> run_example(Example(id="nothing", title="没有记录", period="2024"), shipped_rulebook("district-model"))
    ()
    """
    return tuple(differences(example, choose(rulebook, dict(example.readings)), calendar))


def differences(
    example: Example, read: Rulebook, calendar: WorkCalendar | None = None, register: Register | None = None
) -> Iterator[Difference]:
    """Yield where the results of *example* disagree under a rulebook of which the readings are chosen; *register* is of its records."""
    register, period = register or build_register(example.records), read.period(example.period)
    result = assess(register, read, period, calendar=calendar)
    cards = {card.subject: card for card in (*result.persons, *result.units)}
    for expected in example.expect:
        yield from _differences(example.id, expected, cards.get(expected.subject))
    yield from _of_all(example, result)
    if example.due:
        at = example.at or end_of_day(period.last_day) - _INSTANT  # what is due that day is still due
        days = official() if calendar is None else calendar
        states = {state.id.removeprefix("duty:"): state for state in duty_states(register, read, days, at, period=period)}
        for owed in example.due:
            yield from _late(example.id, owed, states.get(owed.duty))


def _late(example: str, owed: ExpectedDuty, found: DutyState | None) -> Iterator[Difference]:
    """Yield where a duty stands otherwise than counted by hand."""
    due = None if found is None else found.due
    rows = (
        (Text("the last day"), owed.last_day, None if due is None else due.last_day),
        (Text("the state"), owed.stage, None if found is None else found.state.stage),
        (Text("the result"), owed.result, None if found is None else found.result),
        (Text("days late"), owed.late_days, None if found is None else found.late_days),
        (Text("whether it is owed"), owed.owed, found is not None),
        (Text("minutes late"), owed.late_minutes, None if found is None else found.state.minutes_late),
    )
    yield from _compared(example, owed.duty, rows)


def _differences(example: str, expected: Expected, card: Scorecard | None) -> Iterator[Difference]:
    """Yield where a card is otherwise than computed by hand."""
    rows: list[tuple[Text, object, object]] = [
        (Text("points"), expected.points, None if card is None else card.points),
        (Text("points awarded"), expected.awarded, None if card is None else card.awarded),
        (Text("points deducted"), expected.deducted, None if card is None else card.deducted),
        (Text("yuan"), expected.yuan, None if card is None else exact(card.yuan)),
        (Text("the value that ranks"), expected.score, None if card is None else card.score),
        (Text("rank"), expected.rank, None if card is None else card.rank),
    ]
    parts: Mapping[str, Exact] = {} if card is None else card.parts
    rows += [(Text("points of {part}", part=part), points, parts.get(part, 0)) for part, points in expected.parts]
    rows += [
        (Text("eligible"), expected.eligible, None if card is None else card.eligible),
        (Text("the number of lines"), expected.lines, None if card is None else len(card.lines)),
        (Text("complete"), expected.complete, None if card is None else card.complete),
        (Text("bars"), _sorted(expected.bars), () if card is None else _sorted(one.rule for one in card.barred)),
        (Text("notices"), _sorted(expected.notices), () if card is None else _sorted(one.rule for one in card.notices)),
    ]
    counted = [line for line in card.lines if line.status is Status.COUNTED] if card is not None and expected.rules else []
    for rule, amount in expected.rules:
        sums = None if card is None else exact(sum(line.amount for line in counted if line.rule == rule))
        rows.append((Text("{rule} comes to", rule=rule), amount, sums))
    for measure, count in expected.measures:
        rows.append((Text("measure {measure}", measure=measure), count, None if card is None else measured(card, measure)))
    for period, amount in expected.payouts:
        rows.append((Text("payout of {period}", period=period), amount, None if card is None else exact(card.payouts.get(period, 0))))
    yield from _compared(example, expected.subject, rows)


def _of_all(example: Example, result: Assessment) -> Iterator[Difference]:
    """Yield where what is told of all together is otherwise than expected."""
    rows: list[tuple[Text, object, object]] = [
        (Text("records without a price"), _sorted(example.unpriced), _sorted(result.unpriced)),
        (Text("records outside the period"), _sorted(example.outside), _sorted(result.outside)),
    ]
    if example.pending is not None:
        waiting = _sorted({f"{one.rule} {one.about}" for one in result.pending})
        rows.append((Text("pending decisions"), _sorted(f"{one.rule} {one.about}" for one in example.pending), waiting))
    if example.commended is not None:
        made = commendation(result)
        groups = [*made.units, *([] if made.persons is None else [made.persons])]
        rows.append((Text("commended"), _sorted(example.commended), _sorted(one.subject for group in groups for one in group.proposed)))
    yield from _compared(example.id, "*", rows)


def _sorted(several: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if several is None else tuple(sorted(several))


def _compared(example: str, subject: str, rows: Iterable[tuple[Text, object, object]]) -> Iterator[Difference]:
    for what, wanted, got in rows:
        if wanted is not None and wanted != got:
            yield Difference(example=example, subject=subject, what=what, expected=_shown(wanted), got=_shown(got))


def _shown(value: object) -> Text | str:
    if value is None or value == ():
        return Text("nothing")
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    return format_exact(value) if isinstance(value, (int, Fraction)) else Text("{value}", value=value)
