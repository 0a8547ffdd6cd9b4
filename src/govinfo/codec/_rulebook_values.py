"""How the values of a rulebook file are read: conditions, readings, amounts, seats, and tables whose keys are ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from types import GenericAlias
from typing import Any, TypeAlias, cast

from attrs import fields
from cattrs import Converter

from govinfo.codec._convert import make_converter
from govinfo.codec._problems import Refusal, Refusals, member, must_be, unknown_field, unknown_word
from govinfo.codec._switches import Table
from govinfo.codec._values import read_date, read_exact
from govinfo.errors import MOST_PROBLEMS, InvalidValueError
from govinfo.exact import Exact, parse_exact
from govinfo.records import TagValue
from govinfo.rulebook import Awards, Clause, Condition, Criterion, Light, Measure, Publication, Ratio, Reading, Seats, Word
from govinfo.rulebook._words import Absent, TagWord, TagWords, Under
from govinfo.texts import Text

Conditions: TypeAlias = tuple[Condition, ...]
Amount: TypeAlias = Exact | str


def items_of(value: object) -> list[object] | None:
    """Return the items of a list, None where it is none."""
    return cast("list[object]", value) if isinstance(value, list) else None


@cache
def rulebook_converter() -> Converter:
    """Return the converter that reads the tables of a rulebook file."""
    converter = make_converter()
    hooks: dict[Any, Callable[[Any, Any], Any]] = {
        Conditions: _read_conditions,
        Under: _read_under,
        Exact: _read_number,
        Exact | None: _read_number,
        Amount: _read_amount,
        Amount | None: _read_amount,
        date: _read_day,
        Awards | Ratio | None: _read_awards,
        Seats: _read_seats,
        Seats | None: _read_seats,
        tuple[tuple[str, Seats], ...]: _read_groups,
        Absent: _read_absent,
        tuple[TagWord, ...]: _tag_words_reader(converter),
    }
    for kind in (Word, Publication, Criterion, Measure, Clause, Light, Reading, TagWords):
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
        values = items_of(allowed)
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


def _read_awards(value: object, _: object) -> Awards | Ratio:
    words = [word.value for word in Awards]
    if isinstance(value, str) and value in words:
        return Awards(value)
    parts = [part.strip() for part in value.replace("：", ":").split(":")] if isinstance(value, str) else []
    if len(parts) > 1:
        try:
            return Ratio(tuple(parse_exact(part) for part in parts))
        except InvalidValueError:
            raise must_be(Text("a ratio of numbers above zero, such as {example}", example='"3:2"'), value) from None
    raise unknown_word(value, (*words, "3:2"))


def _read_absent(value: object, _: object) -> Absent:
    if not isinstance(value, dict):
        raise must_be(Text("a table such as {example}", example='{ form = "must-be-given", rank = "other" }'), value)
    wrong = [(member(name), must_be("a word", word)) for name, word in _flat(cast("Table", value)) if not isinstance(word, str)]
    if wrong:
        raise Refusals(wrong)
    return tuple((name, str(word)) for name, word in _flat(cast("Table", value)))


def _tag_words_reader(converter: Converter) -> Callable[[object, object], tuple[TagWord, ...]]:
    def read(value: object, _: object) -> tuple[TagWord, ...]:
        words = items_of(value)
        if not words:
            raise must_be(Text("a list of words such as {example}", example='["I", "II"]'), value)
        wrong: list[tuple[str, Exception]] = []
        found: list[TagWord] = []
        for number, word in enumerate(words):
            try:
                found.append(converter.structure({"id": word, "title": word} if isinstance(word, str) else word, TagWord))
            except Exception as error:  # noqa: BLE001  # told with its place further up
                wrong.append((f"[{number}]", error.with_traceback(None)))
        if wrong:
            raise Refusals(wrong)
        return tuple(found)

    return read


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
                wrong.append((member(id_), error.with_traceback(None)))
            if len(wrong) > MOST_PROBLEMS:
                break
        if wrong:
            raise Refusals(wrong)
        return tuple(items)

    return read
