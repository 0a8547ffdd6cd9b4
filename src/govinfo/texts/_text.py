"""
Sentences that people read, in English and in Chinese.

A `Text` is a template and its values. The English template is written where the sentence is
made and is the key under which the catalogue holds the Chinese one, so that a sentence
becomes words only when somebody reads it, in the language of the reader.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol, cast, final

from attrs import frozen

from govinfo.texts._languages import Language, either, listed, reader_of
from govinfo.texts._shown import as_text


class Worded(Protocol):
    """
    Whatever has words for a reader: a text, a labelled word, an explanation.

    >>> from govinfo.texts import Text
    >>> worded: Worded = Text("must not be empty")
    >>> worded.text("zh")
    '不能为空'
    """

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
        template = reader_of(lang).sentences.get(self.template, self.template)
        return template.format(**{name: _seen(name, plain(value, lang)) for name, value in self.values})

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.text("en")

    def __repr__(self) -> str:
        """Return the call that makes this text."""
        values = "".join(f", {name}={value!r}" for name, value in self.values)
        return f"Text({self.template!r}{values})"


def _seen(name: str, text: str) -> str:
    """Return what stands in the place of a value that was got so that it is seen: an empty text or one of blanks in quotation marks."""
    return f'"{text}"' if name == "got" and not text.strip() else text


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
        return either(self.zh, self.en, lang)


def plain(value: object, lang: Language) -> str:
    """Return *value* in words for a reader of *lang*."""
    if type(value) is str:  # a labelled word is one too, and has words of its own
        return value
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return listed((plain(item, lang) for item in items), lang)
    words: Callable[[Language], str] | None = getattr(value, "text", None)  # asking a protocol takes many times as long
    if words is not None:
        return words(lang)
    if type(value) is date:
        return either(f"{value.year}年{value.month}月{value.day}日", value.isoformat(), lang)
    return as_text(value)
