"""
The languages of readers, and what differs between them beside the sentences: the catalogue, and what stands between words.

Nothing outside this room asks which language a reader has: whoever has two wordings lets `either` choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, TypeVar, final

from attrs import frozen

from govinfo.texts._chinese import CHINESE

Language: TypeAlias = Literal["zh", "en"]
"""A reader's language: Chinese (the default of every printed thing) or English."""

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
"""Every language a reader may have, the default first."""

CATALOGUES: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType({"zh": CHINESE, "en": MappingProxyType({})})
"""The templates of each language by the English ones, where they differ."""

_T = TypeVar("_T")


@final
@frozen
class _Marks:
    """What a language sets between words."""

    items: str
    phrases: str
    sentences: str
    heading: str


_MARKS: Final[Mapping[Language, _Marks]] = MappingProxyType(
    {
        "zh": _Marks(items="、", phrases="，", sentences="；", heading="："),
        "en": _Marks(items=", ", phrases=", ", sentences="; ", heading=": "),
    }
)


def either(zh: _T, en: _T | None, lang: Language) -> _T:
    """
    Return which of two wordings a reader of *lang* reads: the Chinese one too where there is no English one.

    >>> either("公报", "gazette", "en"), either("公报", None, "en")
    ('gazette', '公报')
    """
    return zh if lang == "zh" or en is None else en


def listed(items: Iterable[str], lang: Language) -> str:
    """
    Return items in a row, as a reader of *lang* expects them.

    >>> listed(["农业", "水利"], "zh"), listed(["a", "b"], "en")
    ('农业、水利', 'a, b')
    """
    return _MARKS[lang].items.join(items)


def phrases(parts: Iterable[str], lang: Language) -> str:
    """
    Return the parts of one sentence behind each other, the empty ones left out.

    >>> phrases(["简报", "", "专报"], "zh"), phrases(["a", "", "b"], "en")
    ('简报，专报', 'a, b')
    """
    return _MARKS[lang].phrases.join(part for part in parts if part)


def sentences(parts: Iterable[str], lang: Language) -> str:
    """
    Return sentences in one line, as a cell of a table holds them.

    >>> sentences(["一", "二"], "zh"), sentences(["a", "b"], "en")
    ('一；二', 'a; b')
    """
    return _MARKS[lang].sentences.join(parts)


def headed(parts: Iterable[str], lang: Language) -> str:
    """
    Return a heading with what it heads behind it, the empty ones left out.

    >>> headed(["简报", "春耕"], "zh"), headed(["", "b"], "en")
    ('简报：春耕', 'b')
    """
    return _MARKS[lang].heading.join(part for part in parts if part)
