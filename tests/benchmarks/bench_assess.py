"""
How fast a year is decoded, assessed and read, each as a ratio to a bare loop over dicts in the same run.

    python tests/benchmarks/bench_assess.py [RECORDS] [EXTRA_RULES ...]

The bare loop adds up the points of every unit from the parsed JSON by nested ifs: no checks, no
corrections, no money, no reasons. Figures of one machine mean little; the ratios can be compared.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from govinfo import Period, assess, build_register, decode_records, shipped_rulebook
from govinfo.assessment import Assessment
from govinfo.assessment._repricing import kept_counts, reprice
from govinfo.rulebook import Condition, Facts, Price, Rulebook

UNITS = 500
SEED = 20240101
PUBLICATIONS = [
    ("zhengwu", "item"),
    ("zhengwu", "brief"),
    ("daily-digest", "item"),
    ("today", "brief"),
    ("city-report", "item"),
    ("city-gazette", "research"),
    ("province-report", "item"),
    ("province-gazette", "research"),
    ("city-report", "brief"),
]


def document(records: int, units: int = UNITS) -> dict[str, Any]:
    """Make the records of one year: an item for every two events, nine adoptions for an instruction, 1 % outside the year."""
    rng = random.Random(SEED)
    first = date(2024, 1, 1)
    submissions: list[dict[str, Any]] = []
    adoptions: list[dict[str, Any]] = []
    instructions: list[dict[str, Any]] = []
    for i in range(records // 2):
        day = first + timedelta(days=rng.randrange(366))
        submissions.append({"id": f"s{i}", "units": [f"u{rng.randrange(units)}"], "submitted_at": f"{day}T09:00:00+08:00", "form": "item"})
    for i in range(records):
        day = first + timedelta(days=rng.randrange(366) if rng.random() < 0.99 else 400)
        item = f"s{rng.randrange(records // 2)}"
        if rng.random() < 0.9:
            publication, form = rng.choice(PUBLICATIONS)
            adoptions.append({"id": f"a{i}", "submission": item, "publication": publication, "form": form, "on": str(day)})
        else:
            level = rng.choice(("district", "city", "province"))
            instructions.append({"id": f"i{i}", "submission": item, "level": level, "on": str(day)})
    named = [{"id": f"u{i}", "name": f"第{i}单位"} for i in range(units)]
    return {"format": "govinfo.records/1", "units": named, "submissions": submissions, "adoptions": adoptions, "instructions": instructions}


def bare_loop(data: dict[str, Any]) -> dict[str, int]:
    """Add up the points as somebody would by hand who needs no reasons."""
    unit_of = {item["id"]: item["units"][0] for item in data["submissions"]}
    totals: dict[str, int] = {}
    for event in data["adoptions"]:
        if not "2024-01-01" <= event["on"] < "2025-01-01":
            continue
        publication = event["publication"]
        form = event["form"]
        points = 0
        if publication == "zhengwu":
            if form == "item":
                points = 10
            elif form == "brief":
                points = 5
        elif publication == "daily-digest":
            points = 10
        elif publication == "today":
            points = 5
        elif publication in {"city-report", "city-gazette"}:
            if form == "item":
                points = 50
            elif form == "research":
                points = 100
        elif publication in {"province-report", "province-gazette"}:
            if form == "item":
                points = 100
            elif form == "research":
                points = 300
        unit = unit_of[event["submission"]]
        totals[unit] = totals.get(unit, 0) + points
    for event in data["instructions"]:
        if not "2024-01-01" <= event["on"] < "2025-01-01":
            continue
        level = event["level"]
        points = 20 if level == "district" else 40 if level == "city" else 80 if level == "province" else 0
        unit = unit_of[event["submission"]]
        totals[unit] = totals.get(unit, 0) + points
    return totals


def with_extra_rules(rulebook: Rulebook, number: int) -> Rulebook:
    """Add rules that never match."""
    extra = tuple(
        Price(
            id=f"extra-{i}",
            clause="三(一)3",
            title="从不适用的规则",
            of=Facts.ADOPTION,
            when=(Condition(attribute="publication", values=(f"journal-{i}",)), Condition(attribute="form", values=("item",))),
            amount=1,
        )
        for i in range(number)
    )
    return evolve(rulebook, rules=rulebook.rules + extra)


def read_lines(assessment: Assessment) -> int:
    """Read every line of every unit."""
    return sum(len(card.lines) for card in assessment.units)


def median(job: Callable[[], object], times: int = 5) -> float:
    """Return the median time of a job in seconds."""
    taken: list[float] = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main(records: int = 200_000, extra: tuple[int, ...] = (200, 2000)) -> None:
    """Print events per second and ratios to the bare loop."""
    text = json.dumps(document(records))
    data = json.loads(text)
    rulebook = shipped_rulebook("district-model")
    period = Period.parse("2024")
    bare = median(lambda: bare_loop(data))
    decoded = decode_records(text)
    register = build_register(decoded)
    assessment = assess(register, rulebook, period)
    expected = bare_loop(data)
    wrong = [card.subject for card in assessment.units if card.points != expected.get(card.subject, 0)]
    if wrong:
        raise SystemExit(f"totals differ from the bare loop's: {wrong[:5]}")
    rows = [
        ("bare loop over dicts", bare),
        ("parse JSON only", median(lambda: json.loads(text), 3)),
        ("decode, strict and typed", median(lambda: decode_records(text), 3)),
        ("check and index (register)", median(lambda: build_register(decoded), 3)),
        ("assess, all explanations kept", median(lambda: assess(register, rulebook, period))),
        ("assess and read every line", median(lambda: read_lines(assess(register, rulebook, period)), 3)),
    ]
    counts = kept_counts(assessment)
    rows.append(("other prices from kept counts", median(lambda: reprice(counts, rulebook))))
    for number in extra:
        larger = with_extra_rules(rulebook, number)
        rows.append((f"assess, {number} more rules that never match", median(lambda book=larger: assess(register, book, period))))
    print(f"{records:,} adoptions and instructions, {UNITS} units, Python {sys.version.split()[0]}")
    for name, seconds in rows:
        print(f"{name:45} {records / seconds:>12,.0f} events/s   ratio to bare loop {bare / seconds:6.3f}")


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    main(*(arguments[:1] or [200_000]), extra=tuple(arguments[1:]) or (200, 2000))
