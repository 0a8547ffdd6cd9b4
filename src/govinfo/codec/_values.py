"""How single values are read and written: texts, numbers, days, instants, periods, tags, words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias, cast

from attrs import Attribute

from govinfo.codec._problems import FlawedObject, Refusal, Refusals, Refused, describe, member, must_be, twice, unknown_word
from govinfo.errors import MOST_PROBLEMS, InvalidValueError, NaiveInstantError
from govinfo.exact import MAX_DIGITS, Exact, format_exact, parse_exact
from govinfo.instants._moments import sharing_offset
from govinfo.labels import Labelled
from govinfo.periods import Period, parse_date
from govinfo.records import Tags, TagValue
from govinfo.texts import Text
from govinfo.texts._shown import show

Hook: TypeAlias = Callable[[Any, Any], Any]
"""What reads a value: takes it and its type."""


def key_of(spec: Attribute[Any]) -> str:
    """Return what a field is called in a file: a word that Python keeps for itself is a name with `_` behind it here."""
    return spec.name.removesuffix("_")


_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?\Z",
    re.ASCII,
)
_EXAMPLE: Final = 'an instant such as "2024-03-05T09:30:00+08:00"'
_LONGEST_DAY = 40
_PRINTABLE_BITS = 1000
_LARGEST = 10**MAX_DIGITS
_SMALLEST = -(10 ** (MAX_DIGITS - 1))
_known_day = lru_cache(maxsize=8192)(parse_date)


def _unwritable(text: str) -> bool:
    return "\0" in text or (not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text))


def _no_text(text: str) -> Refusal:
    if "\0" in text:
        return Refusal(Text("must be a text without the character U+0000, got {got}: take it out", got=show(text)))
    return Refusal(
        Text("must be a text of whole characters, got half of a surrogate pair in {got}: write the character itself", got=show(text))
    )


def read_str(value: object, _: object) -> str:
    """Read a string; half a surrogate pair and U+0000 are no text."""
    if type(value) is not str:
        raise must_be("a string", value)
    if not value.isprintable() and _unwritable(value):
        raise _no_text(value)
    return value


def read_bool(value: object, _: object) -> bool:
    """Read true or false; neither 1 nor "true" is."""
    if value is True or value is False:
        return value
    raise must_be("true or false", value)


def read_int(value: object, _: object) -> int:
    """Read a whole number written as one."""
    if type(value) is int:
        return value
    raise _no_number("a whole number", value)


def read_exact(value: object, _: object) -> Exact:
    """Read an exact number: an integer, or a string such as "0.5" or "10/3"."""
    if type(value) is int:
        return value
    if isinstance(value, str):
        return parse_exact(value)
    raise _no_number('an integer or a string such as "0.5" or "10/3"', value)


def read_place(value: object, _: object) -> str | int:
    """Read the name or the number of an issue or a page."""
    if type(value) is int:
        return value
    if isinstance(value, str):
        return read_str(value, _)
    raise _no_number("a string or a whole number", value)


def _no_number(expected: str, value: object) -> Refusal:
    if isinstance(value, Refused) and value.kind == "long":
        return must_be(Text("a number of at most {digits} characters", digits=MAX_DIGITS), value)
    written = value.text if isinstance(value, Refused) and value.kind == "float" else repr(value) if isinstance(value, float) else None
    if written is None or expected == "a whole number":
        return must_be(expected, value)
    return Refusal(
        Text(
            "must be {expected}, got the float {got}: write it as a string, {string}",
            expected=Text(expected),
            got=describe(value),
            string=show(written),
        )
    )


def read_date(value: object, _: object) -> date:
    """Read a day written as 2024-03-05; a TOML file may give the day itself."""
    if type(value) is str and len(value) <= _LONGEST_DAY:
        return _known_day(value)
    if type(value) is date:
        return value
    raise must_be('a day such as "2024-03-05"', value)


def read_instant(value: object, _: object) -> datetime:
    """Read an instant written with its offset; a TOML file may give the instant itself."""
    if isinstance(value, datetime):
        return value
    match = _INSTANT.match(value) if isinstance(value, str) else None
    if match is None:
        raise must_be(_EXAMPLE, value)
    if match[1] is None:
        raise NaiveInstantError("instant", value, 'an instant with its offset, such as "2024-03-05T09:30:00+08:00"')
    try:
        return sharing_offset(datetime.fromisoformat(match[0]))
    except ValueError:
        raise must_be("an instant that the calendar and the clock have", value) from None


def read_period(value: object, _: object) -> Period:
    """Read a period by its name or as two days with a slash."""
    if not isinstance(value, str):
        raise must_be('a period such as "2024-Q2" or "2024-01-16/2024-03-01"', value)
    return Period.parse(value)


def read_tags(value: object, _: object) -> Tags:
    """Read tags: any key, and for each a string, an integer or a boolean."""
    repeated = value.repeated if isinstance(value, FlawedObject) else ()
    fields = value.fields if isinstance(value, FlawedObject) else value
    if not isinstance(fields, dict):
        raise must_be("an object", value)
    pairs = cast("dict[str, object]", fields)
    if not repeated:
        try:
            return Tags({read_str(key, str): _read_tag(tag) for key, tag in pairs.items()})
        except (Refusal, InvalidValueError):
            pass
    wrong: list[tuple[str, Exception]] = [(member(key), twice()) for key in repeated[: MOST_PROBLEMS + 1]]
    for key, tag in pairs.items():
        if len(wrong) > MOST_PROBLEMS:
            break
        try:
            Tags({read_str(key, str): _read_tag(tag)})
        except (Refusal, InvalidValueError) as error:
            wrong.append((member(key), error.with_traceback(None)))
    raise Refusals(wrong)


def _read_tag(value: object) -> TagValue:
    return value if value is True or value is False else read_place(value, TagValue)


def read_word(value: object, words: type[Labelled]) -> Labelled:
    """
    Read a word of the closed vocabulary *words*.

    >>> from govinfo.labels import Level
    >>> read_word("city", Level).label
    '市级'
    """
    try:
        return _known_words(words)[value]
    except (KeyError, TypeError):
        raise unknown_word(value, [word.value for word in words]) from None


@cache
def _known_words(words: type[Labelled]) -> dict[object, Labelled]:
    return {word.value: word for word in words}


def write_exact(value: Exact | None) -> int | str | None:
    """
    Write an exact number: an integer as it is, another as a string.

    Raises:
        InvalidValueError: too long to be read again.

    >>> from fractions import Fraction
    >>> write_exact(3), write_exact(Fraction(1, 2))
    (3, '0.5')
    """
    if value is None:
        return None
    if isinstance(value, int):
        if _SMALLEST < value < _LARGEST:
            return value
        raise _too_long(value)
    if max(abs(value.numerator), value.denominator) >= _LARGEST:
        raise _too_long(value)
    decimal, fraction = format_exact(value), f"{value.numerator}/{value.denominator}"
    text = decimal if len(decimal) <= MAX_DIGITS else fraction
    if len(text) > MAX_DIGITS:
        raise _too_long(value)
    return text


def _too_long(value: Exact) -> InvalidValueError:
    bits = max(abs(value.numerator), value.denominator).bit_length()
    # an int of more than some thousand digits has no str()
    got = str(value) if bits < _PRINTABLE_BITS else f"about {bits * 3 // 10} digits"
    return InvalidValueError("number", got, Text("a number of at most {digits} characters", digits=MAX_DIGITS))


def write_period(period: Period) -> str:
    """
    Write a period by its name where that reads back as the same days, else by the plain name of its days.

    >>> write_period(Period.parse("2021", first_month=12, named_after="end"))
    '2020-12-01/2021-12-01'
    >>> write_period(Period(date(2024, 1, 1), date(2024, 2, 1), "一月份"))
    '2024-01'
    """
    try:
        if Period.parse(period.name) == period:
            return period.name
    except InvalidValueError:
        pass
    return Period.parse(f"{period.start}/{period.end}").name


def write_tags(tags: Tags) -> dict[str, TagValue]:
    """Write tags as a plain object, in order of their keys."""
    for value in tags.values():
        if type(value) is int:
            write_exact(value)
    return dict(tags)
