"""How the deadlines were counted that lines of an assessment rest on (计分所依期限)."""

from __future__ import annotations

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line
from govinfo.duties import CountedDuty, DutyOutcome, DutyState, Result, count_duties
from govinfo.duties._outcomes import outcomes_of, states_at_end
from govinfo.instants import end_of_day

_IN_TIME = frozenset({Result.IN_TIME, Result.AFTER_REMINDER})


@checked
def counted_duties(assessment: Assessment, *, subject: str | None = None, record: str | None = None) -> tuple[CountedDuty, ...]:
    """
    Return how the deadlines were counted behind what an assessment says of a unit or person, or of a record.

    Of a unit or person these are the duties on which its lines rest, and of a unit all that were not met in time, priced or not; of a
    record all that are about it or met by it.

    Args:
        assessment: what a rulebook made of a register.
        subject: the id of a unit or person.
        record: the id of a record, or of a duty.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> counted_duties(year, subject="agri")
    ()
    """
    register, calendar = assessment.register, assessment.calendar
    lines = [line for card in (*assessment.units, *assessment.persons) if card.subject == subject for line in card.lines]
    found: list[CountedDuty] = []
    for span, rulebook in assessment.versions:
        states = states_at_end(register, rulebook, calendar, span)
        ended = {outcome.id: outcome for outcome in outcomes_of(states, register) if outcome.on in span}
        wanted = [
            state
            for state in states
            if (record is not None and record in {state.id, state.about, *state.facts})
            or (state.id in ended and subject is not None and _concerns(ended[state.id], state, subject, lines))
        ]
        found += count_duties(wanted, register, calendar, end_of_day(span.last_day))
    return tuple(found)


def _concerns(outcome: DutyOutcome, state: DutyState, subject: str, lines: list[Line]) -> bool:
    if state.unit == subject and state.result not in _IN_TIME:
        return True
    return any(_rests(line, outcome) for line in lines)


def _rests(line: Line, outcome: DutyOutcome) -> bool:
    return outcome.duty in line.measures and line.on == outcome.on and tuple(line.facts) == outcome.facts
