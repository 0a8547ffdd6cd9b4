"""Counting over Parquet on one machine (单机大数据): an engine groups what is alike, the rest is read as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal

from attrs import evolve

from govinfo._doors import checked
from govinfo.assessment import Tallied, tally
from govinfo.assessment._kept import shared_of
from govinfo.assessment._opening import Opened, opened
from govinfo.assessment._tallied import Group, Ids, Profile
from govinfo.assessment._tally_counts import NOTHING_KIND, PLAIN_KIND
from govinfo.codec._tables import Reading
from govinfo.engines._grouped import LIST_OF, Grouping, groupings, is_counted, spans_by_month
from govinfo.engines._tables import ENGINES, LISTS, Tables, files_of
from govinfo.engines._written import columns_of, read_rows
from govinfo.errors import InvalidValueError, Problem, RegisterError
from govinfo.exact import Exact
from govinfo.periods import Period
from govinfo.records import LISTS as CLASSES
from govinfo.records import Records
from govinfo.records._references import references
from govinfo.register import build_register
from govinfo.rulebook import Facts, Rulebook, Subjects
from govinfo.texts import Text

_AT_ONCE: Final = 50_000
"""How many items are read as records at a time."""

_TOLD: Final = 20

_ITEMS: Final = "(select *, units[1] as unit from submissions) s"
"""Items with the one unit that those have which are counted."""


@checked
def tally_parquet(
    folder: Path,
    others: Records,
    rulebook: Rulebook | Sequence[Rulebook],
    period: Period,
    *,
    engine: Literal["duckdb", "polars"] = "duckdb",
    memory: str = "1GB",
) -> Tallied:
    """
    Count the submissions, adoptions and instructions that lie in Parquet files, as `write_parquet` writes them.

    Items of one unit are counted by the engine where the rulebook asks for nothing but their plain fields; all others are read as records,
    some at a time. `totals` settles the outcome, alone or with other parts.

    Args:
        folder: where `submissions.parquet` lies, `adoptions.parquet` and `instructions.parquet`, or folders of these names with many files.
        others: all other records: units, persons, targets, findings, corrections and so on.
        rulebook: as for `assess`.
        period: the days assessed.
        engine: `duckdb` or `polars`.
        memory: how much duckdb may take before it writes to disk.

    Raises:
        MissingExtraError: the engine is not installed.
        DecodeError: a row is no record.
        RegisterError: an id stands twice, a reference points to nothing, or a word is not declared.
    """
    if engine not in ENGINES:
        raise InvalidValueError("engine", engine, "one of duckdb, polars")
    tables: Tables = ENGINES[engine](files_of(folder), memory)
    known = {name: set(tables.columns(name)) for name in files_of(folder)}
    shared = shared_of(others)
    opening = opened(build_register(shared), rulebook, period, None)
    grouped = groupings(opening) if len(known) == len(LISTS) else None
    _refuse_odd_ids(tables, known)
    if grouped is None:
        special = [row[0] for row in tables.fetch("select id from submissions")] if "submissions" in known else []
        counted = None
    else:
        special = sorted(_special(tables, known, opening, others, grouped))
        tables.hold("special", {"id": special})
        counted = _counted(tables, known, opening, grouped)
    rest = _read(tables, known, others, shared, special, rulebook, period)
    if counted is None:
        return rest
    return rest + evolve(rest, kept=Records(), lines=Counter(), ids=Ids(), senders=(frozenset(), frozenset()), **counted)


def _refuse_odd_ids(tables: Tables, known: dict[str, set[str]]) -> None:
    """Refuse ids that stand twice in a list, and references to no item."""
    problems: list[Problem] = []
    for name, columns in known.items():
        twice = tables.fetch(f"select id from {name} group by id having count(*) > 1 limit {_TOLD}")  # noqa: S608  # names of our own
        message = Text("is the id of a record in another part too; give each record an id of its own, and count each file once")
        problems += (Problem(path=f"{name}.{row[0]}", record=row[0], message=message) for row in twice)
        if name != "submissions" and "submissions" in known:
            matter = "and e.matter is null" if "matter" in columns else ""
            lost = tables.fetch(
                f"select e.id, e.submission from {name} e left join submissions s on e.submission = s.id "  # noqa: S608  # the same
                f"where s.id is null {matter} limit {_TOLD}"
            )
            for id_, item in lost:
                message = Text("there is no {kind} {id}", kind="submission", id=str(item))
                problems.append(Problem(path=f"{name}.{id_}.submission", record=id_, message=message))
    if problems:
        raise RegisterError(problems)


def _special(tables: Tables, known: dict[str, set[str]], opening: Opened, others: Records, grouped: Sequence[Grouping]) -> set[str]:
    """Return the items that must be read: of several units, with authors, of other days, named from elsewhere, or priced one by one."""
    period, length = opening.books.ledger.period, tables.length
    odd = [f"{length}(units) <> 1", "not (submitted_at like '%+08:00')"]
    odd += [f"substr(submitted_at, 1, 10) < '{period.start}'", f"substr(submitted_at, 1, 10) >= '{period.end}'"]
    odd += ["json is not null"] if "json" in known["submissions"] else []
    odd += [f"{length}(authors) > 0"] if "authors" in known["submissions"] and opening.books.program.persons is not None else []
    found = {row[0] for row in tables.fetch(f"select id from submissions where {' or '.join(odd)}")}  # noqa: S608  # our own words
    for name in ("adoptions", "instructions"):
        odd = [f"{column} is not null" for column in ("json", "follows", "matter") if column in known[name]]
        if odd:
            found |= {row[0] for row in tables.fetch(f"select submission from {name} where {' or '.join(odd)}")}  # noqa: S608  # the same
    named = sorted({id_ for one in CLASSES for ref in references(one) for record in getattr(others, one) for _, id_ in ref.named(record)})
    named += [correction.of for correction in others.corrections]
    if named:
        tables.hold("named", {"id": named})
        for name in known:
            item = "id" if name == "submissions" else "submission"
            found |= {row[0] for row in tables.fetch(f"select e.{item} from {name} e join named n on e.id = n.id")}  # noqa: S608  # the same
    for one in grouped:
        bad = _uncountable(tables, known, one, period)
        if bad:
            found |= bad
    found.discard(None)
    return found


def _uncountable(tables: Tables, known: dict[str, set[str]], one: Grouping, period: Period) -> set[str]:
    """Return the items with records that are priced one by one; few combinations of values say which."""
    name = LIST_OF[one.facts]
    columns = _columns(one, known)
    asked = ", ".join(f"{sql} as k{i}" for i, sql in enumerate(columns)) or "1 as k0"
    source = "submissions s" if one.facts is Facts.SUBMISSION else f"{name} e join submissions s on e.submission = s.id"
    distinct = list(tables.fetch(f"select distinct {asked} from {source} where {_within(one, period)}"))  # noqa: S608  # our own words
    bad = [raw for raw in distinct if not _is_counted(one, one.of(raw[: len(columns)])[1])]
    if not bad:
        return set()
    wanted = set(bad)
    rows = tables.fetch(f"select s.id, {asked} from {source} where {_within(one, period)}")  # noqa: S608  # the same
    return {row[0] for row in rows if tuple(row[1:]) in wanted}


def _is_counted(one: Grouping, kind: int) -> bool:
    """Whether the engine counts records; of items that no rule prices it must be looked whether a line rests on them."""
    return is_counted(kind) and not (one.facts is Facts.SUBMISSION and kind == NOTHING_KIND)


def _columns(one: Grouping, known: dict[str, set[str]]) -> list[str]:
    """Return the columns by which records are grouped, in SQL."""
    item = [
        "NULL" if name not in known["submissions"] else f"array_to_string(s.{name}, ' ')" if name == "kinds" else f"s.{name}"
        for name in one.item
    ]
    return item + [f"e.{name}" if name in known[LIST_OF[one.facts]] else "NULL" for name in one.record]


def _within(one: Grouping, period: Period) -> str:
    day = "substr(s.submitted_at, 1, 10)" if one.facts is Facts.SUBMISSION else 'cast(e."on" as varchar)'
    return f"{day} >= '{period.start}' and {day} < '{period.end}'"


def _counted(tables: Tables, known: dict[str, set[str]], opening: Opened, grouped: Sequence[Grouping]) -> dict[str, Any]:
    """Return what the engine counts of all items that are not special."""
    period = opening.books.ledger.period
    numbers = spans_by_month(grouped[0].counting.spans if grouped else ())
    plain = "left join special x on s.id = x.id where x.id is null"
    counts: dict[tuple[int, str], Counter[Group]] = {}
    unpriced = outside = 0
    units = opening.unit_of
    for one in grouped:
        name, columns = LIST_OF[one.facts], _columns(one, known)
        source = _ITEMS if one.facts is Facts.SUBMISSION else f"{name} e join {_ITEMS} on e.submission = s.id"
        month = "substr(s.submitted_at, 1, 7)" if one.facts is Facts.SUBMISSION else 'substr(cast(e."on" as varchar), 1, 7)'
        asked = ", ".join(["s.unit as unit", f"{month} as span", *(f"{sql} as k{i}" for i, sql in enumerate(columns))])
        by = ", ".join(["unit", "span", *(f"k{i}" for i in range(len(columns)))])
        sql = f"select {by}, count(*) as n from (select {asked} from {source} {plain} and {_within(one, period)}) t group by {by}"  # noqa: S608  # our own words
        for unit, span, *raw, times in tables.fetch(sql):
            if unit not in units:
                message = Text("there is no {kind} {id}", kind="unit", id=str(unit))
                raise RegisterError([Problem(path="submissions.units", message=message)])
            key, kind = one.of(tuple(raw))
            if kind == PLAIN_KIND:
                counts.setdefault((numbers[span], one.facts.value), Counter())[unit, *key] += times
            else:
                unpriced += times
    for name in ("adoptions", "instructions"):
        day = 'cast(e."on" as varchar)'
        beyond = f"({day} < '{period.start}' or {day} >= '{period.end}')"
        sql = f"select count(*) from {name} e join {_ITEMS} on e.submission = s.id {plain} and {beyond}"  # noqa: S608  # the same
        outside += next(tables.fetch(sql))[0]
    return {"counts": counts, "unpriced": unpriced, "outside": outside, "measured": _measured(tables, opening, numbers, plain, period)}


def _measured(
    tables: Tables, opening: Opened, numbers: dict[str, int], plain: str, period: Period
) -> dict[tuple[Subjects, str], dict[tuple[str, Profile], Exact]]:
    found: dict[tuple[Subjects, str], dict[tuple[str, Profile], Exact]] = {}
    tables.hold("spans", {"month": list(numbers), "bit": [1 << number for number in numbers.values()]})
    for name, program in opening.books.program.measures.items():
        facts = program.measure.count
        if facts is None or facts not in LIST_OF:
            continue
        own = found[Subjects.UNITS, name] = {}
        of = _ITEMS if facts is Facts.SUBMISSION else f"{LIST_OF[facts]} e join {_ITEMS} on e.submission = s.id"
        day = "s.submitted_at" if facts is Facts.SUBMISSION else 'cast(e."on" as varchar)'
        within = f"substr({day}, 1, 10) >= '{period.start}' and substr({day}, 1, 10) < '{period.end}'"
        rows = f"select s.id as item, s.unit as unit, substr({day}, 1, 7) as month from {of} {plain} and {within}"  # noqa: S608  # our own words
        if program.measure.distinct and facts is not Facts.SUBMISSION:
            once = f"select distinct item, unit, month from ({rows}) t"  # noqa: S608  # the same
            masks = f"select item, unit, sum(m.bit) as mask from ({once}) o join spans m on o.month = m.month group by item, unit"  # noqa: S608  # the same
            for unit, mask, times in tables.fetch(f"select unit, mask, count(*) as n from ({masks}) k group by unit, mask"):  # noqa: S608  # the same
                profile: Profile = tuple((number, 1) for number in range(int(mask).bit_length()) if int(mask) >> number & 1)
                _add(own, (opening.unit_of[unit], profile), times)
        else:
            for unit, month, times in tables.fetch(f"select unit, month, count(*) as n from ({rows}) t group by unit, month"):  # noqa: S608  # the same
                _add(own, (opening.unit_of[unit], ((numbers[month], 1),)), times)
    return found


def _add(own: dict[tuple[str, Profile], Exact], key: tuple[str, Profile], times: int) -> None:
    own[key] = own.get(key, 0) + int(times)


def _read(
    tables: Tables,
    known: dict[str, set[str]],
    others: Records,
    shared: Records,
    items: Sequence[str],
    rulebook: Rulebook | Sequence[Rulebook],
    period: Period,
) -> Tallied:
    """Tally the items that are read as records, those that others name in one part with these."""
    named = {id_ for one in CLASSES for ref in references(one) for record in getattr(others, one) for _, id_ in ref.named(record)}
    named |= {correction.of for correction in others.corrections}
    first = sorted(_items_of(tables, known, named))
    sent = set(first)
    whole = others + _records_of(tables, known, first)
    found = tally(whole, rulebook, period)
    rest = iter([item for item in items if item not in sent])
    while some := list(islice(rest, _AT_ONCE)):
        found += tally(shared + _records_of(tables, known, some), rulebook, period)
    return found


def _items_of(tables: Tables, known: dict[str, set[str]], named: set[str]) -> Iterator[str]:
    if named:
        tables.hold("named", {"id": sorted(named)})
        for name in known:
            item = "id" if name == "submissions" else "submission"
            for row in tables.fetch(f"select distinct e.{item} from {name} e join named n on e.id = n.id"):  # noqa: S608  # names of our own
                if row[0] is not None:
                    yield row[0]


def _records_of(tables: Tables, known: dict[str, set[str]], items: Sequence[str]) -> Records:
    """Return the records of some items."""
    found, reading = Records(), Reading("", None)
    if items:
        tables.hold("chosen", {"id": list(dict.fromkeys(items))})
        for name, own in known.items():
            columns = [column for column in columns_of(name) if column in own]
            asked = ", ".join(f'e."{column}"' for column in columns)
            key = "id" if name == "submissions" else "submission"
            found += read_rows(name, columns, tables.fetch(f"select {asked} from {name} e join chosen o on e.{key} = o.id"), reading)  # noqa: S608  # the same
    error = reading.error()
    if error is not None:
        raise error
    return found
