"""The doors of the library: functions that refuse an argument of another type than they say, before anything is done with it."""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import cache, wraps
from inspect import signature
from typing import Any, Final, Literal, ParamSpec, TypeAlias, TypeVar, Union, cast, final, get_args, get_origin, get_type_hints

from attrs import Attribute, frozen

from govinfo.errors import GovinfoError, WrongTypeError
from govinfo.texts import Text

__all__: list[str] = []

P = ParamSpec("P")
R = TypeVar("R")
Fits: TypeAlias = Callable[[object], bool]


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """
    Let *function* take only what its annotations say; anything else is a WrongTypeError that names the argument.

    Of days, instants and whole numbers functions say themselves, and better, what they do not take;
    those are looked at only where something else than an error of the library came of them.
    Annotations are read when the function is first called. For what is called for every record this
    is too much work: such a function looks at its arguments where it failed.
    """
    rules: dict[str, _Rule] = {}
    names = tuple(signature(function).parameters)

    def look(args: tuple[object, ...], kwargs: Mapping[str, object], *, closely: bool) -> None:
        for name, value in (*zip(names, args, strict=False), *kwargs.items()):
            rule = rules.get(name)
            if rule is not None and not (rule.fits_closely if closely else rule.fits)(value):
                raise WrongTypeError(name, type(value), rule.expected)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        if not rules:
            rules.update(_rules(function))
        look(args, kwargs, closely=False)
        try:
            return function(*args, **kwargs)
        except GovinfoError:
            raise
        except Exception:
            look(args, kwargs, closely=True)
            raise

    return call


def typed(_: type, fields: list[Attribute[Any]]) -> list[Attribute[Any]]:
    """
    Let a value that people make take in its fields only what their annotations say.

    Fields with a validator say that themselves, and better; they are looked at only where something else than an error of the
    library came of them. Handed to `attrs.frozen` as `field_transformer`. Results, which the library alone makes and makes by the
    thousand, go without.
    """
    return [_looked_after(spec) if spec.init else spec for spec in fields]


def _looked_after(spec: Any) -> Attribute[Any]:
    converter: Callable[[Any], Any] | None = spec.converter
    looked: Attribute[Any] = spec.evolve(
        converter=None if converter is None else _converting(converter),
        validator=_look_at if spec.validator is None else _validating(spec.validator),
    )
    return looked


def _look_at(instance: object, spec: Attribute[Any], value: object) -> None:
    rule = _rules_of(cast("Hashable", type(instance))).get(spec.name)
    if rule is None:
        return
    # a class that looks at its days and numbers itself says more of them than their types
    says_itself = hasattr(type(instance), "__attrs_post_init__")
    if not (rule.fits if says_itself else rule.fits_closely)(value):
        raise WrongTypeError(spec.alias or spec.name, type(value), rule.expected)


def _validating(validator: Callable[[Any, Attribute[Any], Any], object]) -> Callable[[Any, Attribute[Any], Any], None]:
    def validate(instance: object, spec: Attribute[Any], value: object) -> None:
        try:
            validator(instance, spec, value)
        except GovinfoError:
            raise
        except Exception:
            _look_at(instance, spec, value)
            raise

    return validate


def _converting(converter: Callable[[Any], Any]) -> Callable[[Any], Any]:
    @wraps(converter)
    def convert(value: object) -> object:
        try:
            return converter(value)
        except (TypeError, ValueError, AttributeError):
            return value  # which the validator behind it refuses

    return convert


@cache
def _rules_of(cls: Hashable) -> Mapping[str, _Rule]:
    return _rules(cast("type", cls))


@final
@frozen
class _Rule:
    """What one parameter takes, looked at as far as its function does not do it itself, and closely."""

    fits: Fits
    fits_closely: Fits
    expected: Text


def _rules(function: Callable[..., object] | type) -> dict[str, _Rule]:
    hints = get_type_hints(function)
    hints.pop("return", None)
    return {name: _Rule(_fits(hint, _OWN_WORDS), _fits(hint, frozenset()), _words(hint)) for name, hint in hints.items()}


def _always(_: object) -> bool:
    return True


_OWN_WORDS: Final = frozenset({date, datetime, int})
"""Types that functions refuse themselves, in words of their own."""


def _fits(hint: Any, leave: AbstractSet[type]) -> Fits:
    """Return whether a value is what an annotation says, as deep as is cheap: the items of lists and tuples by their class."""
    hint = getattr(hint, "__supertype__", hint)  # what a NewType is at run time
    origin, of = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        several = tuple(_fits(one, leave) for one in of)
        return lambda value: any(fits(value) for fits in several)
    if origin is Literal:
        words: tuple[type[Any], ...] = tuple(map(type, of))
        return lambda value: isinstance(value, words)
    if origin is type:
        return lambda value: isinstance(value, type)
    if origin is tuple:
        return _items(tuple, of[0], leave) if len(of) == 2 and of[1] is ... else lambda value: isinstance(value, tuple)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return lambda value: isinstance(value, origin)
    if isinstance(origin, type) and issubclass(origin, Iterable):
        return _items(cast("type[Any]", origin), of[0], leave)
    if origin is not None:
        return callable if origin is Callable else _always
    return _always if hint in leave else _of_class(hint)


def _of_class(kind: Any) -> Fits:
    if kind is None:
        return lambda value: value is None
    if not isinstance(kind, type) or kind is object:
        return _always
    if getattr(kind, "_is_protocol", False) and not getattr(kind, "_is_runtime_protocol", False):
        return _always
    if getattr(kind, "_is_protocol", False):
        return _of_protocol(kind)
    return lambda value: isinstance(value, kind)


def _of_protocol(kind: Any) -> Fits:
    """Return whether a value has what a protocol asks for; that is slow to find out, and the same for all values of a class."""
    known: set[type] = set()

    def fits(value: object) -> bool:
        if type(value) not in known and isinstance(value, kind):
            known.add(type(value))
        return type(value) in known

    return fits


def _items(kind: type, of: Any, leave: AbstractSet[type]) -> Fits:
    """Return whether a value is such a collection, of such items; a text is none, though it has characters."""
    item = _fits(of, leave)

    def fits(value: object) -> bool:
        if not isinstance(value, kind) or isinstance(value, (str, bytes)):
            return False
        return not isinstance(value, (list, tuple)) or all(map(item, cast("Collection[object]", value)))

    return fits


def _words(hint: Any) -> Text:
    return Text("of the type {kind}", kind=_name(hint))


def _name(hint: Any) -> str:
    origin, of = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return " | ".join(_name(one) for one in of)
    if origin is Literal:
        return " | ".join(dict.fromkeys(type(word).__name__ for word in of))
    if hint is type(None):
        return "None"
    if origin is not None:
        inside = [_name(one) for one in of if one is not ... and not isinstance(one, list)]
        return f"{getattr(origin, '__name__', origin)}[{', '.join(inside)}]" if origin is not Callable else "Callable"
    return str(getattr(hint, "__name__", hint))
