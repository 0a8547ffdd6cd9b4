"""
Everything that is measured, in one command: ratios to a bare loop over dicts in the same run, growth, memory, start-up, peers.

    python tests/benchmarks/run.py [EVENTS ...] [--peers] [--write]

Figures of one machine mean little, ratios can be compared. `--peers` sets beside them what a user would write with sqlite, pandas,
polars or duckdb, where these are installed. `--write` adds a row to history.json and draws docs/explanation/performance.md anew.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from data import bare_loop, document, for_rulebook, with_extra_rules
from measuring import interleaved, left_by, started
from page import keep
from peers import beside

from govinfo import Period, Records, Register, assess, build_register, decode_records, shipped_rulebook
from govinfo.assessment import kept_counts, reprice, tally, totals
from govinfo.codec import encode_assessment, encode_totals

BOOK = shipped_rulebook("district-model")
YEAR = Period.parse("2024")
SLOWEST = ("dongming-township-2012", "hongxing-street-pool", "shucheng-science-2020", "zhoushan-coop-2013", "shaoxing-commerce-2012")


def stages(events: int) -> dict[str, float]:
    """Return the ratio of every stage to the bare loop, clean data; what-if in milliseconds, rules in percent."""
    text = json.dumps(document(events))
    data = json.loads(text)
    records = decode_records(text)
    register = build_register(records)
    assessment = assess(register, BOOK, YEAR)
    expected = bare_loop(data)
    wrong = [card.subject for card in assessment.units if card.points != expected.get(card.subject, 0)]
    if wrong:
        raise SystemExit(f"totals differ from the bare loop's: {wrong[:5]}")
    counts = kept_counts(assessment)
    larger = with_extra_rules(BOOK, 2000)
    taken = interleaved(
        {
            "bare": lambda: bare_loop(data),
            "decode": lambda: decode_records(text),
            "register": lambda: build_register(records),
            "assess": lambda: assess(register, BOOK, YEAR),
            "lines": lambda: sum(len(card.lines) for card in assess(register, BOOK, YEAR).units),
            "tally": lambda: tally(register, BOOK, YEAR),
            "totals": lambda: totals(tally(register, BOOK, YEAR)),
            "encode": lambda: encode_assessment(assess(register, BOOK, YEAR)),
            "text to totals": lambda: encode_totals(totals(tally(decode_records(text), BOOK, YEAR))),
            "reprice": lambda: reprice(counts, BOOK),
            "rules": lambda: assess(register, larger, YEAR),
        },
        5 if events <= 50_000 else 3,
    )
    bare = taken["bare"]
    found = {name: bare / seconds for name, seconds in taken.items() if name not in {"bare", "reprice", "rules"}}
    found["reprice, ms"] = taken["reprice"] * 1000
    found["2,000 rules more, %"] = (taken["rules"] / taken["assess"] - 1) * 100
    return found | {"bare loop, million events a second": events / bare / 1e6}


def mixes(events: int) -> dict[str, float]:
    """Return how many times the plain case real mixes take, from records to every line, and the slowest rulebooks."""

    def road(**dials: Any) -> Callable[[], object]:
        records = read(events, **dials)
        return lambda: assess(build_register(records), BOOK, YEAR)

    taken = interleaved(
        {
            "plain": road(),
            "all composite, five persons": road(composite=1.0, persons=5),
            "a tenth composite": road(composite=0.1),
            "five persons": road(persons=5),
            "a tenth corrected": road(corrections=0.1),
        }
    )
    found = {f"{name}, times the plain case": seconds / taken["plain"] for name, seconds in taken.items() if name != "plain"}
    slowest: dict[str, Callable[[], object]] = {}
    for name in SLOWEST:
        book = shipped_rulebook(name)
        register = build_register(decode_records(json.dumps(for_rulebook(book, events // 5))))
        slowest[name] = lambda book=book, register=register: assess(register, book, YEAR)
    times = interleaved(slowest, 2)
    return found | {
        f"slowest rulebook, µs an event ({max(times, key=lambda name: times[name])})": max(times.values()) / (events // 5) * 1e6
    }


def growth(events: int) -> dict[str, float]:
    """Return by which power the time grows with what: 1 where twice as much takes twice as long."""

    def exponent(job: Callable[[Any], object], small: Any, large: Any) -> float:
        taken = interleaved({"small": partial(job, small), "large": partial(job, large)})
        return math.log(taken["large"] / taken["small"], 4)

    def assessed(of: Register) -> object:
        return assess(of, BOOK, YEAR)

    texts = json.dumps(document(events)), json.dumps(document(4 * events))
    records = [decode_records(text) for text in texts]
    registers = [build_register(one) for one in records]
    books = with_extra_rules(BOOK, 1000), with_extra_rules(BOOK, 4000)
    units = [read(events, units=n) for n in (250, 1000)]
    persons = [read(events, persons=n) for n in (2, 8)]
    corrected = [read(events, corrections=part) for part in (0.05, 0.2)]
    return {
        "records: decode": exponent(decode_records, *texts),
        "records: register": exponent(build_register, *records),
        "records: assess": exponent(assessed, *registers),
        "records: tally": exponent(lambda of: tally(of, BOOK, YEAR), *registers),
        "rules: assess": exponent(lambda book: assess(registers[0], book, YEAR), *books),
        "units: assess": exponent(assessed, *map(build_register, units)),
        "persons: assess": exponent(assessed, *map(build_register, persons)),
        "corrections: register": exponent(build_register, *corrected),
    }


def read(events: int, **dials: Any) -> Records:
    """Return made-up records as read."""
    return decode_records(json.dumps(document(events, **dials)))


def memory(events: int) -> dict[str, float]:
    """Return the bytes an event that each stage leaves behind."""
    text = json.dumps(document(events))
    records, size = left_by(lambda: decode_records(text))
    assert isinstance(records, Records)
    register, more = left_by(lambda: build_register(records))
    assert isinstance(register, Register)
    assessment, most = left_by(lambda: assess(register, BOOK, YEAR))
    counted, small = left_by(lambda: tally(register, BOOK, YEAR))
    del assessment, counted
    bytes_of = {"records": size, "register": more, "assessment": most, "all three": size + more + most, "tally": small}
    return {name: found / events for name, found in bytes_of.items()}


def starting() -> dict[str, float]:
    """Return the milliseconds that starting takes over those of bare Python."""
    return {
        "import govinfo": started(["-c", "import govinfo; govinfo.assess"]),
        "--version": started(["-m", "govinfo", "--version"]),
        "--help": started(["-m", "govinfo", "--help"]),
    }


def main(sizes: list[int], *, peers: bool, write: bool) -> None:
    """Measure, print, and keep."""
    found: dict[str, dict[str, float]] = {}
    for events in sizes:
        found[f"{events:,} events"] = stages(events)
        told(found, f"{events:,} events", "ratio to the bare loop: 1 is as fast, 0.1 takes ten times as long")
    small = min(sizes)
    for name, made, note in (
        ("mixes", lambda: mixes(small), ""),
        ("growth", lambda: growth(small // 2), "exponents: 1 is linear"),
        ("memory", lambda: memory(small), "bytes an event left behind"),
        ("start", starting, "processor ms over bare Python"),
    ):
        found[name] = made()
        told(found, name, note)
    if peers:
        found["peers"] = beside(max(sizes))
        told(found, "peers", "ratio to the bare loop")
    if write:
        keep({"day": datetime.now(UTC).date().isoformat(), "python": sys.version.split()[0], **found})


def told(found: dict[str, dict[str, float]], name: str, note: str) -> None:
    """Print one table."""
    print(f"\n{name}" + (f" ({note})" if note else ""))
    for row, value in found[name].items():
        print(f"  {row:60} {value:>10.3f}", flush=True)


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    main(numbers or [40_000, 200_000], peers="--peers" in sys.argv, write="--write" in sys.argv)
