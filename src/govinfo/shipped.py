"""The rulebooks and the sample year that come with the library (自带办法与样例)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from govinfo._doors import checked
from govinfo.codec import decode_records, decode_rulebook
from govinfo.errors import UnknownNameError
from govinfo.records import Records
from govinfo.rulebook import Rulebook
from govinfo.texts import Text
from govinfo.texts._near import hint

__all__ = ["sample_year", "shipped_rulebook", "shipped_rulebooks"]

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
        raise UnknownNameError(Text("no shipped rulebook is called {got}; {hint}", got=name, hint=hint(name, known)))
    return _read(name)


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
