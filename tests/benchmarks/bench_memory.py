"""
How much memory a year takes, in bytes for every record and as a ratio to the bytes of the file.

    python tests/benchmarks/bench_memory.py [RECORDS]

The ratios of two sizes stand side by side: where they are alike, memory grows with the input and no faster.
"""

from __future__ import annotations

import json
import sys
import tracemalloc
from collections.abc import Callable
from typing import TypeVar

from data import document

from govinfo import Period, assess, build_register, decode_records, encode_records, shipped_rulebook
from govinfo.codec import decode_assessment, encode_assessment

T = TypeVar("T")


def measured(rows: dict[str, tuple[int, int]], name: str, job: Callable[[], T]) -> T:
    """Do a job; note what it leaves behind and what it held at most."""
    before, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    result = job()
    after, peak = tracemalloc.get_traced_memory()
    rows[name] = after - before, peak - before
    return result


def taken(records: int) -> tuple[int, dict[str, tuple[int, int]]]:
    """Return the size of a year's file, and for every step what it leaves and what it held at most."""
    text = json.dumps(document(records)).encode()
    rulebook = shipped_rulebook("district-model")
    rows: dict[str, tuple[int, int]] = {}
    tracemalloc.start()
    decoded = measured(rows, "decoded", lambda: decode_records(text))
    register = measured(rows, "registered", lambda: build_register(decoded))
    assessment = measured(rows, "assessed", lambda: assess(register, rulebook, Period.parse("2024")))
    measured(rows, "every line read", lambda: [card.lines for card in assessment.units])
    measured(rows, "records written", lambda: encode_records(decoded))
    written = measured(rows, "assessment written", lambda: encode_assessment(assessment))
    measured(rows, "assessment decoded", lambda: decode_assessment(written))
    tracemalloc.stop()
    return len(text), rows


def main(records: int = 20_000) -> None:
    """Print what every step takes, for a year and for one of twice the size."""
    (size, one), (twice, two) = taken(records), taken(2 * records)
    print(f"{records:,} adoptions and instructions with {records // 2:,} items: {size:,} bytes; then twice as many: {twice:,} bytes")
    print(f"{'step':20} {'left, B/record':>15} {'at most, B/record':>18} {'at most : file':>15} {'twice as many':>14}")
    for name, (left, peak) in one.items():
        each = records + records // 2
        print(f"{name:20} {left / each:>15,.0f} {peak / each:>18,.0f} {peak / size:>15.1f} {two[name][1] / twice:>14.1f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
