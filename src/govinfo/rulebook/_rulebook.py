"""A rulebook, and the readings taken of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final, Literal, final, overload

from attrs import evolve, frozen

from govinfo._doors import typed
from govinfo._frozen import Frozen
from govinfo.deadlines import Limit
from govinfo.errors import InvalidValueError, UnknownNameError, check_type
from govinfo.periods import Period
from govinfo.rulebook._book import Book
from govinfo.rulebook._consequences import Bar, Notice
from govinfo.rulebook._duties import Duty
from govinfo.rulebook._formulas import OwnFormulas, read_all
from govinfo.rulebook._quotas import Quota
from govinfo.rulebook._rule_type import RuleType
from govinfo.rulebook._rule_types import Rule
from govinfo.rulebook._settings import Persons
from govinfo.rulebook._words import Under
from govinfo.texts import Text
from govinfo.texts._near import hint


@final
@frozen(kw_only=True, field_transformer=typed)
class Rulebook(Book):
    """
    A regulation as data (考核办法).

    Attributes:
        id: its name on the command line and in an assessment.
        in_force: the first day on which it holds; None where the text does not say.
        chosen: the readings somebody chose; all others are read by their first option.
        rules: every rule of every reading, in the order of the file.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> book.source.issuer, len(book.rules) > 30
    ('区政府办公室', True)
    """

    rules: tuple[Rule, ...] = ()
    bars: tuple[Bar, ...] = ()
    notices: tuple[Notice, ...] = ()
    persons: tuple[Persons, ...] = ()
    quotas: tuple[Quota, ...] = ()
    deadlines: tuple[Limit, ...] = ()
    duties: tuple[Duty, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()

    @property
    def options(self) -> Mapping[str, str]:
        """The option taken for every reading."""
        return Frozen({reading.id: reading.default for reading in self.readings} | dict(self.chosen))

    @cached_property
    def formulas(self) -> tuple[OwnFormulas, ...]:
        """The formulas of every rule, bar, notice and measure of every reading, in this order, and the one that ranks."""
        return read_all(self, (*self.rules, *self.bars, *self.notices))

    def period(self, text: str) -> Period:
        """
        Read a period's name as this regulation counts its year.

        Raises:
            InvalidValueError: *text* names no period.
        """
        return Period.parse(text, first_month=self.settings.first_month, named_after=self.settings.named_after)


def choose(rulebook: Rulebook, readings: Mapping[str, str]) -> Rulebook:
    """
    Return *rulebook* read in the chosen way.

    Raises:
        UnknownNameError: the rulebook has no such reading, or the reading no such option.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> choose(book, {"composite-money": "each-unit"}).chosen
    (('composite-money', 'each-unit'),)
    """
    check_type("rulebook", rulebook, Rulebook, "the Rulebook that decode_rulebook or shipped_rulebook returns")
    check_type("readings", readings, Mapping, "a mapping from readings to options")
    known = {reading.id: [option.id for option in reading.options] for reading in rulebook.readings}
    for reading, option in readings.items():
        if reading not in known:
            raise UnknownNameError(
                Text("{rulebook} has no reading {got}; {hint}", rulebook=rulebook.id, got=reading, hint=hint(reading, known))
            )
        if option not in known[reading]:
            raise UnknownNameError(
                Text("reading {reading} has no option {got}; {hint}", reading=reading, got=option, hint=hint(option, known[reading]))
            )
    return evolve(rulebook, chosen=tuple(sorted((dict(rulebook.chosen) | dict(readings)).items())))


_SWITCHED: Final = ("rules", "bars", "notices", "persons", "quotas")
"""What readings switch on and off."""


@overload
def active(rulebook: Rulebook, among: Literal["rules"]) -> Iterator[Rule]: ...
@overload
def active(rulebook: Rulebook, among: Literal["bars"]) -> Iterator[Bar]: ...
@overload
def active(rulebook: Rulebook, among: Literal["notices"]) -> Iterator[Notice]: ...
@overload
def active(rulebook: Rulebook, among: Literal["persons"]) -> Iterator[Persons]: ...
@overload
def active(rulebook: Rulebook, among: Literal["quotas"]) -> Iterator[Quota]: ...
def active(rulebook: Rulebook, among: str) -> Iterator[object]:
    """Yield what holds under the readings taken, in the order of the file."""
    check_type("rulebook", rulebook, Rulebook, "the Rulebook that decode_rulebook or shipped_rulebook returns")
    if among not in _SWITCHED:
        raise InvalidValueError("among", among, Text("one of {words}", words=_SWITCHED))
    options = rulebook.options
    yield from (item for item in getattr(rulebook, among) if holds_under(options, item.under))


def held(rulebook: Rulebook) -> Iterator[tuple[RuleType[Any, Any], OwnFormulas]]:
    """Yield the rules, bars and notices that hold under the readings taken, each with its type and its formulas."""
    options = rulebook.options
    return ((own.kind, own) for own in rulebook.formulas if own.kind is not None and holds_under(options, own.under))


def holds_under(options: Mapping[str, str], under: Under) -> bool:
    """Whether something that stands under some readings holds where *options* are taken."""
    return all(options.get(reading) in allowed for reading, allowed in under)
