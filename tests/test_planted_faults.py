"""The faults that are planted to try the tests fit the library as it stands: none has been left behind by a file that moved."""

from __future__ import annotations

import tomllib
from pathlib import Path

import govinfo

LIBRARY = Path(govinfo.__file__).parent
TESTS = Path(__file__).parent
FAULTS = tomllib.loads((TESTS / "mutation" / "faults.toml").read_text("utf-8"))
ROOMS = FAULTS.pop("rooms")


def test_every_fault_fits_exactly_one_place() -> None:
    """What a fault replaces stands once in its file, and what it is replaced by is something else."""
    found = {name: (LIBRARY / fault["file"]).read_text("utf-8").count(fault["was"]) for name, fault in FAULTS.items()}

    assert len(found) >= 73
    assert {name: times for name, times in found.items() if times != 1} == {}
    assert [name for name, fault in FAULTS.items() if fault["was"] == fault["now"]] == []


def test_every_fault_has_a_room_whose_tests_are_there() -> None:
    """A room whose tests were renamed would try nothing."""
    assert {fault["room"] for fault in FAULTS.values()} <= set(ROOMS)
    assert [path for paths in ROOMS.values() for path in paths if not (TESTS.parent / path).exists()] == []
