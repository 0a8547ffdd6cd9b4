"""What the fields of records have in common: ids, texts, days, instants, numbers, tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias, TypeVar, cast, final

from attrs import Attribute, frozen

from govinfo.errors import InvalidValueError, UnknownNameError, check_type
from govinfo.exact import MAX_DIGITS
from govinfo.instants import _moments as moments
from govinfo.labels import Labelled
from govinfo.periods import FIRST_YEAR, LAST_YEAR
from govinfo.texts import Text
from govinfo.texts._near import complain, meant, nearest
from govinfo.texts._shown import is_visible, show
from govinfo.texts._text import plain

MAX_ID = 200
"""The longest id, in characters."""

MAX_TEXT = 10_000
"""The longest title, reason or other text, in characters."""

TagValue: TypeAlias = str | int | bool
"""What a tag may hold; a number that is not whole is a string such as `"0.5"`."""

T = TypeVar("T")
Validator: TypeAlias = Callable[[Any, "Attribute[Any]", Any], None]


@final
@frozen(init=False, repr=False, eq=False)
class Tags(Mapping[str, TagValue]):
    """
    What an application wants to say beyond the fields (标签): an immutable, hashable mapping.

    Rulebooks may match on tags; the library attaches no meaning of its own to them. Equal tags are written
    alike: the mark true is neither the number 1 nor the text "1", though to a rule the last two are one word.

    >>> Tags({"page": "front"})["page"]
    'front'
    """

    pairs: tuple[tuple[str, TagValue], ...]
    """The tags in order of their keys."""

    def __init__(self, tags: Mapping[str, TagValue] | None = None) -> None:
        """Take the tags from a mapping."""
        given: Mapping[str, TagValue] = {} if tags is None else tags
        check_type("tags", given, Mapping, 'a mapping such as {"page": "front"}')
        for key in given:
            _check_text("tag", key)
        pairs = tuple(sorted(given.items()))
        for _, value in pairs:
            if isinstance(value, str):
                _check_text("tag", value, least=0)
            elif type(value) not in {int, bool}:
                raise InvalidValueError("tag", value, "a string, an integer or a boolean")
            elif not -(10 ** (MAX_DIGITS - 1)) < value < 10**MAX_DIGITS:
                raise InvalidValueError("tag", "an endless number", Text("a number of at most {digits} characters", digits=MAX_DIGITS))
        self.__attrs_init__(pairs)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # attrs makes it

    def __getitem__(self, key: str) -> TagValue:
        """Return the value of the tag *key*."""
        for name, value in self.pairs:
            if name == key:
                return value
        raise UnknownNameError(Text("there is nothing under {got}", got=show(key)))  # asked for often, and mostly caught

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, in order."""
        return (name for name, _ in self.pairs)

    def __len__(self) -> int:
        """Return the number of tags."""
        return len(self.pairs)

    def __eq__(self, other: object) -> bool:
        """Whether the same keys hold the same values of the same types; in Python alone true would be 1."""
        if not isinstance(other, Tags):
            return NotImplemented
        if self.pairs != other.pairs:
            return False
        return all(type(mine) is type(its) for (_, mine), (_, its) in zip(self.pairs, other.pairs, strict=True))

    def __hash__(self) -> int:
        """Return a number that equal tags have in common."""
        return hash(self.pairs)

    def __repr__(self) -> str:
        """Return the call that makes these tags."""
        return f"Tags({dict(self.pairs)!r})"


NO_TAGS = Tags()


def _check_text(what: str, value: object, *, least: int = 1, most: int = MAX_TEXT) -> None:
    if not isinstance(value, str):
        raise InvalidValueError(what, value, "a string")
    if not least <= len(value) <= most or (least and not value.strip()):
        raise InvalidValueError(what, value, Text("a text of {least} to {most} characters, not only blanks", least=least, most=most))


def check_id(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no id: empty, too long, or with white space or invisible characters in it."""
    if not isinstance(value, str):
        raise InvalidValueError(attribute.name, value, "an id, which is a string")
    if not (value.isascii() and value.isalnum()) and (not value or " " in value or not _is_plain(value)):
        raise InvalidValueError(attribute.name, value, "an id: not empty, no white space, no invisible characters")
    if len(value) > MAX_ID:
        raise InvalidValueError(attribute.name, value, Text("an id of at most {most} characters", most=MAX_ID))


def _is_plain(value: str) -> bool:
    return value.isprintable() or all(map(is_visible, value))


def check_text(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no text or an endless one."""
    _check_text(attribute.name, value)


def check_bool(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is neither true nor false."""
    if type(value) is not bool:
        raise InvalidValueError(attribute.name, value, "true or false")


def check_count(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no whole number from zero to ten thousand million."""
    if type(value) is not int or not 0 <= value <= 10**10:
        raise InvalidValueError(attribute.name, value, "a whole number, zero or more")


def check_place(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is neither a text nor a number of a page or an issue."""
    if isinstance(value, str):
        _check_text(attribute.name, value)
    else:
        check_count(_, attribute, value)


def check_day(_: object, attribute: Attribute[Any], value: date) -> None:
    """Refuse what is no calendar day, or one that no office keeps records of."""
    moments.check_day(attribute.name, value)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InvalidValueError(attribute.name, str(value), Text("a day between {first} and {last}", first=FIRST_YEAR, last=LAST_YEAR))


def check_instant(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no instant, or one without an offset; a day is not an instant."""
    moments.require_instant(attribute.name, value)


def check_exact(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no exact number in its one spelling."""
    if type(value) is not int and not (isinstance(value, Fraction) and value.denominator != 1):
        raise InvalidValueError(attribute.name, value, 'an integer, a Fraction or a finite Decimal, such as exact("0.5")')


def part(kind: type[Any]) -> Validator:
    """Return the validator of a value of our own *kind*."""

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, kind):
            raise InvalidValueError(attribute.name, value, _expected(kind, value))

    return check


def _expected(kind: type[Any], value: object) -> Text:
    """Return what would have been right: of a vocabulary its words, and the nearest of them."""
    if not issubclass(kind, Labelled):
        return Text("a {kind}", kind=kind.__name__)
    words = tuple(f"{word.value}（{word.label}）" for word in kind)
    near = nearest(value, [way for word in kind for way in (word.value, word.label)]) if isinstance(value, str) else None
    return complain(Text("one of {known}", known=words), meant(near))


def each(check: Validator) -> Validator:
    """Return the validator of a tuple whose every item passes *check*."""

    def check_all(instance: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, tuple):
            raise InvalidValueError(attribute.name, value, "a list or a tuple")
        for item in cast("tuple[object, ...]", value):
            check(instance, attribute, item)

    return check_all


def some(check: Validator) -> Validator:
    """Return the validator of a tuple with at least one item, whose every item passes *check*."""
    check_each = each(check)

    def check_some(instance: object, attribute: Attribute[Any], value: object) -> None:
        check_each(instance, attribute, value)
        if not value:
            raise InvalidValueError(attribute.name, [], "a list with at least one item")

    return check_some


def check_positive(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no exact number above zero."""
    check_exact(_, attribute, value)
    if isinstance(value, (int, Fraction)) and value <= 0:
        raise InvalidValueError(attribute.name, plain(value, "en"), "above zero")


def check_times(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no whole number from one to ten thousand million."""
    check_count(_, attribute, value)
    if value == 0:
        raise InvalidValueError(attribute.name, value, "a whole number, one or more")


def no_twice(name: str, ids: Iterable[str]) -> None:
    """Refuse ids of which one is named again."""
    twice = [item for item, times in Counter(ids).items() if times > 1]
    if twice:
        raise InvalidValueError(name, twice, "each named once")


def not_before(name: str, value: date, first: str, start: date) -> None:
    """Refuse a day or an instant before the one it follows."""
    if value < start:
        got, other = value.isoformat(), start.isoformat()
        raise InvalidValueError(name, got, Text("not before {first}, which is {start}", first=first, start=other))


def exactly_one(**given: object) -> None:
    """Refuse fields of which none or several are given, nothing being None, False or empty."""
    named = [name for name, value in given.items() if value not in (None, False, ())]
    if len(named) != 1:
        raise InvalidValueError("/".join(given), named, "given once: name one of them")


def as_tags(value: Mapping[str, TagValue]) -> Tags:
    """Freeze a plain mapping of tags."""
    return value if isinstance(value, Tags) else Tags(value)
