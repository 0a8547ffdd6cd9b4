"""
States of many deadlines at an instant, as a ratio to the same loop over the `chinesecalendar` package.

Run as a script: `python tests/benchmarks/bench_deadlines.py [NUMBER]`. The package is asked on every
day, as a program without a calendar of its own would; its loop is shorter and scaled up.
"""

from __future__ import annotations

import importlib
import sys
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import Any, Final

from govinfo.calendars import WorkCalendar, official
from govinfo.deadlines import Deadline, Limit, LimitUnit, Stage, state

NUMBER: Final = 100_000
SHARE: Final = 50
AT: Final = datetime(2025, 10, 9, 2, tzinfo=UTC)
LIMITS: Final = (
    Limit(id="ordinary", clause="三", unit=LimitUnit.DAY, number=7, anchor="received"),
    Limit(id="disclosure", clause="三十三", unit=LimitUnit.WORKDAY, number=20, anchor="received"),
    Limit(id="multi-party", clause="三", unit=LimitUnit.MONTH, number=1, anchor="received"),
    Limit(id="urgent", clause="五", unit=LimitUnit.HOUR, number=2, anchor="event"),
)


class Package:
    """The package as it is: one call of its own per day."""

    name = "chinesecalendar"
    first = date(2004, 1, 1)
    last = date(2026, 12, 31)

    def __init__(self, package: Any) -> None:
        """Keep the package."""
        self.package = package

    def is_workday(self, day: date) -> bool:
        """Ask the package."""
        return bool(self.package.is_workday(day))


def deadlines(number: int) -> list[Deadline]:
    """Make deadlines of four rules that began in the ninety days before the instant, one in three of them done."""
    made: list[Deadline] = []
    for index in range(number):
        start = AT - timedelta(hours=index * 7 % 2160)
        done = start + timedelta(days=index % 11) if index % 3 == 0 else None
        made.append(Deadline(limit=LIMITS[index % len(LIMITS)], started_at=start, done_at=done))
    return made


def run(made: list[Deadline], calendar: WorkCalendar) -> tuple[float, dict[Stage, int]]:
    """Return the seconds that all states take, and how many deadlines are in each stage."""
    stages: dict[Stage, int] = {}
    start = perf_counter()
    for deadline in made:
        stage = state(deadline, AT, calendar).stage
        stages[stage] = stages.get(stage, 0) + 1
    return perf_counter() - start, stages


def main(number: int = NUMBER) -> None:
    """Print the times and their ratio."""
    made = deadlines(number)
    official().is_workday(AT.date())
    seconds, stages = run(made, official())
    print(f"official table: {number} states in {seconds:.2f} s, {seconds / number * 1e6:.1f} us each")
    print(", ".join(f"{stage.value} {count}" for stage, count in sorted(stages.items())))
    try:
        package = importlib.import_module("chinese_calendar")
    except ImportError:
        print("chinesecalendar is not installed: no ratio")
        return
    some = made[:: max(1, number // max(1, number // SHARE))]
    theirs, _ = run(some, Package(package))
    ours, _ = run(some, official())
    print(f"chinesecalendar: {len(some)} states in {theirs:.2f} s, {theirs / len(some) * 1e6:.1f} us each")
    print(f"ratio: {theirs / ours:.1f} times the time of the official table")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
