"""What a field of a record says of itself, once: its Chinese title, the list it refers to, how a cell of a ledger holds it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from types import NoneType
from typing import Any, Final, cast, final, get_args, get_origin

import attrs
from attrs import Attribute, frozen
from attrs.validators import optional

from govinfo.labels import Action, Complexity, Labelled, LeaderRank, Level, Per
from govinfo.periods import Period
from govinfo.records._fields import check_id

_KEY: Final = "govinfo"
_LAST: Final = 99


class CellKind(Labelled):
    """What a cell holds (单元格内容), and how it is written in a spreadsheet."""

    TEXT = "text", "文字"
    ID = "id", "编号"
    IDS = "ids", "编号，多个以顿号隔开"
    UNIT = "unit", "单位编号或名称"
    UNITS = "units", "单位编号或名称，多个以顿号隔开"
    PERSON = "person", "人员编号或姓名"
    PERSONS = "persons", "人员编号或姓名，多个以顿号隔开"
    NUMBER = "number", "数"
    NUMBERS = "numbers", "数，多个以顿号隔开"
    COUNT = "count", "整数"
    PLACE = "place", "整数或文字"
    DAY = "day", "日期，如 2024-03-05"
    INSTANT = "instant", "时间，如 2024-03-05 09:30（北京时间）"
    DUE = "due", "时间，如 2024-03-05 17:30（北京时间），只写日期的为当日24:00"
    PERIOD = "period", "考核期，如 2024、2024-H1、2024-03"
    YES_NO = "yes-no", "是或否"
    LEVEL = "level", "层级：乡镇级、区县级、市级、省级、国家级"
    RANK = "rank", "主要领导或其他领导"
    COMPLEXITY = "complexity", "一般、较复杂、复杂且涉及多方"
    GRAIN = "grain", "每周、每半月、每月、每两月、每季度、每半年、每年、整个期间"
    ACTION = "action", "作废"
    WORD = "word", "所列词语之一"
    WORDS = "words", "所列词语，多个以顿号隔开"


@final
@frozen(kw_only=True)
class Meaning:
    """
    What a field says of itself.

    Attributes:
        title: its Chinese name.
        refers: the list of the records whose ids it holds, or the several; None where it holds no ids of records.
        cell: how a cell holds it, None where its type says so.
        column: the English heading of its column, None for the field's own name.
        declared: what rulebooks declare the words under that it holds, such as `publications`; None where it holds no such word.
        place: where it stands among the fields of a record as it is written; those that say nothing follow in the order of the class.
        rests: whether the record means nothing without what it names here, though it may name something else instead.
        alone: whether a part that says no more may be written as this id alone.
        unless: the field that says the same in other words; where that is given, this one says nothing of its own.
    """

    title: str
    refers: str | tuple[str, ...] | None = None
    cell: CellKind | None = None
    column: str | None = None
    declared: str | None = None
    place: int = _LAST
    rests: bool = False
    alone: bool = False
    unless: str | None = None


def means(
    title: str,
    *,
    refers: str | tuple[str, ...] | None = None,
    cell: CellKind | None = None,
    column: str | None = None,
    declared: str | None = None,
    place: int = _LAST,
    rests: bool = False,
    alone: bool = False,
    unless: str | None = None,
) -> Mapping[str, Meaning]:
    """Return the metadata with which a field says what it is."""
    said = Meaning(
        title=title,
        refers=refers,
        cell=cell,
        column=column,
        declared=declared,
        place=place,
        rests=rests,
        alone=alone,
        unless=unless,
    )
    return {_KEY: said}


def meaning(spec: Attribute[Any]) -> Meaning:
    """Return what a field of a record, or of a part of one, says of itself."""
    return cast("Meaning", spec.metadata[_KEY])


def says_what_it_is(spec: Attribute[Any]) -> bool:
    """Whether a field says what it is: those of records and of their parts do, those of a period or of tags do not."""
    return _KEY in spec.metadata


def placed(cls: type[Any]) -> bool:
    """Whether a class says where its fields stand; else those that are needed stand in front."""
    return any(meaning(spec).place != _LAST for spec in attrs.fields(cls) if says_what_it_is(spec))


def alone(cls: type[Any]) -> str | None:
    """Return the field as whose id alone a part may be written, None where there is none."""
    return next((spec.name for spec in attrs.fields(cls) if says_what_it_is(spec) and meaning(spec).alone), None)


def written(cls: type[Any]) -> tuple[Attribute[Any], ...]:
    """Return the fields of a record in the order in which they are written, with their types."""
    attrs.resolve_types(cls)
    return tuple(sorted(attrs.fields(cls), key=lambda spec: meaning(spec).place if says_what_it_is(spec) else _LAST))


# What a field holds, and how


_BY_TYPE: Final[Mapping[object, CellKind]] = {
    int: CellKind.COUNT,
    bool: CellKind.YES_NO,
    date: CellKind.DAY,
    datetime: CellKind.INSTANT,
    Period: CellKind.PERIOD,
    Level: CellKind.LEVEL,
    LeaderRank: CellKind.RANK,
    Complexity: CellKind.COMPLEXITY,
    Per: CellKind.GRAIN,
    Action: CellKind.ACTION,
    frozenset({int, Fraction}): CellKind.NUMBER,
    frozenset({int, str}): CellKind.PLACE,
}
_OF_ONE: Final[Mapping[object, CellKind]] = {"units": CellKind.UNIT, "persons": CellKind.PERSON}
_OF_SEVERAL: Final[Mapping[object, CellKind]] = {"units": CellKind.UNITS, "persons": CellKind.PERSONS}
_IDS: Final = (check_id, optional(check_id))


def held_by(spec: Attribute[Any]) -> tuple[Any, bool]:
    """
    Return the type of what a field of a class that `written` knows holds where it is given, and whether it holds several of them.

    A choice between several types is their set.
    """
    kind: Any = spec.type
    if get_origin(kind) is tuple:
        return get_args(kind)[0], True
    kinds = frozenset[Any](get_args(kind) or (kind,)) - {NoneType}
    return (next(iter(kinds)) if len(kinds) == 1 else kinds), False


def kind_of(spec: Attribute[Any]) -> CellKind | None:
    """Return what the type of a field makes it, None where it has parts of its own."""
    kind, several = held_by(spec)
    refers = meaning(spec).refers
    if several:
        return _OF_SEVERAL.get(refers, CellKind.IDS) if kind is str else None
    if kind is str:
        return _OF_ONE.get(refers, CellKind.ID if spec.validator in _IDS else CellKind.TEXT)
    return _BY_TYPE.get(kind, CellKind.WORD if words_of(spec) is not None else None)


def words_of(spec: Attribute[Any]) -> type[Labelled] | None:
    """Return the vocabulary of which a field holds one word, None where it holds something else."""
    kind, several = held_by(spec)
    return kind if isinstance(kind, type) and issubclass(kind, Labelled) and not several else None


def cell_kind(spec: Attribute[Any]) -> CellKind | None:
    """Return what a cell with the field *spec* holds: what it says, else what its type makes it; None where no cell can hold it."""
    return meaning(spec).cell or kind_of(spec)


def dated(cls: type[Any]) -> str | None:
    """
    Return the field that says when a record happened: its first needed day or instant; None where it has none.

    In that order, and then by their ids, the records of a list stand in a register.
    """
    return next(
        (spec.name for spec in written(cls) if spec.default is attrs.NOTHING and held_by(spec) in {(date, False), (datetime, False)}), None
    )
