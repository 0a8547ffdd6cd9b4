"""A rulebook, and the readings taken of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal, final, overload

from attrs import evolve, field, frozen

from govinfo._doors import checked
from govinfo._frozen import Frozen
from govinfo.deadlines import Limit
from govinfo.errors import InvalidValueError, UnknownNameError, check_type
from govinfo.periods import Period
from govinfo.rulebook._commending import Commend
from govinfo.rulebook._duties import Duty
from govinfo.rulebook._rules import (
    Bar,
    Notice,
    Persons,
    Rule,
    Settings,
    Standing,
)
from govinfo.rulebook._words import (
    Clause,
    Criterion,
    Measure,
    Publication,
    Reading,
    Source,
    Word,
)
from govinfo.texts import Text
from govinfo.texts import hint as _hint


@final
@frozen(kw_only=True)
class Rulebook:
    """
    A regulation as data (考核办法).

    Attributes:
        id: its name on the command line and in an assessment.
        in_force: the first day on which it holds; None where the text does not say.
        chosen: the readings somebody chose; all others are read by their first option.
        rules: every rule of every reading, in the order of the file.
    """

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
    rules: tuple[Rule, ...] = ()
    bars: tuple[Bar, ...] = ()
    notices: tuple[Notice, ...] = ()
    persons: tuple[Persons, ...] = ()
    deadlines: tuple[Limit, ...] = ()
    duties: tuple[Duty, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()

    @property
    def options(self) -> Mapping[str, str]:
        """The option taken for every reading."""
        return Frozen({reading.id: reading.default for reading in self.readings} | dict(self.chosen))

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


_SWITCHED: Final = ("rules", "bars", "notices", "persons")
"""What readings switch on and off."""

hint = checked(_hint)
"""The words that would have been right, the nearest first."""


@overload
def active(rulebook: Rulebook, among: Literal["rules"]) -> Iterator[Rule]: ...
@overload
def active(rulebook: Rulebook, among: Literal["bars"]) -> Iterator[Bar]: ...
@overload
def active(rulebook: Rulebook, among: Literal["notices"]) -> Iterator[Notice]: ...
@overload
def active(rulebook: Rulebook, among: Literal["persons"]) -> Iterator[Persons]: ...
def active(rulebook: Rulebook, among: str) -> Iterator[object]:
    """Yield what holds under the readings taken, in the order of the file."""
    check_type("rulebook", rulebook, Rulebook, "the Rulebook that decode_rulebook or shipped_rulebook returns")
    if among not in _SWITCHED:
        raise InvalidValueError("among", among, Text("one of {words}", words=_SWITCHED))
    options = rulebook.options
    for item in getattr(rulebook, among):
        if all(options.get(reading) in allowed for reading, allowed in item.under):
            yield item
