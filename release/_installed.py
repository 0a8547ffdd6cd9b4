"""What an installation of govinfo-core is made of: itself and, transitively, what it requires."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement

NAME = "govinfo-core"


def closure(name: str = NAME) -> list[Distribution]:
    """Return the distributions that are installed for the core, without extras, sorted by name."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        wanted = waiting.pop()
        if canonical(wanted) in found:
            continue
        one = distribution(wanted)
        found[canonical(wanted)] = one
        waiting += required(one)
    return [found[key] for key in sorted(found)]


def required(one: Distribution) -> Iterator[str]:
    """Yield the names that a distribution requires of everybody: what an extra or another Python asks for is not installed with it."""
    for line in one.requires or []:
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            yield wanted.name


def canonical(name: str) -> str:
    """Return a name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
