"""What a user would write instead, in the same process and on the same records: points alone, no checks, no money, no reasons."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from data import bare_loop, document, prices
from measuring import interleaved

from govinfo import Period, assess, build_register, decode_records, shipped_rulebook
from govinfo.assessment import tally, totals

NAMES = ["id", "unit", "pub", "form", "day"]
TOTALS = """
select e.unit, sum(p.points) from ev e join pr p using (pub, form) where day >= '2024-01-01' and day < '2025-01-01' group by 1
"""
LINES = """
select e.unit, e.day, e.id, p.points from ev e join pr p using (pub, form)
where day >= '2024-01-01' and day < '2025-01-01' order by e.unit, e.day, e.id
"""


def rows(data: dict[str, Any]) -> list[tuple[str, str, str, str, str]]:
    """Lay out adoptions and instructions as one table."""
    unit = {item["id"]: item["units"][0] for item in data["submissions"]}
    found = [(one["id"], unit[one["submission"]], one["publication"], one["form"], one["on"]) for one in data["adoptions"]]
    return found + [(one["id"], unit[one["submission"]], "i-" + one["level"], "", one["on"]) for one in data["instructions"]]


def database(table: list[tuple[str, str, str, str, str]]) -> sqlite3.Connection:
    """Put the table into sqlite."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create table ev(id, unit, pub, form, day)")
    connection.execute("create table pr(pub, form, points)")
    connection.executemany("insert into ev values(?,?,?,?,?)", table)
    connection.executemany("insert into pr values(?,?,?)", prices())
    return connection


def beside(events: int) -> dict[str, float]:
    """Return the ratio of each to the bare loop; those not installed are left out."""
    text = json.dumps(document(events))
    data = json.loads(text)
    table = rows(data)
    book, year = shipped_rulebook("district-model"), Period.parse("2024")
    register = build_register(decode_records(text))
    connection = database(table)
    jobs: dict[str, Callable[[], object]] = {
        "bare": partial(bare_loop, data),
        "govinfo: assess, register ready": lambda: assess(register, book, year),
        "govinfo: every line, register ready": lambda: sum(len(card.lines) for card in assess(register, book, year).units),
        "govinfo: counted, register ready": lambda: tally(register, book, year),
        "govinfo: JSON text to explained totals": lambda: totals(tally(decode_records(text), book, year)),
        "sqlite: totals, table ready": lambda: connection.execute(TOTALS).fetchall(),
        "sqlite: lines, table ready": lambda: connection.execute(LINES).fetchall(),
        "sqlite: JSON text to totals": partial(_by_sqlite, text),
    }
    for name, add in (("pandas", _pandas), ("polars", _polars), ("duckdb", _duckdb)):
        try:
            module = import_module(name)
        except ImportError:
            print(f"  {name} is not installed")
        else:
            add(module, table, jobs)
    taken = interleaved(jobs)
    return {name: taken["bare"] / seconds for name, seconds in taken.items() if name != "bare"}


def _by_sqlite(text: str) -> object:
    return database(rows(json.loads(text))).execute(TOTALS).fetchall()


def _pandas(pandas: Any, table: list[Any], jobs: dict[str, Callable[[], object]]) -> None:
    events, known = pandas.DataFrame(table, columns=NAMES), pandas.DataFrame(prices(), columns=["pub", "form", "points"])

    def lines() -> Any:
        return events[(events.day >= "2024-01-01") & (events.day < "2025-01-01")].merge(known, on=["pub", "form"])

    def added() -> Any:
        return lines().groupby("unit").points.sum()

    jobs["pandas: totals, frame ready"] = added
    jobs["pandas: lines, frame ready"] = lambda: lines().sort_values(["unit", "day", "id"])


def _polars(polars: Any, table: list[Any], jobs: dict[str, Callable[[], object]]) -> None:
    events = polars.DataFrame(table, schema=NAMES, orient="row")
    known = polars.DataFrame(prices(), schema=["pub", "form", "points"], orient="row")
    inside = (polars.col("day") >= "2024-01-01") & (polars.col("day") < "2025-01-01")
    lines = events.lazy().filter(inside).join(known.lazy(), on=["pub", "form"])
    jobs["polars: totals, frame ready"] = lambda: lines.group_by("unit").agg(polars.col("points").sum()).collect()
    jobs["polars: lines, frame ready"] = lambda: lines.sort(["unit", "day", "id"]).collect()


def _duckdb(duckdb: Any, table: list[Any], jobs: dict[str, Callable[[], object]]) -> None:
    connection = duckdb.connect()
    connection.execute("create table ev(id varchar, unit varchar, pub varchar, form varchar, day varchar)")
    connection.execute("create table pr(pub varchar, form varchar, points integer)")
    columns = [list(column) for column in zip(*table, strict=True)]
    connection.execute("insert into ev select unnest(?), unnest(?), unnest(?), unnest(?), unnest(?)", columns)
    connection.executemany("insert into pr values (?,?,?)", prices())
    jobs["duckdb: totals, table ready"] = lambda: connection.execute(TOTALS).fetchall()
    jobs["duckdb: lines, table ready"] = lambda: connection.execute(LINES).fetchall()
