"""
Every public method and constructor refuses an argument of another type, as an error of the library and never any other.

What is called is taken from the listing of public names. What it is called on comes from a year that was assessed and reported, or
is made of plain values by what the annotations say.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

import attrs
import pytest

from govinfo import Period, Records, assess, build_register, sample_year, shipped_rulebook
from govinfo.assessment import compare, explain_record, kept_counts
from govinfo.calendars import official
from govinfo.codec import decode_assessment, encode_assessment
from govinfo.deadlines import Limit, plain_limit
from govinfo.errors import GovinfoError
from govinfo.formulas import Kind, Scope, parse
from govinfo.labels import LimitUnit
from govinfo.papers import circular_paper
from govinfo.records import Claim, Tags
from govinfo.reports import circular, commendation, outcomes, payout_list, statement
from govinfo.rulebook import Seats

LISTING: Final = Path(__file__).with_name("api.txt")
WRONG: Final[Mapping[str, Any]] = {"None": None, "1": 1, "x": "x", "[]": [], "an object": object()}
BY_HAND: Final[Mapping[str, Any]] = {
    "submitted_at": datetime(2024, 3, 5, 1, tzinfo=UTC),
    "asked_at": datetime(2024, 3, 5, 1, tzinfo=UTC),
    "first": date(2024, 1, 1),
    "last": date(2024, 12, 31),
    "settled_through": date(2024, 12, 31),
    "submission": "s",
    "path": "$",
    "close": "17:30",
}
"""Values of parameters that must fit each other, or whose words are of a form."""
RESULTS: Final = (
    "govinfo.assessment.",
    "govinfo.codec.",
    "govinfo.deadlines.",
    "govinfo.duties.",
    "govinfo.errors.",
    "govinfo.examples.Difference",
    "govinfo.formulas.",
    "govinfo.register.",
    "govinfo.reports.",
    "govinfo.texts.",
    "govinfo.calendars.Disagreement",
    "govinfo.calendars.DayBasis",
    "govinfo.calendars.Notice",
    "govinfo.calendars.ChineseCalendarAdapter",
)
"""What the library makes itself, by the thousand, and sentences: their constructors take what they are given."""
PEOPLE: Final = ("govinfo.deadlines.Deadline", "govinfo.deadlines.Limit", "govinfo.deadlines.ExtensionRequest", "govinfo.deadlines.Pause")
"""Among those what people make."""


LIMIT: Final = plain_limit(5, LimitUnit.DAY)
CLAIM: Final = Claim(id="c", unit="agri", on=date(2024, 3, 5), period=Period.parse("2024"), points=5)


@cache
def listed() -> dict[str, Any]:
    """Return every public class and function by its name in the listing."""
    found: dict[str, Any] = {}
    for line in LISTING.read_text("utf-8").splitlines():
        name = line.split("(", 1)[0].split(":", 1)[0].split(" ", 1)[0]
        if " is " in line or name in found:
            continue
        parts = name.split(".")
        for length in range(len(parts), 0, -1):
            try:
                thing: Any = importlib.import_module(".".join(parts[:length]))
            except ImportError:
                continue
            for part in parts[length:]:
                thing = inspect.getattr_static(thing, part, None) if isinstance(thing, type) else getattr(thing, part, None)
            if thing is not None:  # whether the listing is right is another test's
                found[name] = thing
            break
    return found


@cache
def pool() -> dict[type, Any]:
    """Return an instance of every class that is met in a year's results, and in what they hold."""
    rulebook, year = shipped_rulebook("district-model"), Period.parse("2024")
    assessed = assess(build_register(sample_year()), rulebook, year)
    paper = circular_paper(circular(assessed))
    first = next(iter(assessed.register.by_id))
    found: dict[type, Any] = {Records: Records(), type(official()): official(), Seats: Seats(number=1), Claim: CLAIM, Limit: LIMIT}
    formula = parse("1 + a", Scope(names={"a": Kind.NUMBER}), Kind.NUMBER)
    several = (compare(assessed, assessed), explain_record(assessed, first), kept_counts(assessed), payout_list(assessed), formula)
    others = (paper, commendation(assessed), statement(assessed, unit="agri"), outcomes(assessed)[:3], year, LimitUnit.DAY)
    waiting: list[Any] = [decode_assessment(encode_assessment(assessed)), *others, *several, circular(assessed), assessed]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        kind = cast("type[Any]", type(one))
        if attrs.has(kind):
            found.setdefault(kind, one)
            waiting += [getattr(one, spec.name) for spec in attrs.fields(kind) if not spec.name.startswith("_")]
        elif isinstance(one, dict):
            waiting += list(cast("dict[object, object]", one).values())[:20]
        elif isinstance(one, (tuple, list)):
            waiting += list(cast("tuple[object, ...]", one))[:20]
    return found


def value_of(hint: Any, name: str) -> Any:
    """Return a plain value of what an annotation says."""
    if name in BY_HAND:
        return BY_HAND[name]
    origin, of = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return None if type(None) in of else value_of(of[0], name)
    if origin is Literal:
        return of[0]
    if origin is tuple and of[-1:] != (Ellipsis,):
        return tuple(value_of(one, "") for one in of)
    for kind, value in ((tuple, ()), (frozenset, frozenset[object]()), (Mapping, cast("object", {}))):
        if isinstance(origin, type) and issubclass(origin, kind):
            return value
    if origin is not None:
        return int if origin is type else ()
    plain: dict[Any, Any] = {str: "x", int: 1, bool: False, date: date(2024, 3, 5), datetime: datetime(2024, 3, 5, tzinfo=UTC)}
    plain |= {timedelta: timedelta(), Decimal: Decimal(0), object: "x", Any: "x", None: None, type: int, Period: Period.parse("2024")}
    if hint in plain:
        return plain[hint]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return next(iter(hint))
    return instance(hint) if isinstance(hint, type) else 1


def instance(cls: Any) -> Any:
    """Return an instance of a class; of a protocol one of those that there are."""
    known = pool()
    if cls not in known:
        if getattr(cls, "_is_protocol", False):
            return official() if cls.__name__ == "WorkCalendar" else None
        known[cls] = cls(**arguments(cls))
    return known[cls]


def arguments(function: Callable[..., Any]) -> dict[str, Any]:
    """Return what a function or a constructor is called with where all is right."""
    if isinstance(function, type) and attrs.has(function):
        own = get_type_hints(function)
        hints = own | {spec.alias: own.get(spec.name) for spec in attrs.fields(function)}
    else:
        hints = get_type_hints(function.__init__ if isinstance(function, type) else inspect.unwrap(function))
    wanted = inspect.signature(function).parameters.items()
    return {name: value_of(hints.get(name), name) for name, one in wanted if one.kind not in {one.VAR_KEYWORD, one.VAR_POSITIONAL}}


def called(function: Callable[..., Any], given: Mapping[str, Any]) -> BaseException | None:
    """Call a function and read what it yields; return what it raised."""
    kinds = inspect.signature(function).parameters
    args = [value for name, value in given.items() if kinds[name].kind is kinds[name].POSITIONAL_ONLY]
    try:
        made = function(*args, **{name: value for name, value in given.items() if kinds[name].kind is not kinds[name].POSITIONAL_ONLY})
        if inspect.isgenerator(made):
            list(cast("Iterator[object]", made))
    except Exception as error:  # noqa: BLE001  # what it is, is what is asked
        return error
    return None


def strangers(function: Callable[..., Any], right: Mapping[str, Any]) -> Iterator[str]:
    """Yield every call with one wrong argument, and with all wrong, of which another error than the library's comes."""
    for shown, wrong in WRONG.items():
        for given in (*({**right, name: wrong} for name in right), dict.fromkeys(right, wrong)):
            error = called(function, given)
            if error is not None and not isinstance(error, GovinfoError):
                yield f"{[name for name, value in given.items() if value is wrong]} = {shown}: {error!r}"


def held(cls: type) -> dict[str, Any]:
    """Return what the instance that there is holds, since some fields must fit each other."""
    one = pool().get(cls)
    return (
        {}
        if one is None or not attrs.has(cls) or cls is Tags
        else {spec.alias: getattr(one, spec.name) for spec in attrs.fields(cls) if spec.init}
    )


def is_class(thing: Any) -> bool:
    """Whether instances are made of it: of words and protocols none are."""
    words = isinstance(thing, type) and issubclass(thing, enum.Enum)
    return isinstance(thing, type) and not words and thing is not GovinfoError and not getattr(thing, "_is_protocol", False)


def has_instances(owner: Any) -> bool:
    """Whether there is something to call a method on."""
    return is_class(owner) or (isinstance(owner, type) and issubclass(owner, enum.Enum) and len(owner) > 0)


def is_property(thing: Any) -> bool:
    """Whether it is read and not called."""
    return not callable(thing) and not isinstance(thing, (staticmethod, classmethod))


CLASSES: Final = [name for name, thing in listed().items() if is_class(thing)]
METHODS: Final = [name for name in listed() if has_instances(listed().get(name.rpartition(".")[0])) and not is_property(listed()[name])]


@pytest.mark.parametrize("name", CLASSES)
def test_constructors_refuse_as_the_library(name: str) -> None:
    """An instance of every class is made, and made again with each argument of another type."""
    cls = listed()[name]
    right = {**arguments(cls), **held(cls)}

    assert list(strangers(cls, right)) == []


@pytest.mark.parametrize("name", [name for name in CLASSES if not name.startswith(RESULTS) or name.startswith(PEOPLE)])
def test_what_people_make_takes_no_stranger(name: str) -> None:
    """An object of no meaning is refused in every field; only what holds anything takes it."""
    cls = listed()[name]
    if not attrs.has(cls):
        return
    right = {**arguments(cls), **held(cls)}
    taken = [field for field in right if called(cls, right | {field: object()}) is None]

    assert taken == []


@pytest.mark.parametrize("name", METHODS)
def test_methods_refuse_as_the_library(name: str) -> None:
    """Each with one argument of another type beside others that are right."""
    owner, method = listed()[name.rpartition(".")[0]], name.rpartition(".")[2]
    of = next(iter(owner)) if issubclass(owner, enum.Enum) else instance(owner)
    bound = getattr(of, method)
    right = arguments(bound)

    assert list(strangers(bound, right)) == []


def test_the_listing_is_what_is_tried() -> None:
    """Hundreds of classes and methods."""
    assert (len(CLASSES) > 150, len(METHODS) > 100) == (True, True)
