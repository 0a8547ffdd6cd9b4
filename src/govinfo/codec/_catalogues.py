"""A third language as a file (译文目录): the sentences of the library by their English templates, in TOML."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from typing import Final, Literal, cast

from attrs import fields

from govinfo._doors import checked
from govinfo.codec._problems import Refusal, member
from govinfo.codec._toml import parse_toml
from govinfo.errors import DecodeError, Problem
from govinfo.texts import Catalogue, Marks, Text
from govinfo.texts._chinese import CHINESE
from govinfo.texts._near import complain, hint, meant, nearest
from govinfo.texts._shown import show

_KEYS: Final = ("language", "base", "marks", "sentences", "words")
_MARKS: Final = tuple(spec.name for spec in fields(Marks))


@checked
def decode_catalogue(text: str | bytes, *, name: str = "") -> Catalogue:
    r"""
    Read a catalogue, which may then be given wherever a language is asked for.

    Args:
        text: the TOML: `language`, a tag; `base`, what is read where the catalogue holds nothing (`en` if left out, or `zh`);
            `[sentences]` by their English templates; `[words]` by those of the base; `[marks]`.
        name: the file's, for problems.

    Raises:
        DecodeError: it is no catalogue, with every problem: a sentence that the library does not tell, places that differ.

    >>> french = decode_catalogue('language = "fr"\n[sentences]\n"must not be empty" = "ne doit pas être vide"\n')
    >>> Text("must not be empty").text(french)
    'ne doit pas être vide'
    """
    try:
        document = parse_toml(text, str, least='language = "fr"')
    except Refusal as refusal:
        raise DecodeError([Problem(path=name or "$", message=refusal.message)]) from None
    problems = list(_problems(document))
    if problems:
        prefix = f"{name}: " if name else ""
        raise DecodeError(Problem(path=prefix + path, message=message) for path, message in problems)
    found = cast("Mapping[str, Mapping[str, str]]", document)
    return Catalogue(
        tag=cast("str", document["language"]),
        base=cast("Literal['zh', 'en']", document.get("base", "en")),
        sentences=dict(found.get("sentences", {})),
        words=dict(found.get("words", {})),
        marks=Marks(**found.get("marks", {})),
    )


def _problems(document: Mapping[str, object]) -> Iterator[tuple[str, Text]]:
    for key in document:
        if key not in _KEYS:
            yield f"$.{key}", complain(Text("is no known field"), hint(key, _KEYS))
    tag = document.get("language")
    if not isinstance(tag, str) or not tag.replace("-", "").isalnum() or not tag.isascii():
        yield "$.language", Text("must be {expected}, got {got}", expected=Text("a tag such as fr or zh-Hant"), got=show(tag))
    if document.get("base", "en") not in {"zh", "en"}:
        yield "$.base", Text("must be one of {known}, got {got}", known=("zh", "en"), got=show(document["base"]))
    for part in ("sentences", "words", "marks"):
        path, given = f"$.{part}", document.get(part, {})
        if not isinstance(given, dict):
            yield path, Text("must be a table, got {got}", got=show(given))
            continue
        for key, value in cast("dict[str, object]", given).items():
            where = path + member(key)
            if not isinstance(value, str):
                yield where, Text("must be {expected}, got {got}", expected=Text("a string"), got=show(value))
            elif part == "marks" and key not in _MARKS:
                yield where, complain(Text("is no known field"), hint(key, _MARKS))
            elif part == "sentences":
                yield from ((where, message) for message in _flaws(key, value))


def _flaws(template: str, words: str) -> Iterator[Text]:
    """Yield why a sentence cannot stand for a template: nothing says the template, or it has other places."""
    if template not in CHINESE:
        yield complain(Text("is no sentence of the library"), meant(nearest(template, CHINESE)))
        return
    wanted, got = _places(template), _places(words)
    if got != wanted:
        said = tuple(f"{{{place}}}" for place in sorted(wanted or ()))
        yield Text("must have the places {places}, as the English sentence has", places=said or ("-",))


def _places(template: str) -> frozenset[str] | None:
    """Return the names of the places in a template, nothing where it cannot be read."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)
    except ValueError:
        return None
