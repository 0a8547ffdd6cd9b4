"""Files of worked examples (算例文件), read strictly: types, and the reader that makes up what a row leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final, TypeAlias, cast, final

from attrs import evolve, field, fields, frozen

from govinfo.codec._convert import structure_all
from govinfo.codec._located import located
from govinfo.codec._problems import Refusal
from govinfo.codec._toml import parse_toml
from govinfo.errors import MOST_PROBLEMS, DecodeError, Problem, first_problems
from govinfo.exact import Exact
from govinfo.examples._values import Example, Expected, ExpectedDuty, ExpectedPending
from govinfo.instants import OFFICIAL_ZONE
from govinfo.records import LISTS, Records, Submission, Unit
from govinfo.texts import Text
from govinfo.texts._near import complain, hint
from govinfo.texts._shown import show

MOST_TIMES: Final = 10_000
"""How often one row may be repeated by `times`."""

MOST_ROWS: Final = 20_000
"""How many records the examples of one file may have, so that a few words do not fill the memory."""

SCHEMA: Final = 1
"""What the field `schema` of a file of examples says."""

_DATED: Final = ("adoptions", "instructions", "lapses", "findings", "corrections")
_BY_ID: Final = ("parts", "rules", "measures", "payouts")
"""What is expected of several things by their ids."""

_ITEM_FIELDS: Final = frozenset(spec.name for spec in fields(Submission)) - {"id", "units", "submitted_at", "tags"}
_SENT: Final = time(9)
_Table: TypeAlias = dict[str, Any]


@final
@frozen(kw_only=True)
class _Head:
    """What an example says beside its records and results."""

    id: str
    title: str
    period: str
    title_en: str | None = None
    at: datetime | None = None
    pending: tuple[ExpectedPending, ...] | None = None
    unpriced: tuple[str, ...] | None = None
    outside: tuple[str, ...] | None = None
    commended: tuple[str, ...] | None = None


def decode_examples(text: str | bytes, *, name: str = "") -> tuple[Example, ...]:
    """
    Read a file of examples, TOML tables `[[example]]` behind `schema = 1`.

    Beside the fields of `govinfo.records/1`, a row of the records may say `times = 3` to stand for as many
    alike, and an adoption or instruction may name the `units` of an item of its own instead of a
    `submission`: the item bears the id of the row with `-item` behind it and the row's form, length and
    whatever else an item has. Ids may be left out, and so may units of which nothing is said.

    Args:
        text: the TOML.
        name: what to call the file in front of every path.

    Raises:
        DecodeError: these are no examples; every problem with its place.

    >>> [example.id for example in decode_examples('''
    ... schema = 1
    ... [[example]]
    ... id = "one-brief"
    ... title = "简讯一条"
    ... period = "2024"
    ... on = 2024-03-05
    ... records.adoptions = [{ units = ["agri"], publication = "zhengwu", form = "brief" }]
    ... expect.agri = { points = 5, yuan = 10 }
    ... ''')]
    ['one-brief']
    """
    reader = _Reader(f"{name}: " if name else "")
    examples: dict[str, Example] = {}
    for i, table in enumerate(reader.document(text)):
        example = reader.example(table, f"example[{i}]")
        if example is not None:
            if example.id in examples:
                reader.refuse(f"example[{i}].id", Text("two examples bear the id {id}; give one another", id=example.id))
            examples[example.id] = example
    if reader.problems:
        raise DecodeError(located(first_problems(reader.problems), text, name=name))
    return tuple(examples.values())


@final
@frozen
class _Reader:
    """Reads one file of examples, collecting every problem."""

    prefix: str
    problems: list[Problem] = field(factory=list[Problem])
    taken: list[int] = field(factory=lambda: [0])

    def may_take(self, rows: int, path: str) -> bool:
        """Whether so many more records may be read; that they may not is told once."""
        self.taken[0] += rows
        if self.taken[0] > MOST_ROWS >= self.taken[0] - rows:
            self.refuse(path, Text("the examples have more than {most} records: split the file", most=MOST_ROWS))
        return self.taken[0] <= MOST_ROWS and len(self.problems) <= MOST_PROBLEMS

    def refuse(self, path: str, message: Text) -> None:
        """Note a problem, unless there are more than are told."""
        if len(self.problems) <= MOST_PROBLEMS:
            self.problems.append(Problem(path=f"{self.prefix}{path}", message=message))

    def value(self, kind: Any, data: object, path: str) -> Any:
        """Return *data* read as a *kind*, None where that cannot be."""
        try:
            return structure_all(kind, data, f"{self.prefix}{path}")
        except DecodeError as error:
            self.problems.extend(error.problems[: MOST_PROBLEMS + 1 - len(self.problems)])
            return None

    def table(self, data: object, path: str) -> _Table:
        """Return a copy of a table, an empty one where it is none."""
        if not isinstance(data, dict):
            self.refuse(path, Text("must be {expected}, got {got}", expected=Text("a table"), got=show(data)))
            return {}
        return dict(cast("_Table", data))

    def tables(self, data: object, path: str) -> list[_Table]:
        """Return copies of the tables of a list, none where it is no list of tables."""
        if not isinstance(data, list):
            self.refuse(path, Text("must be {expected}, got {got}", expected=Text("a list"), got=show(data)))
            return []
        return [self.table(row, f"{path}[{i}]") for i, row in enumerate(cast("list[object]", data))]

    def document(self, text: str | bytes) -> list[_Table]:
        """Return the tables of the examples."""
        try:
            # A decimal stays the text it is written as, so that it never passes through a float.
            document = parse_toml(text, str)
        except Refusal as refusal:
            self.refuse("$", refusal.message)
            return []
        if document.pop("schema", None) != SCHEMA:
            self.refuse("schema", Text("schema must be {schema}, the form this version reads; begin with schema = {schema}", schema=SCHEMA))
        tables = self.tables(document.pop("example", []), "example")
        for name in document:
            self.refuse(name, complain(Text("is no known field"), hint(name, ("schema", "example"))))
        return tables

    def example(self, table: _Table, path: str) -> Example | None:
        """Return one example, None where something is wrong with it."""
        found = len(self.problems)
        day = self.value(date, table.pop("on"), f"{path}.on") if "on" in table else None
        rows = _Rows(self, f"{path}.records", day)
        rows.read(self.table(table.pop("records", {}), rows.path))
        readings = self.table(table.pop("readings", {}), f"{path}.readings")
        taken = [(reading, self.value(str, option, f"{path}.readings.{reading}")) for reading, option in readings.items()]
        expect = self.table(table.pop("expect", {}), f"{path}.expect")
        expected = [self.expected(subject, result, f"{path}.expect.{subject}") for subject, result in expect.items()]
        due = self.table(table.pop("due", {}), f"{path}.due")
        owed = [self.value(ExpectedDuty, {"duty": duty, **self.table(one, at)}, at) for duty, one, at in _at(due, f"{path}.due")]
        head = self.value(_Head, table, path)
        if len(self.problems) > found:
            return None
        records = rows.records()
        subjects = {unit.id for unit in records.units} | {person.id for person in records.persons}
        for subject in expect:
            if subject not in subjects:
                message = Text("no unit and no person of the example bears the id {id}; put it among the records", id=subject)
                self.refuse(f"{path}.expect.{subject}", message)
        return Example(
            id=head.id,
            title=head.title,
            title_en=head.title_en,
            period=head.period,
            at=head.at,
            readings=tuple(taken),
            records=records,
            expect=tuple(expected),
            due=tuple(owed),
            pending=head.pending,
            unpriced=head.unpriced,
            outside=head.outside,
            commended=head.commended,
        )

    def expected(self, subject: str, result: object, path: str) -> Any:
        """Return what must come out for one unit or person."""
        table = self.table(result, path)
        by_id: dict[str, tuple[tuple[str, Exact], ...]] = {}
        for name in _BY_ID:
            amounts = self.table(table.pop(name, {}), f"{path}.{name}")
            by_id[name] = tuple((id_, self.value(Exact, amount, f"{path}.{name}.{id_}")) for id_, amount in amounts.items())
        read = self.value(Expected, {"subject": subject, **table}, path)
        return read and evolve(read, **by_id)


def _at(table: _Table, path: str) -> Iterator[tuple[str, object, str]]:
    return ((name, value, f"{path}.{name}") for name, value in table.items())


@final
@frozen
class _Rows:
    """
    The records of one example while they are read: what is left out is made up.

    Attributes:
        day: the day of rows that name none.
    """

    reader: _Reader
    path: str
    day: date | None
    rows: dict[str, list[Any]] = field(factory=dict[str, list[Any]])

    def read(self, lists: _Table) -> None:
        """Read all the rows of all the lists."""
        for name, data in lists.items():
            path = f"{self.path}.{name}"
            if name not in LISTS:
                self.reader.refuse(path, complain(Text("is no known field"), hint(name, tuple(LISTS))))
                continue
            for i, row in enumerate(self.reader.tables(data, path)):
                times = row.pop("times", 1)
                if type(times) is not int or not 1 <= times <= MOST_TIMES:
                    expected = Text("a whole number from 1 to {most}", most=MOST_TIMES)
                    self.reader.refuse(f"{path}[{i}].times", Text("must be {expected}, got {got}", expected=expected, got=show(times)))
                    times = 1
                if not self.reader.may_take(times, f"{path}[{i}]"):
                    return
                base = row.get("id")
                for number in range(1, times + 1):
                    own = {**row, "id": base} if base is not None else dict(row)
                    if times > 1 and base is not None:
                        own["id"] = f"{base}-{number}"
                    self._read_row(name, own, f"{path}[{i}]")

    def _read_row(self, name: str, row: _Table, path: str) -> None:
        row.setdefault("id", f"{name}-{len(self.rows.get(name, ())) + 1}")
        if name in _DATED or name == "submissions":
            field_of_day = "on" if name in _DATED else "submitted_at"
            if field_of_day not in row:
                day = row.pop("on", self.day)
                if day is None:
                    self.reader.refuse(path, Text("names no day; give it one, or the example a day of its own: on = 2024-03-05"))
                    return
                row[field_of_day] = day
        if name == "submissions" and type(row["submitted_at"]) is date:
            row["submitted_at"] = datetime.combine(row["submitted_at"], _SENT, OFFICIAL_ZONE)
        if name in {"adoptions", "instructions"} and "units" in row:
            if "submission" in row:
                self.reader.refuse(path, Text("takes either submission or the units of an item of its own, not both"))
                return
            item = {key: row.pop(key) for key in list(row) if key in _ITEM_FIELDS}
            row["submission"] = f"{row['id']}-item"
            self._read_row("submissions", {"id": row["submission"], "units": row.pop("units"), "on": row["on"], **item}, path)
        self._add(name, row, path)

    def _add(self, name: str, row: _Table, path: str) -> None:
        record = self.reader.value(LISTS[name], row, path)
        if record is not None:
            self.rows.setdefault(name, []).append(record)

    def records(self) -> Records:
        """Return the records, with units made for the ids of units that have no row of their own."""
        read = Records(**{name: tuple(rows) for name, rows in self.rows.items()})
        named = [unit.id for unit in read.units]
        named += [part.unit for item in read.submissions for part in item.units]
        named += [unit for person in read.persons for unit in (person.unit, *(move.unit for move in person.moves))]
        named += [lapse.unit for lapse in read.lapses]
        named += [part.unit for matter in read.matters for part in matter.units] + [handling.unit for handling in read.handlings]
        named += [unit for commission in read.commissions for unit in commission.units]
        others = [finding.about.unit for finding in read.findings]
        others += [target.unit for target in read.targets] + [figure.unit for figure in read.figures]
        known = {unit.id: unit for unit in read.units}
        ids = dict.fromkeys(id_ for id_ in (*named, *others) if id_ is not None)
        return evolve(read, units=tuple(known.get(id_) or Unit(id=id_, name=id_) for id_ in ids))
