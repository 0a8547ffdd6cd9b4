"""Rulebooks from TOML: read strictly, every problem with the rule and the field where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from types import GenericAlias
from typing import Any, Final, TypeAlias, TypeVar, cast, final

from attrs import field, fields, frozen
from cattrs import Converter

from govinfo.codec._convert import make_converter, problems_in, structure_all
from govinfo.codec._json import decode_text
from govinfo.codec._problems import Refusal, Refusals, member, must_be, unknown_field
from govinfo.codec._switches import Table, variants
from govinfo.codec._values import read_date, read_exact
from govinfo.errors import DecodeError, InvalidValueError, Problem, RulebookError
from govinfo.exact import Exact, parse_exact
from govinfo.limits import Limit
from govinfo.records import TagValue
from govinfo.rulebook import (
    Bar,
    Cap,
    Clause,
    Commend,
    Condition,
    Criterion,
    Duty,
    Keep,
    Measure,
    Notice,
    Persons,
    Price,
    Publication,
    Reading,
    Rulebook,
    Seats,
    Settings,
    Source,
    Standing,
    Tally,
    Under,
    Void,
    Word,
)
from govinfo.rulebook.analysis import rulebook_problems
from govinfo.texts import Text

__all__ = ["SCHEMA", "RulebookFile", "decode_rulebook"]

SCHEMA: Final = 1
"""What the field `schema` of a rulebook file says."""

T = TypeVar("T")
Conditions: TypeAlias = tuple[Condition, ...]
Amount: TypeAlias = Exact | str


@final
@frozen(kw_only=True)
class RulebookFile:
    """
    What a rulebook file says beside its rules (考核办法文件).

    Attributes:
        schema: the version of the file's form, 1.
    """

    schema: int = field()
    id: str
    title: str
    source: Source
    title_en: str | None = None
    in_force: date | None = None
    settings: Settings = field(factory=Settings)
    standing: Standing = field(factory=Standing)
    commend: Commend | None = None
    publications: tuple[Publication, ...] = ()
    forms: tuple[Word, ...] = ()
    kinds: tuple[Word, ...] = ()
    groups: tuple[Word, ...] = ()
    lapses: tuple[Word, ...] = ()
    figures: tuple[Word, ...] = ()
    parts: tuple[Word, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    measures: tuple[Measure, ...] = ()
    clauses: tuple[Clause, ...] = ()
    readings: tuple[Reading, ...] = ()


RULES: Final[Mapping[str, type[Any]]] = {
    "price": Price,
    "keep": Keep,
    "tally": Tally,
    "cap": Cap,
    "void": Void,
    "bar": Bar,
    "notice": Notice,
    "persons": Persons,
    "deadline": Limit,
    "duty": Duty,
}
"""The tables of rules, each written `[[name]]` and any number of times; `persons` is written once, `[persons]`."""


def decode_rulebook(text: str | bytes, *, name: str = "") -> Rulebook:
    r"""
    Read a rulebook file.

    Args:
        text: the TOML.
        name: what to call the file in front of every path.

    Raises:
        RulebookError: it is no rulebook; every problem with its table and field.

    >>> decode_rulebook('schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "区政府办"\ntitle = "办法"').id
    'x'
    """
    prefix = f"{name}: " if name else ""
    try:
        document = _parse(text)
    except Refusal as refusal:
        raise RulebookError([Problem(path=name or "$", message=refusal.message)]) from None
    problems: list[Problem] = []
    rules = {kind: document.pop(kind, []) for kind in RULES}
    known = [spec.name for spec in fields(RulebookFile)]
    for name_ in [key for key in document if key not in known]:
        del document[name_]
        problems.append(Problem(path=f"${member(name_)}", message=unknown_field(name_, [*known, *RULES]).message))
    head: RulebookFile | None = None
    try:
        head = structure_all(RulebookFile, document, "$", converter=_converter())
    except DecodeError as error:
        problems += error.problems
    readings = {reading.id: tuple(option.id for option in reading.options) for reading in head.readings} if head is not None else {}
    read: dict[str, list[Any]] = {kind: [] for kind in RULES}
    for kind, tables in rules.items():
        for path, table in _tables(kind, tables, problems):
            read[kind] += _read_variants(RULES[kind], path, table, readings if head is not None else None, problems)
    if head is not None and not problems:
        own = {spec.name: getattr(head, spec.name) for spec in fields(RulebookFile) if spec.name != "schema"}
        rulebook = Rulebook(
            **own,
            rules=(*read["price"], *read["keep"], *read["tally"], *read["cap"], *read["void"]),
            bars=tuple(read["bar"]),
            notices=tuple(read["notice"]),
            persons=tuple(read["persons"]),
            deadlines=tuple(read["deadline"]),
            duties=tuple(read["duty"]),
        )
        problems += rulebook_problems(rulebook)
        if not problems:
            return rulebook
    raise RulebookError(Problem(path=prefix + problem.path, message=problem.message) for problem in problems)


def _parse(text: str | bytes) -> Table:
    decoded = decode_text(text)
    try:
        document = tomllib.loads(decoded.replace("\r\n", "\n"), parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(Text("is not TOML: {reason}", reason=str(error))) from None
    except InvalidValueError as error:
        raise Refusal(error.message) from None
    except (ValueError, RecursionError):
        raise Refusal(Text("is not TOML: a number is too long or tables are nested too deep")) from None
    if document.get("schema") != SCHEMA:
        raise Refusal(Text("schema must be {schema}, the form this version reads; begin with schema = {schema}", schema=SCHEMA))
    return document


def _decimal(text: str) -> Exact:
    return parse_exact(text.replace("_", ""))


def _tables(kind: str, tables: object, problems: list[Problem]) -> Iterable[tuple[str, Table]]:
    if kind == "persons" and isinstance(tables, dict):
        return [("persons", cast("Table", tables))]
    listed = _listed(tables)
    if listed is None:
        problems.append(Problem(path=kind, message=must_be(Text("tables written [[{kind}]]", kind=kind), tables).message))
        return []
    return [(f"{kind}[{i}]" + (f" ({table['id']})" if isinstance(table.get("id"), str) else ""), table) for i, table in enumerate(listed)]


def _listed(tables: object) -> list[Table] | None:
    """Return a list of tables as one, None where it is something else."""
    found = _items(tables)
    if found is None or not all(isinstance(table, dict) for table in found):
        return None
    return cast("list[Table]", found)


def _items(value: object) -> list[object] | None:
    """Return the items of a list, None where it is none."""
    return cast("list[object]", value) if isinstance(value, list) else None


def _read_variants(
    kind: type[T], path: str, table: Table, readings: Mapping[str, tuple[str, ...]] | None, problems: list[Problem]
) -> list[T]:
    table = dict(table)
    under = table.pop("under", {})
    found: dict[str, Problem] = {}
    result: list[T] = []
    try:
        own = dict(structure_all(cast("Any", Under), under, f"{path}.under", converter=_converter()))
        if readings is None:  # what the readings are could not be read, so that no switch can be resolved
            return []
        for taken, variant in variants(table, readings):
            both = dict(own)
            for reading, options in taken.items():
                both[reading] = tuple(option for option in options if option in own.get(reading, options))
            if all(both.values()):
                try:
                    result.append(structure_all(kind, variant | ({"under": both} if both else {}), path, converter=_converter()))
                except DecodeError as error:
                    found |= {str(problem): problem for problem in error.problems}
    except DecodeError as error:
        found |= {str(problem): problem for problem in error.problems}
    except Refusals as refusals:
        found |= {str(problem): problem for problem in problems_in(refusals, path)}
    problems += found.values()
    return result


@cache
def _converter() -> Converter:
    converter = make_converter()
    hooks: dict[Any, Callable[[Any, Any], Any]] = {
        Conditions: _read_conditions,
        Under: _read_under,
        Exact: _read_number,
        Exact | None: _read_number,
        Amount: _read_amount,
        Amount | None: _read_amount,
        date: _read_day,
        Seats: _read_seats,
        Seats | None: _read_seats,
        tuple[tuple[str, Seats], ...]: _read_groups,
    }
    for kind in (Word, Publication, Criterion, Measure, Clause, Reading):
        hooks[GenericAlias(tuple, (kind, ...))] = _keyed_reader(kind, converter)
    converter.register_structure_hook_func(lambda kind: _known(kind, hooks), lambda value, kind: hooks[kind](value, kind))
    return converter


def _known(kind: Any, hooks: Mapping[Any, object]) -> bool:
    try:
        return kind in hooks
    except TypeError:
        return False


def _read_conditions(value: object, _: object) -> Conditions:
    if not isinstance(value, dict):
        raise must_be(Text("a table such as {example}", example='{ publication = "gazette", form = ["item", "brief"] }'), value)
    wrong: list[tuple[str, Exception]] = []
    conditions: list[Condition] = []
    for name, wanted in _flat(cast("Table", value)):
        negated, allowed = _negation(wanted)
        values = _items(allowed)
        if values is None:
            values = [allowed]
        if values and all(isinstance(one, (str, int)) for one in values):
            conditions.append(Condition(attribute=name, values=tuple(cast("list[TagValue]", values)), negated=negated))
        else:
            refusal = must_be(Text("a value, a list of values, or {example}", example="{ not = ... }"), allowed)
            wrong.append((member(name), refusal))
    if wrong:
        raise Refusals(wrong)
    return tuple(conditions)


def _table(value: object) -> Table:
    return cast("Table", value) if isinstance(value, dict) else {}


def _negation(wanted: object) -> tuple[bool, object]:
    """Return whether a condition is turned round, and the values it is about."""
    table = _table(wanted)
    negated = list(table) == ["not"]
    return negated, table["not"] if negated else wanted


def _flat(table: Table) -> Iterable[tuple[str, object]]:
    for name, wanted in table.items():
        if name == "tags" and isinstance(wanted, dict):
            yield from ((f"tags.{key}", value) for key, value in cast("Table", wanted).items())
        else:
            yield name, wanted


def _read_under(value: object, _: object) -> Under:
    if not isinstance(value, dict):
        raise must_be(Text("a table such as {example}", example='{ "monthly-task" = "each-month" }'), value)
    under: list[tuple[str, tuple[str, ...]]] = []
    for reading, options in cast("dict[str, object]", value).items():
        several = [options] if isinstance(options, str) else options
        if not isinstance(several, (list, tuple)) or not all(isinstance(option, str) for option in cast("list[object]", several)):
            raise Refusals([(member(reading), must_be("an option or a list of options", options))])
        under.append((reading, tuple(cast("list[str]", several))))
    return tuple(under)


def _read_number(value: object, _: object) -> Exact:
    return value if isinstance(value, Fraction) else read_exact(value, _)  # TOML has decimals of its own


def _read_seats(value: object, _: object) -> Seats:
    if type(value) is int:
        return Seats(number=value)
    if isinstance(value, str) and value.endswith("%"):
        return Seats(percent=parse_exact(value[:-1]))
    raise must_be(Text("a number, or a percentage such as {example}", example='"20%"'), value)


def _read_groups(value: object, _: object) -> tuple[tuple[str, Seats], ...]:
    wrong: list[tuple[str, Exception]] = []
    groups: list[tuple[str, Seats]] = []
    for group, seats in _table(value).items():
        try:
            groups.append((group, _read_seats(seats, Seats)))
        except (Refusal, InvalidValueError) as error:
            wrong.append((member(group), error))
    if wrong or not isinstance(value, dict):
        raise Refusals(wrong or [("", must_be("a table whose keys are the ids", value))])
    return tuple(groups)


def _read_day(value: object, _: object) -> date:
    return value if type(value) is date else read_date(value, _)  # TOML has days of its own


def _read_amount(value: object, _: object) -> Amount:
    return value if isinstance(value, (str, Fraction)) and value != "" else read_exact(value, _)


def _keyed_reader(kind: type[Any], converter: Converter) -> Callable[[object, object], tuple[Any, ...]]:
    names = [spec.name for spec in fields(kind)]

    def read(value: object, _: object) -> tuple[Any, ...]:
        if not isinstance(value, dict):
            raise must_be("a table whose keys are the ids", value)
        wrong: list[tuple[str, Exception]] = []
        items: list[Any] = []
        for id_, one in cast("Table", value).items():
            table: object = {"title": one} if isinstance(one, str) and kind is Word else one
            if isinstance(table, dict) and "id" in table:
                wrong.append((member(id_), unknown_field("id", names[1:])))
                continue
            try:
                items.append(converter.structure({"id": id_, **cast("Table", table)} if isinstance(table, dict) else table, kind))
            except Exception as error:  # noqa: BLE001  # told with its place further up
                wrong.append((member(id_), error))
        if wrong:
            raise Refusals(wrong)
        return tuple(items)

    return read
