"""
What one record more of several kinds costs in a year, as a ratio to building and assessing it anew in the same run.

    python tests/benchmarks/bench_growth.py [RECORDS]
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import TypeVar

from data import document

from govinfo import Period, assess, build_register, decode_records, shipped_rulebook
from govinfo.assessment import Assessment, reassess
from govinfo.records import About, AdoptionEvent, AnyRecord, Contribution, Correction, Finding, Records, Submission

T = TypeVar("T")


def best(run: Callable[[], T], times: int) -> tuple[float, T]:
    """Return the shortest of some times, and what came of the run."""
    took: list[float] = []
    gc.collect()
    gc.disable()  # as timeit does: else what is measured is when the collector looks through the year
    for _ in range(times):
        start = time.process_time()
        made = run()
        took.append(time.process_time() - start)
    gc.enable()
    return min(took), made


def grown_by(old: Assessment, more: Records) -> Assessment:
    """Return what an assessment comes to with more records."""
    return reassess(old, old.register.with_records(more))


def main(records: int) -> None:
    """Measure and print."""
    rulebook, year = shipped_rulebook("district-model"), Period.parse("2024")
    read = decode_records(json.dumps(document(records)))
    anew, old = best(lambda: assess(build_register(read), rulebook, year), 3)
    print(f"{records} events: built and assessed anew in {anew:.3f} s")
    there, day = old.register.records, date(2024, 7, 1)
    first = there.adoptions[0]
    of = old.register.units_of(first.id)[0]
    more: dict[str, AnyRecord] = {
        "one submission": Submission(
            id="sent", units=(Contribution(unit=there.units[0].id),), submitted_at=datetime(2024, 7, 1, 1, tzinfo=UTC), form="item"
        ),
        "one adoption": AdoptionEvent(id="taken", submission=there.submissions[0].id, publication="zhengwu", on=day, form="item"),
        "one correction": Correction(id="mended", of=first.id, action="void", on=day, reason="重复", by="李"),
        "one finding": Finding(id="judged", criterion="main-contributor", about=About(adoption=first.id, unit=of), on=day, met=True),
    }
    for name, record in more.items():
        grow = partial(grown_by, old, Records.of([record]))
        first, _ = best(grow, 1)
        took, grown = best(grow, 10)
        print(f"{name}: {took * 1000:.1f} ms, 1/{anew / took:.0f} of it; the first time {first * 1000:.1f} ms, 1/{anew / first:.0f}")
        built = assess(build_register(read + Records.of([record])), rulebook, year)
        same = all(
            (one.subject, one.rank, one.points, one.yuan) == (other.subject, other.rank, other.points, other.yuan)
            for one, other in zip(grown.units, built.units, strict=True)
        )
        print(f"  the same cards: {same}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
