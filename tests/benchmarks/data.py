"""A year of made-up records, and the bare loop to which everything is compared."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from attrs import evolve

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
_PRICES = {
    ("zhengwu", "item"): 10,
    ("zhengwu", "brief"): 5,
    ("daily-digest", "item"): 10,
    ("today", "brief"): 5,
    ("city-report", "item"): 50,
    ("city-gazette", "research"): 100,
    ("province-report", "item"): 100,
    ("province-gazette", "research"): 300,
}


def document(
    events: int, *, units: int = UNITS, persons: int = 0, composite: float = 0.0, corrections: float = 0.0, seed: int = SEED
) -> dict[str, Any]:
    """
    Make the records of one year: an item for every two events, nine adoptions for an instruction, 1 % outside the year.

    Args:
        persons: how many each unit has, one of whom writes each of its items.
        composite: how many of the items two units sent together.
        corrections: how many of the adoptions were corrected, by turns replaced and voided.
    """
    rng = random.Random(seed)
    first = date(2024, 1, 1)
    sent: list[date] = []
    submissions: list[dict[str, Any]] = []
    adoptions: list[dict[str, Any]] = []
    instructions: list[dict[str, Any]] = []
    items = max(1, events // 2)
    for i in range(items):
        sent.append(first + timedelta(days=rng.randrange(366)))
        unit = rng.randrange(units)
        row: dict[str, Any] = {"id": f"s{i}", "units": [f"u{unit}"], "submitted_at": f"{sent[-1]}T09:00:00+08:00", "form": "item"}
        if composite and rng.random() < composite:
            row["units"].append(f"u{(unit + 1 + rng.randrange(units - 1)) % units}")
        if persons:
            row["authors"] = [f"u{unit}-p{rng.randrange(persons)}"]
        submissions.append(row)
    for i in range(events):
        item = rng.randrange(items)
        day = max(sent[item], first + timedelta(days=rng.randrange(366) if rng.random() < 0.99 else 400))
        if rng.random() < 0.9:
            publication, form = rng.choice(PUBLICATIONS)
            adoptions.append({"id": f"a{i}", "submission": f"s{item}", "publication": publication, "form": form, "on": str(day)})
        else:
            level = rng.choice(("district", "city", "province"))
            instructions.append({"id": f"i{i}", "submission": f"s{item}", "level": level, "on": str(day)})
    made: dict[str, Any] = {"format": "govinfo.records/1", "units": [{"id": f"u{i}", "name": f"第{i}单位"} for i in range(units)]}
    if persons:
        made["persons"] = [{"id": f"u{i}-p{j}", "name": f"信息员{i}-{j}", "unit": f"u{i}"} for i in range(units) for j in range(persons)]
    made |= {"submissions": submissions, "adoptions": adoptions, "instructions": instructions}
    if corrections:
        made["corrections"] = _corrections(rng.sample(adoptions, int(len(adoptions) * corrections)))
    return made


def _corrections(adoptions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for i, row in enumerate(adoptions):
        mends: dict[str, Any] = {"id": f"c{i}", "of": row["id"], "on": "2025-01-05", "by": "office", "reason": "更正"}
        replaced = {"action": "replace", "replacement": {**row, "publication": "today", "form": "brief"}}
        found.append(mends | ({"action": "void"} if i % 2 else replaced))
    return found


def bare_loop(data: dict[str, Any]) -> dict[str, int]:
    """Add up the points as somebody would by hand who needs no reasons: nested ifs over dicts, no checks, no money."""
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


def prices() -> list[tuple[str, str, int]]:
    """Return what the bare loop knows as a table: publication or `i-` and level, form, points."""
    found = [(publication, form, points) for (publication, form), points in _PRICES.items()]
    return [*found, ("city-report", "brief", 0), ("i-district", "", 20), ("i-city", "", 40), ("i-province", "", 80)]


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


def for_rulebook(book: Rulebook, events: int, units: int = 50) -> dict[str, Any]:
    """Make records in the words of any rulebook: its publications, forms, kinds, groups and lapses, each as often as another."""
    rng = random.Random(1)
    first = date(2024, 1, 1)

    def day() -> date:
        return first + timedelta(days=rng.randrange(366))

    known: list[dict[str, Any]] = [{"id": f"u{i}", "name": f"第{i}单位"} for i in range(units)]
    for unit in known if book.groups else ():
        unit["group"] = rng.choice(book.groups).id
    items = max(1, events // 2)
    lists: dict[str, list[dict[str, Any]]] = {"submissions": [], "adoptions": [], "instructions": [], "lapses": []}
    for i in range(items):
        row: dict[str, Any] = {"id": f"s{i}", "units": [f"u{rng.randrange(units)}"], "submitted_at": f"{day()}T09:00:00+08:00"}
        row |= {"form": rng.choice(book.forms).id} if book.forms else {}
        row |= {"kinds": [rng.choice(book.kinds).id]} if book.kinds and rng.random() < 0.7 else {}
        lists["submissions"].append(row)
    for i in range(events):
        item, on, what = f"s{rng.randrange(items)}", str(day()), rng.random()
        if what < 0.85 and book.publications:
            form = {"form": rng.choice(book.forms).id} if book.forms else {}
            lists["adoptions"].append(
                {"id": f"a{i}", "submission": item, "publication": rng.choice(book.publications).id, "on": on, **form}
            )
        elif what < 0.95 or not book.lapses:
            level = rng.choice(("district", "city", "province", "national", "township"))
            lists["instructions"].append({"id": f"i{i}", "submission": item, "level": level, "on": on})
        else:
            lists["lapses"].append({"id": f"l{i}", "unit": f"u{rng.randrange(units)}", "kind": rng.choice(book.lapses).id, "on": on})
    return {"format": "govinfo.records/1", "units": known, **{name: rows for name, rows in lists.items() if rows}}
