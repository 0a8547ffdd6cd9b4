"""An environment of values known beforehand, for trying formulas out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, final

from attrs import field, frozen

from govinfo._doors import checked, typed
from govinfo.errors import UnknownNameError
from govinfo.exact import Exact
from govinfo.formulas._nodes import Kin, Value
from govinfo.formulas._unknown import UNKNOWN, Unknown
from govinfo.labels import Grain
from govinfo.texts import Language, Text
from govinfo.texts._languages import either
from govinfo.texts._near import complain, hint
from govinfo.texts._shown import show

_Titles: TypeAlias = tuple[tuple[str, str], ...]


def _values(values: Mapping[str, Value | Unknown]) -> tuple[tuple[str, Value | Unknown], ...]:
    return tuple(sorted(dict(values).items(), key=lambda pair: pair[0]))


def _titles(titles: Mapping[str, str]) -> _Titles:
    return tuple(sorted(dict(titles).items()))


@final
@frozen(kw_only=True, field_transformer=typed)
class FixedEnv:
    """
    The values of names and lookups, as given, unknown ones among them; for previews and tests.

    Attributes:
        label: the name of the period.
        names: the values of names, and of lookups as they are spelled (`met(sent)`); given as a mapping.
        sub: the sub-periods, each with its grain; or persons, children and the unit, each with what it is.
        titles: the Chinese titles of words; given as a mapping. In English a word stands for itself.

    >>> FixedEnv(names={"sent": 2}).name("sent")
    2
    """

    label: str = ""
    names: tuple[tuple[str, Value | Unknown], ...] = field(default=(), converter=_values)
    sub: tuple[tuple[Grain | Kin, FixedEnv], ...] = ()
    titles: _Titles = field(default=(), converter=_titles)

    @checked
    def name(self, word: str, /) -> Value | Unknown:
        """
        Return the value given for *word*.

        Raises:
            UnknownNameError: none was given.
        """
        values = dict(self.names)
        if word not in values:
            raise UnknownNameError(complain(Text("there is no name {word} here", word=show(word)), hint(word, values)))
        return values[word]

    @checked
    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value | Unknown:
        """
        Return the value given for the lookup, else *default*.

        Raises:
            UnknownNameError: none was given and there is no default.
        """
        spelled = f"{lookup}({word})"
        if default is not None and isinstance(dict(self.names).get(spelled, UNKNOWN), Unknown):
            return default
        return self.name(spelled)

    @checked
    def parts(self, grain: Grain | Kin, /) -> Sequence[FixedEnv]:
        """Return the sub-periods, or the subjects, given for *grain*."""
        return [env for other, env in self.sub if other is grain]

    @checked
    def told(self, lookup: str, word: str, lang: Language, /) -> str:
        """There are no figures to tell."""
        return ""

    @checked
    def title(self, word: str, lang: Language, /) -> str:
        """Return the title of *word*, else the word."""
        return either(dict(self.titles).get(word, word), word, lang)
