"""What happens on the very day, at the very instant, and to the second of two: nothing odd, and nothing forgotten."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve

from govinfo.labels import Action, Complexity, Level
from govinfo.records import (
    About,
    AdoptionEvent,
    Commission,
    Contribution,
    Correction,
    Finding,
    Handling,
    Lapse,
    LeaderInstruction,
    Record,
    Records,
    Submission,
    Unit,
)
from govinfo.register import build_register

DUE = datetime(2024, 3, 5, 1, tzinfo=UTC)  # nine in the morning in Shanghai
DAY = date(2024, 3, 5)
SENT = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=DUE, happened_at=DUE, commission="c")
WROTE = LeaderInstruction(id="i", submission="s", level=Level.CITY, on=DAY)
OFFICE = Records(
    units=(Unit(id="u", name="甲", since=DAY),),
    commissions=(Commission(id="c", by=Level.CITY, units=("u",), asked_at=DUE - timedelta(days=1), due_at=DUE),),
    submissions=(SENT,),
    adoptions=(AdoptionEvent(id="a", submission="s", publication="bulletin", on=DAY),),
    instructions=(WROTE, evolve(WROTE, id="j", follows="i")),
    handlings=(
        Handling(id="h", instruction="i", unit="u", received_at=datetime(2024, 3, 4, 16, tzinfo=UTC), complexity=Complexity.ORDINARY),
    ),
    lapses=(Lapse(id="l", unit="u", kind="untrue", on=DAY),),
)


def test_nothing_is_odd_about_one_day() -> None:
    """Founded, asked, reported as it happened, adopted, instructed upon twice and handled from midnight on, all on 5 March."""
    assert build_register(OFFICE).questions == ()


@pytest.mark.parametrize(
    ("name", "earlier", "path"),
    [
        ("adoptions", {"on": date(2024, 3, 4)}, "$.adoptions[0].on"),
        ("instructions", {"on": date(2024, 3, 4)}, "$.instructions[0].on"),
        ("handlings", {"received_at": datetime(2024, 3, 4, 15, 59, 59, tzinfo=UTC)}, "$.handlings[0].received_at"),
        ("submissions", {"happened_at": DUE + timedelta(seconds=1)}, "$.submissions[0].happened_at"),
        ("units", {"since": date(2024, 3, 6)}, "$.submissions[0].units[0]"),
        ("lapses", {"on": date(2024, 3, 4)}, "$.lapses[0].unit"),
    ],
)
def test_a_day_or_a_second_earlier_is_a_question(name: str, earlier: dict[str, object], path: str) -> None:
    """Each is told at its place."""
    rows: tuple[Record, ...] = getattr(OFFICE, name)
    changed = evolve(OFFICE, **{name: (evolve(rows[0], **earlier), *rows[1:])})  # type: ignore[misc]

    assert path in {problem.path for problem in build_register(changed).questions}


def test_an_answer_is_in_time_to_the_second() -> None:
    """At nine it is, a second later it is not."""
    late = evolve(OFFICE, submissions=(evolve(SENT, submitted_at=DUE + timedelta(seconds=1)),))

    assert [build_register(some).items["s"].in_time for some in (OFFICE, late)] == [True, False]


def correction(id_: str, of: str, day: int, new: AdoptionEvent | None) -> Correction:
    """A correction of June."""
    action = Action.VOID if new is None else Action.REPLACE
    return Correction(id=id_, of=of, action=action, on=date(2024, 6, day), reason="误报", by="科", replacement=new)


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_corrections_of_one_day_the_greater_id_decides(turn: int) -> None:
    """In whatever order they stand in the file."""
    one, other = (evolve(OFFICE.adoptions[0], publication=of) for of in ("gazette", "digest"))
    both = (correction("k1", "a", 1, one), correction("k2", "a", 1, other))[::turn]

    assert build_register(evolve(OFFICE, corrections=both)).by_id["a"] == other


def test_a_correction_is_known_on_its_day() -> None:
    """On 1 June the adoption is gone, on the day before it stands."""
    voided = evolve(OFFICE, corrections=(correction("k", "a", 1, None),))

    assert [len(build_register(voided, known_on=day).records.adoptions) for day in (date(2024, 5, 31), date(2024, 6, 1))] == [1, 0]


def test_what_rests_on_what_rests_goes_too_and_mentions_are_dropped() -> None:
    """The first instruction takes its handling and the finding on it along; the one that followed it stands by itself."""
    found = Finding(id="f", criterion="x", about=About(instruction="i"), on=DAY)
    some = evolve(OFFICE, findings=(found,), corrections=(correction("k", "i", 1, None),))
    whole = evolve(OFFICE, findings=(found,), corrections=(correction("k", "s", 1, None),))
    register = build_register(some)

    assert (register.records.handlings, register.records.findings) == ((), ())
    assert [(one.id, one.follows) for one in register.records.instructions] == [("j", None)]
    assert [(entry.record, entry.through) for entry in build_register(whole).trail] == [
        ("a", "s"), ("f", "i"), ("h", "i"), ("i", "s"), ("j", "s"), ("s", None),
    ]  # fmt: skip
