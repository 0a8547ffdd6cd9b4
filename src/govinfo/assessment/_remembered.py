"""The arithmetic of a line, worded when somebody reads it: what the formula saw is kept as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, final

from attrs import frozen

from govinfo.exact import Exact
from govinfo.formulas import Env, Formula, Read, Unknown, Value, explain
from govinfo.formulas._nodes import Kin
from govinfo.labels import Grain
from govinfo.texts import LANGUAGES, Language, Worded
from govinfo.texts._languages import base_of

_Key: TypeAlias = tuple[str | None, str]


def explained(formula: Formula, env: Env) -> Worded:
    """Return how *formula* came to its value in *env* just now: at once where it looks at sub-periods, else when it is read."""
    if any(read.grain is not None for read in formula.reads):
        return explain(formula, env)
    return _Later(formula, _Remembered.of(formula.reads, env))


@final
@frozen(eq=False)
class _Later:
    """An explanation that nobody has read yet."""

    formula: Formula
    env: _Remembered

    def text(self, lang: Language = "zh") -> str:
        """Return the explanation in *lang*."""
        return explain(self.formula, self.env).text(lang)


@final
@frozen(eq=False)
class _Remembered:
    """
    What a formula read, as it was: later settlements change what an environment tells.

    Attributes:
        source: where names and words have their titles, which do not change.
        values: what every name and lookup came to, defaults apart.
        figures: by language, lookup and word, the figures behind a truth.
    """

    source: Env
    label: str | Worded
    values: Mapping[_Key, Value | Unknown]
    figures: Mapping[tuple[Language, str, str], str]

    @classmethod
    def of(cls, reads: Iterable[Read], env: Env) -> _Remembered:
        """Keep what *reads* come to in *env*."""
        values: dict[_Key, Value | Unknown] = {}
        figures: dict[tuple[Language, str, str], str] = {}
        for read in reads:
            if read.lookup is None:
                values[None, read.word] = env.name(read.word)
                continue
            values[read.lookup, read.word] = env.look_up(read.lookup, read.word, None)
            for lang in LANGUAGES:
                told = env.told(read.lookup, read.word, lang)
                if told:
                    figures[lang, read.lookup, read.word] = told
        return cls(env, env.label, values, figures)

    def name(self, word: str, /) -> Value | Unknown:
        """Return the value that a name had."""
        return self.values[None, word]

    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value | Unknown:
        """Return what a lookup told."""
        value = self.values[lookup, word]
        return default if isinstance(value, Unknown) and default is not None else value

    def parts(self, grain: Grain | Kin, /) -> Sequence[Env]:
        """Formulas that look at sub-periods are explained at once."""
        return ()

    def told(self, lookup: str, word: str, lang: Language, /) -> str:
        """Return the figures that were behind a truth."""
        return self.figures.get((base_of(lang), lookup, word), "")

    def title(self, word: str, lang: Language, /) -> str:
        """Return what readers call a name or a word."""
        return self.source.title(word, lang)
