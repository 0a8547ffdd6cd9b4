"""
The one converter: plain data into values, and values into plain data.

This is the only module that knows cattrs. It is strict: no unknown fields, no null, nothing is
guessed from something else. A converter either stops at the first refusal, which is fast, or
collects all of them; `structure_all` is the latter, with each problem at its path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError, StructureHandlerNotFoundError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from govinfo.codec._parts import (
    RECORDS,
    field_reader,
    mapping_reader,
    object_reader,
    part_reader,
    read_replacement,
    tuple_reader,
)
from govinfo.codec._problems import Refusal, Refusals, describe, item, member, missing, unknown_field
from govinfo.codec._values import (
    Hook,
    key_of,
    read_bool,
    read_date,
    read_exact,
    read_instant,
    read_int,
    read_period,
    read_place,
    read_str,
    read_tags,
    read_word,
    write_exact,
    write_period,
    write_tags,
)
from govinfo.errors import (
    DecodeError,
    FormulaError,
    InvalidValueError,
    Problem,
    UnknownNameError,
    WrongTypeError,
    check_type,
    first_problems,
)
from govinfo.labels import Labelled
from govinfo.periods import Period
from govinfo.records import AnyRecord, Correction, Merit, Tags
from govinfo.records._meanings import alone, placed, written
from govinfo.texts import Text

T = TypeVar("T")

_NUMBERS: Final[frozenset[object]] = frozenset({int, Fraction})
_UNIONS: Final[Mapping[frozenset[object], Hook]] = {
    _NUMBERS: read_exact,
    frozenset({int, str}): read_place,
}
_LEAVES: Final[Mapping[type[Any], Hook]] = {
    str: read_str,
    bool: read_bool,
    int: read_int,
    date: read_date,
    datetime: read_instant,
    Period: read_period,
    Tags: read_tags,
    Labelled: read_word,  # and every vocabulary, which is a subclass
}


def make_converter(*, collect: bool = True) -> Converter:
    """
    Return a new strict converter for the library's values; more hooks can be registered on it.

    Args:
        collect: whether reading goes on after a refusal and reports all of them, or stops at the first, which is faster.

    >>> make_converter().unstructure(Period.parse("2024-Q1"))
    '2024-Q1'
    """
    converter = Converter(detailed_validation=collect, forbid_extra_keys=True, omit_if_default=True)
    for kind, read in _LEAVES.items():
        converter.register_structure_hook(kind, read)
    converter.register_structure_hook_factory(_is_union, _union_reader)
    converter.register_structure_hook_factory(_is_tuple, partial(_tuple_reader, collect=collect))
    converter.register_structure_hook_factory(_is_mapping, _mapping_reader)
    converter.register_structure_hook_factory(_is_value_class, partial(_class_reader, collect=collect))

    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_unstructure_hook(Labelled, _word)
    converter.register_unstructure_hook(Fraction, write_exact)
    converter.register_unstructure_hook(Period, write_period)
    converter.register_unstructure_hook(Tags, write_tags)
    converter.register_unstructure_hook_factory(_is_number, _number_writer)
    converter.register_unstructure_hook_factory(_is_value_class, _class_writer)
    return converter


def structure_all(cls: type[T], data: object, path: str = "$", *, converter: Converter | None = None) -> T:
    """
    Read plain data as a *cls*.

    Args:
        cls: what it is to become.
        data: dicts, lists, strings, integers and booleans, as JSON or TOML give them.
        path: where the data stands, in front of every problem's path.
        converter: one from `make_converter`, where more hooks are needed than the usual ones.

    Raises:
        DecodeError: it is none, with every problem.

    >>> structure_all(Period, "2024-13", "$.period")
    Traceback (most recent call last):
    ...
    govinfo.errors.DecodeError: $.period: must be a period such as "2024", "2024-H1", "2024-Q2", "2024-03" or \
"2024-01-16/2024-03-01" (half-open), got "2024-13"
    """
    if converter is not None:
        check_type("converter", converter, Converter, "a Converter of cattrs")
    try:
        return (converter or _collecting()).structure(data, cls)
    except StructureHandlerNotFoundError:
        raise WrongTypeError("cls", type(cast("object", cls)), "the class that the data is to become") from None
    except Exception as error:  # noqa: BLE001  # what is no refusal of data is raised again
        raise DecodeError(first_problems(problems_in(error, path))) from None


def quick_reader(cls: type[T]) -> Callable[[object, type[T]], T]:
    """
    Return what reads one *cls* fast, given the data and the class once more.

    It raises anything at all where it cannot; then ask `structure_all` why.
    """
    return _quick().get_structure_hook(cls)


def unstructure(value: object) -> Any:
    """
    Return *value* as plain data: fields at their defaults left out, numbers exact.

    >>> from govinfo.records import Contribution
    >>> unstructure(Contribution(unit="agri", weight=2)), unstructure(Contribution(unit="agri"))
    ({'unit': 'agri', 'weight': 2}, 'agri')
    """
    return _quick().unstructure(value)


@cache
def _quick() -> Converter:
    return make_converter(collect=False)


@cache
def _collecting() -> Converter:
    return make_converter()


# What each type is read and written with


def _word(word: Labelled) -> str:
    return str(word.value)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in {Union, UnionType}


def _is_number(kind: Any) -> bool:
    return _is_union(kind) and frozenset[object](get_args(kind)) - {NoneType} == _NUMBERS


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _is_value_class(kind: Any) -> bool:
    return isinstance(kind, type) and attrs.has(kind) and kind not in {Tags, Period}


def _union_reader(kind: Any, converter: Converter) -> Hook:
    kinds = frozenset(get_args(kind)) - {NoneType}
    if len(kinds) == 1:
        (only,) = kinds
        read = converter.get_structure_hook(only)
        return read if only in _LEAVES else lambda value, _: read(value, only)
    if kinds == RECORDS:
        return read_replacement
    try:
        return _UNIONS[kinds]
    except KeyError:
        raise TypeError(f"no hook reads {kind}: register one, or tag the union") from None


def _tuple_reader(kind: Any, converter: Converter, *, collect: bool) -> Hook:
    of = get_args(kind)[0]
    return tuple_reader(of, converter.get_structure_hook(of), collect=collect)


def _mapping_reader(kind: Any, converter: Converter) -> Hook:
    of = get_args(kind)[1]
    return mapping_reader(converter.get_structure_hook(of), of)


def _class_reader(cls: type[Any], converter: Converter, *, collect: bool) -> Hook:
    attrs.resolve_types(cls)
    if collect:
        checked: dict[str, Any] = {
            spec.name: override(rename=key_of(spec), struct_hook=field_reader(spec, converter.get_structure_hook(spec.type)))
            for spec in attrs.fields(cls)
            if spec.init
        }
        read = object_reader(cls, cast("Hook", make_dict_structure_fn(cls, converter, **checked)))
    else:
        read = cast("Hook", make_dict_structure_fn(cls, converter, **_renamed(cls)))
    name = alone(cls)
    return read if name is None else part_reader(cls, name, read)


def _renamed(cls: type[Any]) -> dict[str, Any]:
    """Return how the fields are called in a file that are not called so there."""
    return {spec.name: override(rename=key_of(spec)) for spec in attrs.fields(cls) if key_of(spec) != spec.name}


def _number_writer(_: Any) -> Callable[[Any], Any]:
    return write_exact


def _class_writer(cls: type[Any], converter: Converter) -> Callable[[Any], Any]:
    attrs.resolve_types(cls)
    special: dict[str, Any] = (
        {"replacement": override(unstruct_hook=partial(_write_replacement, converter))} if cls is Correction else _renamed(cls)
    )
    write = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **special)
    if placed(cls):
        order = [key_of(spec) for spec in written(cls)]

        def write_in_order(value: Any) -> dict[str, Any]:
            fields = write(value)
            return {name: fields[name] for name in order if name in fields}

        return write_in_order
    name = alone(cls)
    if name is None:
        return write

    def write_part(value: Any) -> Any:
        fields = write(value)
        return fields if len(fields) > 1 else fields[name]

    return write_part


def _write_replacement(converter: Converter, record: AnyRecord) -> dict[str, Any]:
    """Write a replacement so that it is read as what it is, also where the record that it replaces is in another file."""
    fields = cast("dict[str, Any]", converter.unstructure(record))
    # A merit and a lapse may say the very same; only a merit says how often.
    return {**fields, "times": record.times} if isinstance(record, Merit) else fields


# What went wrong, and where


def problems_in(error: BaseException, path: str, cls: type[Any] | None = None) -> Iterator[Problem]:
    """
    Yield every problem that *error*, raised while a *cls* was read at *path*, tells of.

    Raises:
        BaseException: *error* itself, where it is no refusal of data.
    """
    if isinstance(error, Refusals):
        for piece, inner in error.parts:
            yield from problems_in(inner, path + piece)
    elif isinstance(error, ClassValidationError):
        wanted = [_key(error.cl, name) for inner in error.exceptions if isinstance(inner, KeyError) and (name := _field(inner)) is not None]
        for inner in error.exceptions:
            if isinstance(inner, ForbiddenExtraKeysError) and wanted:
                yield from _unknown_fields(inner, path, wanted)
            else:
                yield from _problems_of_field(inner, path, error.cl)
    elif isinstance(error, IterableValidationError):
        for inner, note in error.group_exceptions()[0]:
            yield from problems_in(inner, path + (item(note.index) if isinstance(note.index, int) else member(note.index)))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_fields(error, path)
    else:
        yield _problem_of_value(error, path, cls)


def _unknown_fields(error: ForbiddenExtraKeysError, path: str, wanted: Sequence[str] = ()) -> Iterator[Problem]:
    """Yield the fields that nothing knows; one that is wanted and missing was most likely meant."""
    known = [key_of(spec) for spec in attrs.fields(error.cl) if spec.init]
    for name in sorted(error.extra_fields, key=str):
        yield Problem(path=path + member(name), message=unknown_field(name, known, wanted).message)


def _field(error: Exception) -> str | None:
    return next((str(note.name) for note in getattr(error, "__notes__", ()) if hasattr(note, "name")), None)


def _problems_of_field(error: Exception, path: str, cls: type[Any]) -> Iterator[Problem]:
    name = _field(error)
    if name is None:
        yield from problems_in(error, path, cls)
    elif isinstance(error, KeyError):
        yield Problem(path=path + member(_key(cls, name)), message=missing().message)
    else:
        yield from problems_in(error, path + member(_key(cls, name)))


def _key(cls: type[Any], name: str) -> str:
    return key_of(attrs.fields_dict(cls)[name])


def _problem_of_value(error: BaseException, path: str, cls: type[Any] | None) -> Problem:
    if isinstance(error, (Refusal, FormulaError, UnknownNameError)):
        return Problem(path=path, message=error.message)
    if isinstance(error, InvalidValueError):
        named = cls is not None and error.what in attrs.fields_dict(cls)
        place = path + member(_key(cls, error.what)) if named and cls is not None else path
        got = describe(error.got)
        if named or cls is None:
            return Problem(path=place, message=Text("must be {expected}, got {got}", expected=error.expected, got=got))
        return Problem(path=place, message=Text("{what} must be {expected}, got {got}", what=error.what, expected=error.expected, got=got))
    if type(error) in {ValueError, TypeError}:
        return Problem(path=path, message=Text("cannot be read: {reason}", reason=str(error)[:200]))
    raise error
