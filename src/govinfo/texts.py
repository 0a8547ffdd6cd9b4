"""
Sentences that people read, in English and in Chinese.

A `Text` is a template and its values. The English template is written where the sentence is
made and is the key under which `govinfo._chinese` holds the Chinese one, so that a sentence
becomes words only when somebody reads it, in the language of the reader.
"""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, Protocol, TypeAlias, cast, final, runtime_checkable

from attrs import define, field, frozen

from govinfo._chinese import CHINESE

__all__ = ["LANGUAGES", "Language", "Suggestions", "Text", "Worded", "Words", "nearest", "plain", "show", "spelled", "word_of"]

Language: TypeAlias = Literal["zh", "en"]
"""A reader's language: Chinese (the default of every printed thing) or English."""

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
"""Every language a reader may have, the default first."""

_LONGEST = 80
_MOST_COMPARISONS = 200_000
_LARGEST = 10**80
_YES: Final = frozenset({"true", "yes", "是", "有", "对", "√", "✓", "✔", "☑"})
_NO: Final = frozenset({"false", "no", "否", "无", "错", "×", "✕", "✗", "✘", "☒"})
_PLAINLY_WRITTEN: Final = 10**600
"""Below this, whatever limit Python is set to, an `int` has a `str`."""


@runtime_checkable
class Worded(Protocol):
    """Whatever has words for a reader: a text, a labelled word, an explanation."""

    def text(self, lang: Language) -> str:
        """Return the words in *lang*."""
        ...


@final
@frozen(init=False, repr=False)
class Text:
    """
    One sentence: a template and the values for its places.

    Values may be numbers, strings, labelled words or further texts.

    >>> Text("sent {n} of {m}", n=1, m=2).text("en")
    'sent 1 of 2'
    """

    template: str
    values: tuple[tuple[str, object], ...]

    def __init__(self, template: str, **values: object) -> None:
        """Make a sentence from its English template and the values of its places."""
        self.__attrs_init__(template, tuple(values.items()))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # attrs makes it

    def text(self, lang: Language = "zh") -> str:
        """Return the sentence in *lang*, in English where no Chinese is known."""
        template = CHINESE.get(self.template, self.template) if lang == "zh" else self.template
        return template.format(**{name: plain(value, lang) for name, value in self.values})

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.text("en")

    def __repr__(self) -> str:
        """Return the call that makes this text."""
        values = "".join(f", {name}={value!r}" for name, value in self.values)
        return f"Text({self.template!r}{values})"


@final
@frozen
class Words:
    """
    A name in both languages, as a rulebook gives it.

    >>> Words("公报", "gazette").text("en")
    'gazette'
    """

    zh: str
    en: str

    def text(self, lang: Language = "zh") -> str:
        """Return the name in *lang*."""
        return self.zh if lang == "zh" else self.en


def plain(value: object, lang: Language) -> str:
    """Return *value* in words for a reader of *lang*."""
    if isinstance(value, Worded):
        return value.text(lang)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return ("、" if lang == "zh" else ", ").join(plain(item, lang) for item in items)
    return _as_str(value)


def digits_of(value: int) -> str:
    """
    Return a whole number in digits, however many they are.

    Python refuses to write an `int` of more than some thousand digits, a guard for programs that
    write what strangers send; the denominators of shares that were added up are of our own making.

    >>> digits_of(-5), len(digits_of(10**10_000))
    ('-5', 10001)
    """
    return str(value) if abs(value) < _PLAINLY_WRITTEN else str(Decimal(value))


def _as_str(value: object) -> str:
    if type(value) is int:
        return digits_of(value)
    if isinstance(value, Fraction):
        return f"{digits_of(value.numerator)}/{digits_of(value.denominator)}" if value.denominator != 1 else digits_of(value.numerator)
    return str(value)


def show(value: object) -> str:
    r"""
    Return *value* as a message shows it: one short line, nothing in it that a terminal would act on.

    >>> show("a\nb"), show("x" * 5000)[:12], show(None)
    ('"a\\nb"', '"xxxxxxxxxxx', 'null')
    """
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{show(value[:_LONGEST])} (+{len(value) - _LONGEST})"
    try:
        line = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        line = _shown(value)
    line = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in line)
    return line if len(line) <= _LONGEST * 2 else f"{line[:_LONGEST]}…"


def spelled(value: str | int) -> str:
    """
    Return *value* as text: a mark as `true` or `false`, a number in digits, a text as it stands.

    >>> spelled(True), spelled(1), spelled("01")
    ('true', '1', '01')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        # an int of more than some thousand digits has no str()
        return str(value) if -_LARGEST < value < _LARGEST else hex(value)
    return str(value)


def word_of(value: str | int | None) -> str:
    """
    Return by what the words of records and rules are compared (用语): *value* as it reads.

    The number 1 and the text `1` are one word, full-width characters and blanks around a word make no other
    one, and what a clerk writes for yes or no is the mark `true` or `false`, which no number is. Nothing
    given is the empty word. `01` and `1.0` read otherwise than `1`, and so are other words.

    >>> word_of(1) == word_of("１") == word_of(" 1 ") == "1", word_of("01")
    (True, '01')
    >>> word_of(True) == word_of("是") == word_of("TRUE") == word_of("✓") == "true", word_of(None)
    (True, '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _known_word(value) if len(value) <= _LONGEST else _word(value)
    return spelled(value)


def _word(text: str) -> str:
    plain_text = " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())
    mark = plain_text.casefold()
    return "true" if mark in _YES else "false" if mark in _NO else plain_text


_known_word = lru_cache(maxsize=8192)(_word)


def _shown(value: object) -> str:
    """Return what is no JSON as it shows itself, by its type where it cannot even do that."""
    try:
        return _as_str(value)
    except Exception:  # noqa: BLE001  # whatever the repr of a stranger's value does, an error about it must be told
        return f"<{type(value).__name__}>"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """
    Return the known word that *word* was probably meant to be, None where none is near.

    >>> nearest("zhengwo", ["today", "zhengwu"])
    'zhengwu'
    """
    words = sorted(set(known))
    folded = {other.casefold().replace("_", "-"): other for other in words}
    key = word[:_LONGEST].casefold().replace("_", "-")
    close = difflib.get_close_matches(key, folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def hint(word: str, known: Mapping[str, object] | list[str] | tuple[str, ...]) -> Text:
    """Return the words that would have been right, the nearest first."""
    close = nearest(word, known)
    if close is not None:
        return Text("did you mean {word}?", word=close)
    if not known:
        return Text("none is declared")
    return Text("known are {words}", words=tuple(sorted(known)[:12]))


@final
@define(eq=False)
class Suggestions:
    """
    The nearest words for many words, of which there may be thousands: looked for until enough was compared, then no more.

    Attributes:
        left: how many more words are compared.

    >>> near = Suggestions()
    >>> near.of("agry", ["agri", "water"]), Suggestions(left=1).of("agry", ["agri", "water"])
    ('agri', None)
    """

    left: int = _MOST_COMPARISONS
    _found: dict[str, str | None] = field(factory=dict[str, str | None], init=False)

    def of(self, word: str, known: Collection[str]) -> str | None:
        """Return the nearest of the *known* words, which are the same at every call; None where none is near or enough was compared."""
        if word not in self._found and self.left >= len(known):
            self.left -= len(known)
            self._found[word] = nearest(word, known)
        return self._found.get(word)
