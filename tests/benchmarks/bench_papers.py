"""
How long every paper takes, and whether that is linear in what it prints.

    python tests/benchmarks/bench_papers.py [UNITS ...]

A hundred events a unit, a year of district-model with monthly targets, two claims in every ten units. Each size is
measured by processor time; the last column is the exponent between the smallest and the largest size: 1 is linear.
The circular is also told as a multiple of the assessment that it tells, with and without reading the records.
"""

from __future__ import annotations

import gc
import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from attrs import evolve
from data import document

from govinfo import Period, Register, assess, build_register, decode_records, shipped_rulebook
from govinfo.codec import encode_circular, encode_statements
from govinfo.labels import Grain
from govinfo.papers import (
    Paper,
    assessment_paper,
    circular_paper,
    commendation_paper,
    paper_csv,
    paper_docx,
    paper_html,
    paper_markdown,
    paper_text,
    paper_xlsx,
    payout_paper,
    reconciliation_paper,
    statement_paper,
)
from govinfo.records import Claim, Target
from govinfo.reports import circular_of, commendation, payout_list, reconcile, statements
from govinfo.rulebook import Seats

EVENTS_A_UNIT = 100
YEAR = Period.parse("2024")
MOST_OF_OFFICE = 1000
OFFICE = {"docx": paper_docx, "xlsx": paper_xlsx}


_T = TypeVar("_T")


def timed(taken: dict[str, float], name: str, job: Callable[[], _T]) -> _T:
    """Do a job and keep how much time of the processor it took."""
    gc.collect()
    start = time.process_time()
    made = job()
    taken[name] = time.process_time() - start
    return made


def register_of(units: int, taken: dict[str, float]) -> Register:
    """Make the records of so many units, and tell how long reading and checking them took."""
    text = json.dumps(document(units * EVENTS_A_UNIT, units=units))
    records = timed(taken, "decode", lambda: decode_records(text))
    ids = [unit.id for unit in records.units]
    targets = tuple(Target(id=f"t-{id_}", unit=id_, measure="sent", per=Grain.MONTH, at_least=2) for id_ in ids)
    claims = tuple(
        Claim(id=f"k-{id_}-{n}", unit=id_, on=date(2025, 1, 9), period=YEAR, points=100 * n) for id_ in ids[::10] for n in (1, 2)
    )
    more = evolve(records, targets=targets, claims=claims)
    return timed(taken, "register", lambda: build_register(more))


def measure(units: int, *, office: bool) -> dict[str, float]:
    """Return how long everything took at one size."""
    taken: dict[str, float] = {}
    book = shipped_rulebook("district-model")
    register = register_of(units, taken)
    assess(build_register(register.records), book, YEAR)  # what is computed once for all is computed before
    year = timed(taken, "assess", lambda: assess(register, book, YEAR))
    timed(taken, "every line", lambda: sum(len(card.lines) for card in year.units))
    told = timed(taken, "circular: values", lambda: circular_of(register, book, YEAR, assessment=year))
    made = timed(taken, "circular: paper", lambda: circular_paper(told))
    for name, write in {"html": paper_html, "text": paper_text, "markdown": paper_markdown, "csv": paper_csv}.items():
        timed(taken, f"circular: {name}", lambda write=write: write(made))  # type: ignore[misc]
    timed(taken, "circular: json", lambda: encode_circular(told))
    jobs: dict[str, Callable[[], Paper]] = {
        "payout": lambda: payout_paper(payout_list(year)),
        "commendation": lambda: commendation_paper(commendation(year, units=Seats(percent=20))),
        "assessment": lambda: assessment_paper(year),
    }
    for name, job in jobs.items():
        paper = timed(taken, f"{name}: paper", job)
        timed(taken, f"{name}: html", lambda paper=paper: paper_html(paper))  # type: ignore[misc]
    all_told = timed(taken, "statements: values", lambda: statements(year))
    timed(taken, "statements: papers", lambda: [statement_paper(year, one) for one in all_told])
    timed(taken, "statements: json", lambda: encode_statements(all_told))
    held = timed(taken, "reconcile: values", lambda: reconcile(year, register.records.claims))
    timed(taken, "reconcile: html", lambda: paper_html(reconciliation_paper(year, held)))
    if office:
        for name, write in OFFICE.items():
            timed(taken, f"circular: {name}", lambda write=write: write(made))  # type: ignore[misc]
    return taken


def main(sizes: Sequence[int]) -> None:
    """Print a table: a row a paper, a column a size."""
    found = [measure(units, office=units <= MOST_OF_OFFICE) for units in sizes]
    print("".join(f"{title:>12}" for title in ("", *(f"{units:,}" for units in sizes), "exponent")))
    for name in found[0]:
        row = [one[name] for one in found if name in one]
        exponent = math.log(row[-1] / row[0]) / math.log(sizes[len(row) - 1] / sizes[0]) if len(row) > 1 and row[0] else 0
        print(f"{name:>20}" + "".join(f"{one:>10.2f}" for one in row) + f"{exponent:>10.2f}")
    for units, one in zip(sizes, found, strict=True):
        page = sum(one[f"circular: {part}"] for part in ("values", "paper", "html"))
        read = one["decode"] + one["register"] + one["assess"]
        print(
            f"{units:,} units: the circular in HTML takes {page / one['assess']:.1f} times the assessment, {page / read:.2f} with reading"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [500, 1000, 2000])
