"""
The languages of readers, and what differs between them beside the sentences: the catalogue, and what stands between words.

Nothing outside this room asks which language a reader has: whoever has two wordings lets `either` choose. Every sentence is known by
its English template, so a third language is one more `Catalogue`, which a file holds: `govinfo.codec.decode_catalogue` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, TypeVar, cast, final

from attrs import field, frozen

from govinfo.texts._chinese import CHINESE

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@final
@frozen(kw_only=True)
class Marks:
    """
    What a language sets between words, parts of a sentence, sentences, and behind a heading (标点).

    >>> Marks(heading=" : ").heading
    ' : '
    """

    items: str = ", "
    phrases: str = ", "
    sentences: str = "; "
    heading: str = ": "


@final
@frozen(kw_only=True, eq=False)
class Catalogue:
    """
    A language that sentences are told in (译文目录); it may be given wherever a language is asked for.

    Attributes:
        tag: its tag, such as `fr` or `zh-Hant`.
        base: the language of whatever the catalogue does not hold, and of names that a rulebook gives in two languages.
        sentences: the templates by the English ones, with the same places.
        words: single words by those of the base, such as the labels of levels.
        marks: what stands between words.

    >>> from govinfo.labels import Level
    >>> french = Catalogue(tag="fr", base="en", words={"city": "ville"})
    >>> Level.CITY.text(french), Level.CITY.text("en")
    ('ville', 'city')
    """

    tag: str
    base: Literal["zh", "en"] = "en"
    sentences: Mapping[str, str] = field(default=_NOTHING, repr=False)
    words: Mapping[str, str] = field(default=_NOTHING, repr=False)
    marks: Marks = field(factory=Marks, repr=False)


Language: TypeAlias = Literal["zh", "en"] | Catalogue
"""A reader's language: Chinese (the default of every printed thing), English, or a catalogue of a third one."""

LANGUAGES: Final[tuple[Literal["zh", "en"], ...]] = ("zh", "en")
"""The languages that come along, the default first."""


class GovinfoError(Exception):
    """
    Whatever the library raises on purpose; `text` tells it in either language, whichever of them it is.

    >>> from govinfo import shipped_rulebook
    >>> try:
    ...     shipped_rulebook("distrikt-model")
    ... except GovinfoError as error:
    ...     print(type(error).__name__, error.text("zh"))
    UnknownNameError 没有名为 distrikt-model 的自带办法；是否应为 district-model？
    """

    __module__ = "govinfo.errors"  # where users find it

    def text(self, lang: Language = "zh") -> str:
        """Return in words what is wrong, and what would have been right."""
        tell = getattr(getattr(self, "message", None), "text", None)
        return str(tell(lang)) if tell is not None else super().__str__()

    def __str__(self) -> str:
        """Return the words in English."""
        return self.text("en")


class UnknownLanguage(GovinfoError, ValueError):  # noqa: N818  # named as `UnknownCalendarYear` is
    """
    A language that nothing is told in; the library never takes another one instead.

    Attributes:
        tag: the language that was asked for.

    >>> str(UnknownLanguage("fr"))
    "lang must be zh or en, a tag of one of them such as zh-CN or en-GB, or a Catalogue, got 'fr'"
    """

    __module__ = "govinfo.errors"

    def __init__(self, tag: object) -> None:
        """Keep what was asked for."""
        super().__init__(tag)
        self.tag = tag

    def text(self, lang: Language = "zh") -> str:
        """Return in words which languages there are."""
        return reader_of(lang).sentences.get(_UNKNOWN, _UNKNOWN).format(got=repr(self.tag)[:80])


_UNKNOWN: Final = "lang must be zh or en, a tag of one of them such as zh-CN or en-GB, or a Catalogue, got {got}"


def language(tag: str | Catalogue) -> Language:
    """
    Return the language of a tag as browsers and frameworks write it: every Chinese is `zh`, every English `en`.

    Raises:
        UnknownLanguage: it is of another language, or no tag.

    >>> language("zh-CN"), language("zh_Hans"), language("en-GB")
    ('zh', 'zh', 'en')
    """
    if isinstance(tag, Catalogue):
        return tag
    main = tag.replace("_", "-").partition("-")[0].strip().casefold() if type(tag) is str and len(tag) <= 40 else ""
    for known in LANGUAGES:
        if main == known:
            return known
    raise UnknownLanguage(tag)


class _Readers(dict[object, Catalogue]):
    """The catalogue of every language, by whatever names it."""

    def __missing__(self, lang: object) -> Catalogue:
        """Return a catalogue as it is, and that of a tag."""
        if isinstance(lang, Catalogue):
            return lang
        known = language(cast("str", lang))
        return known if isinstance(known, Catalogue) else self[known]


READERS: Final[Mapping[object, Catalogue]] = _Readers(
    {
        "zh": Catalogue(tag="zh-CN", base="zh", sentences=CHINESE, marks=Marks(items="、", phrases="，", sentences="；", heading="：")),
        "en": Catalogue(tag="en", base="en"),
    }
)

_T = TypeVar("_T")


def reader_of(lang: object) -> Catalogue:
    """Return what a reader of *lang* reads, where *lang* is a language at all."""
    try:
        return READERS[lang]
    except TypeError:  # a list, say, cannot even be looked for
        raise UnknownLanguage(lang) from None


def either(zh: _T, en: _T | None, lang: Language) -> _T:
    """
    Return which of two wordings a reader of *lang* reads: the Chinese one too where there is no English one.

    >>> either("公报", "gazette", "en"), either("公报", None, "en")
    ('gazette', '公报')
    """
    if lang == "zh":
        return zh
    if lang == "en":
        return zh if en is None else en
    reader = reader_of(lang)
    found = zh if reader.base == "zh" or en is None else en
    return cast("_T", reader.words.get(found, found)) if isinstance(found, str) else found


def base_of(lang: Language) -> Literal["zh", "en"]:
    """Return which of the languages that come along a reader of *lang* reads where there is nothing in his own."""
    return reader_of(lang).base


def tag_of(lang: Language) -> str:
    """Return the tag of a language as pages write it."""
    return reader_of(lang).tag


def listed(items: Iterable[str], lang: Language) -> str:
    """
    Return items in a row, as a reader of *lang* expects them.

    >>> listed(["农业", "水利"], "zh"), listed(["a", "b"], "en")
    ('农业、水利', 'a, b')
    """
    return reader_of(lang).marks.items.join(items)


def phrases(parts: Iterable[str], lang: Language) -> str:
    """
    Return the parts of one sentence behind each other, the empty ones left out.

    >>> phrases(["简报", "", "专报"], "zh"), phrases(["a", "", "b"], "en")
    ('简报，专报', 'a, b')
    """
    return reader_of(lang).marks.phrases.join(part for part in parts if part)


def sentences(parts: Iterable[str], lang: Language) -> str:
    """
    Return sentences in one line, as a cell of a table holds them.

    >>> sentences(["一", "二"], "zh"), sentences(["a", "b"], "en")
    ('一；二', 'a; b')
    """
    return reader_of(lang).marks.sentences.join(parts)


def headed(parts: Iterable[str], lang: Language) -> str:
    """
    Return a heading with what it heads behind it, the empty ones left out.

    >>> headed(["简报", "春耕"], "zh"), headed(["", "b"], "en")
    ('简报：春耕', 'b')
    """
    return reader_of(lang).marks.heading.join(part for part in parts if part)
