"""
What one record more and one correction cost in a year, as a ratio to building and assessing it anew in the same run.

    python tests/benchmarks/bench_growth.py [RECORDS]
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from bench_assess import document

from govinfo import Period, assess, build_register, decode_records, shipped_rulebook
from govinfo.assessment import Assessment, reassess
from govinfo.records import AdoptionEvent, Correction, Records

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
    item = old.register.records.submissions[0]
    more = AdoptionEvent(id="one-more", submission=item.id, publication="zhengwu", on=date(2024, 7, 1), form="item")
    void = Correction(id="mended", of=old.register.records.adoptions[0].id, action="void", on=date(2024, 7, 1), reason="重复", by="李")
    for name, record in (("one adoption more", more), ("one correction", void)):
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
