"""The rulebooks and the sample year that come with the library (自带办法与样例)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from govinfo._doors import checked
from govinfo.codec import decode_records, decode_rulebook
from govinfo.errors import UnknownNameError
from govinfo.records import Records
from govinfo.rulebook import Rulebook
from govinfo.texts import Text, Words
from govinfo.texts._near import called, hint, listing, nearest

__all__ = ["sample_year", "shipped_rulebook", "shipped_rulebooks"]

_TITLE: Final = re.compile(r'^title = "(.+)"', re.MULTILINE)
_RULEBOOKS = files("govinfo").joinpath("data").joinpath("rulebooks")


def shipped_rulebooks() -> tuple[str, ...]:
    """
    Return the names of the shipped rulebooks, sorted.

    >>> "district-model" in shipped_rulebooks()
    True
    """
    return tuple(sorted(path.name.removesuffix(".toml") for path in _RULEBOOKS.iterdir() if path.name.endswith(".toml")))


@checked
def shipped_rulebook(name: str) -> Rulebook:
    """
    Return a shipped rulebook.

    Raises:
        UnknownNameError: none has this name.

    >>> shipped_rulebook("district-model").title
    '政务信息工作考核规定'
    """
    known = shipped_rulebooks()
    if name not in known:
        advice = _titled(name, known) if nearest(name, known) is None else None
        raise UnknownNameError(Text("no shipped rulebook is called {got}; {hint}", got=name, hint=advice or hint(name, known)))
    return _read(name)


def _titled(name: str, known: Sequence[str]) -> Text | None:
    """Return which rulebooks bear a title like a name, None where none does; their files are not read for it but for that line."""
    titles: dict[str, list[str]] = {}
    for id_ in known:
        found = _TITLE.search(_RULEBOOKS.joinpath(f"{id_}.toml").read_text("utf-8"))
        if found is not None:
            titles.setdefault(found[1], []).append(id_)
    near = nearest(name.strip("《》"), titles)
    if near is None:
        return None
    several = [Words(f"{id_}（{near}）", f"{id_} ({near})") for id_ in titles[near]]
    return called(several[0]) if len(several) == 1 else listing(several)


@cache
def _read(name: str) -> Rulebook:
    return decode_rulebook(_RULEBOOKS.joinpath(f"{name}.toml").read_bytes(), name=f"{name}.toml")


def sample_year() -> Records:
    """
    Return the shipped sample: the records of a fictional district over the year 2024.

    >>> len(sample_year()) >= 400
    True
    """
    return decode_records(files("govinfo").joinpath("data").joinpath("sample-year.json").read_bytes(), name="sample-year.json")
