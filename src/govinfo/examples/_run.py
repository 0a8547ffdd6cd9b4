"""What an example expects held against what an assessment gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import final

from attrs import frozen

from govinfo._doors import checked
from govinfo.assessment import Scorecard, assess
from govinfo.calendars import WorkCalendar, official
from govinfo.duties import DutyState, duty_states
from govinfo.exact import Exact, exact, format_exact
from govinfo.examples._files import Example, Expected, ExpectedDuty
from govinfo.instants import end_of_day
from govinfo.register import build_register
from govinfo.rulebook import Rulebook, choose
from govinfo.texts import Language, Text


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
    read = choose(rulebook, dict(example.readings))
    register, period = build_register(example.records), read.period(example.period)
    result = assess(register, read, period, calendar=calendar)
    cards = {card.subject: card for card in (*result.persons, *result.units)}
    found = [difference for expected in example.expect for difference in _differences(example.id, expected, cards.get(expected.subject))]
    if example.due:
        at = example.at or end_of_day(period.last_day)
        days = official() if calendar is None else calendar
        states = {state.id.removeprefix("duty:"): state for state in duty_states(register, read, days, at, period=period)}
        found += [difference for owed in example.due for difference in _late(example.id, owed, states.get(owed.duty))]
    return tuple(found)


def _late(example: str, owed: ExpectedDuty, found: DutyState | None) -> Iterator[Difference]:
    """Yield where a duty stands otherwise than counted by hand."""
    due = None if found is None else found.due
    rows: tuple[tuple[Text, object, object], ...] = (
        (Text("the last day"), owed.last_day, None if due is None else due.last_day),
        (Text("the state"), owed.stage, None if found is None else found.state.stage),
        (Text("the result"), owed.result, None if found is None else found.result),
        (Text("days late"), owed.late_days, None if found is None else found.late_days),
        (Text("minutes late"), owed.late_minutes, None if found is None else found.state.minutes_late),
    )
    for what, wanted, got in rows:
        if wanted is not None and wanted != got:
            shown = Text("nothing") if got is None else Text("{value}", value=got)
            yield Difference(example=example, subject=owed.duty, what=what, expected=Text("{value}", value=wanted), got=shown)


def _differences(example: str, expected: Expected, card: Scorecard | None) -> Iterator[Difference]:
    rows: list[tuple[Text, Exact | None, Exact | None]] = [
        (Text("points"), expected.points, None if card is None else card.points),
        (Text("yuan"), expected.yuan, None if card is None else exact(card.yuan)),
        (Text("rank"), expected.rank, None if card is None else card.rank),
    ]
    parts: Mapping[str, Exact] = {} if card is None else card.parts
    rows += [(Text("points of {part}", part=part), points, parts.get(part, 0)) for part, points in expected.parts]
    for what, wanted, got in rows:
        if wanted is not None and wanted != got:
            shown = Text("nothing") if got is None else format_exact(got)
            yield Difference(example=example, subject=expected.subject, what=what, expected=format_exact(wanted), got=shown)
    if card is not None and expected.eligible is not None and expected.eligible is not card.eligible:
        words = {True: Text("yes"), False: Text("no")}
        yield Difference(
            example=example,
            subject=expected.subject,
            what=Text("eligible"),
            expected=words[expected.eligible],
            got=words[card.eligible],
        )
