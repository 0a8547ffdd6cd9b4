"""How values made of parts are read: lists, objects, the fields of our classes."""

from __future__ import annotations

from typing import Any, Final, cast, get_args

import attrs
from attrs import Attribute

from govinfo.codec._problems import FlawedObject, Refusals, item, member, must_be, not_null, twice
from govinfo.codec._values import Hook, read_str
from govinfo.errors import MOST_PROBLEMS, InvalidValueError
from govinfo.records import AnyRecord, Correction, Record

RECORDS: Final = frozenset({*get_args(Record), Correction})
"""The classes of records."""

UNREADABLE: Final = object()
"""What stands for a replacement whose problems are told already."""


def read_replacement(value: object, _: object) -> AnyRecord:
    """Read a replacement, which is a record by now: what it is to be is known from the record that it replaces."""
    if value is UNREADABLE:
        raise Refusals(())
    if type(value) in RECORDS:
        return cast("AnyRecord", value)
    raise must_be("an object: the whole record as it should have been", value)


def tuple_reader(of: Any, read: Hook, *, collect: bool) -> Hook:
    """Return what reads a list whose items are each an *of*, which *read* reads, as a tuple."""

    def read_tuple(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise must_be("a list", value)
        items = cast("list[object]", value)
        if not collect:
            return tuple([read(one, of) for one in items])
        wrong: list[tuple[str, Exception]] = []
        good: list[Any] = []
        for index, one in enumerate(items):
            try:
                good.append(read(one, of))
            except Exception as error:  # noqa: BLE001  # told with its place further up
                wrong.append((item(index), error.with_traceback(None)))
                if len(wrong) > MOST_PROBLEMS:
                    break
        if wrong:
            raise Refusals(wrong)
        return tuple(good)

    return read_tuple


def mapping_reader(read: Hook, of: Any) -> Hook:
    """Return what reads an object with any names, whose values are each an *of*, which *read* reads, as a dict."""

    def read_mapping(value: object, _: object) -> dict[str, Any]:
        wrong: list[tuple[str, Exception]] = []
        if isinstance(value, FlawedObject):
            wrong = [(member(name), twice()) for name in value.repeated[: MOST_PROBLEMS + 1]]
            value = value.fields
        if not isinstance(value, dict):
            raise must_be("an object", value)
        good: dict[str, Any] = {}
        for name, one in cast("dict[str, object]", value).items():
            if len(wrong) > MOST_PROBLEMS:
                break
            try:
                good[read_str(name, str)] = read(one, of)
            except Exception as error:  # noqa: BLE001  # told with its place further up
                wrong.append((member(name), error.with_traceback(None)))
        if wrong:
            raise Refusals(wrong)
        return good

    return read_mapping


def part_reader(cls: type[Any], name: str, read: Hook) -> Hook:
    """Return what reads a part of the class *cls*, given what reads one that is an object: the id in the field *name* alone is one too."""

    def read_part(value: object, kind: object) -> Any:
        if not isinstance(value, str):
            return read(value, kind)
        try:
            return cls(**{name: read_str(value, str)})
        except InvalidValueError as error:
            raise must_be(error.expected, value) from None

    return read_part


def object_reader(cls: type[Any], read: Hook) -> Hook:
    """Return what reads a *cls*, given what reads the fields: it refuses what is no object and names fields given twice."""

    def read_object(value: object, _: object) -> Any:
        wrong: list[tuple[str, Exception]] = []
        if isinstance(value, FlawedObject):
            wrong = [(member(name), twice()) for name in value.repeated[: MOST_PROBLEMS + 1]]
            value = value.fields
        if not isinstance(value, dict):
            raise must_be("an object", value)
        try:
            result = read(value, cls)
        except Exception as error:  # noqa: BLE001  # told beside the fields given twice
            wrong.append(("", error))
        else:
            if not wrong:
                return result
        raise Refusals(wrong)

    return read_object


def field_reader(spec: Attribute[Any], read: Hook) -> Hook:
    """
    Return what reads the field *spec*, given what reads its type, and asks its validator at once.

    The class itself would stop at the first field that a validator refuses.
    """
    optional = spec.default is not attrs.NOTHING

    def read_field(value: object, kind: object) -> Any:
        if value is None and optional:
            raise not_null()
        result = read(value, kind)
        _check_whole(spec, result)
        return result

    return read_field


def _check_whole(spec: Attribute[Any], value: object) -> None:
    if spec.validator is not None and isinstance(value, tuple):
        _check_items(spec, cast("tuple[object, ...]", value))
    else:
        _check(spec, value)


def _check(spec: Attribute[Any], value: object) -> None:
    if spec.validator is None:
        return
    try:
        spec.validator(None, spec, value)
    except AttributeError:
        return  # a validator that asks its instance is asked again by the class


def _check_items(spec: Attribute[Any], values: tuple[object, ...]) -> None:
    wrong: list[tuple[str, Exception]] = []
    for index, value in enumerate(values):
        try:
            _check(spec, (value,))
        except (InvalidValueError, ValueError, TypeError) as error:  # told with its place further up
            wrong.append((item(index), error))
    if wrong:
        raise Refusals(wrong)
    _check(spec, values)
