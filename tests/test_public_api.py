"""
The public names and their signatures, held against `api.txt`: they change only together with the changelog.

`python tests/test_public_api.py` prints what the file should say.
"""

from __future__ import annotations

import difflib
import hashlib
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import FunctionType
from typing import Any, Final, is_typeddict

import govinfo

PATH: Final = Path(__file__).parent / "api.txt"
CHANGELOG: Final = Path(__file__).parents[1] / "CHANGELOG.md"
MARK: Final = re.compile(r"^<!-- public names: ([0-9a-f]{12}) -->$", re.MULTILINE)
"""What stands in the changelog under the newest version: the digest of the names that it tells of."""

ADVICE: Final = """the public names or signatures are others than tests/api.txt says.
Where that is meant: write it into CHANGELOG.md, as a change that breaks callers where a line goes or changes, and renew the file with
    python tests/test_public_api.py > tests/api.txt
and put the new digest under the newest version of CHANGELOG.md, beside what you have written there.
"""


def public_modules() -> list[str]:
    """Return the names of the modules without an underscore anywhere in their name."""
    names = ["govinfo", *(name for _, name, _ in pkgutil.walk_packages(govinfo.__path__, "govinfo."))]
    return sorted(name for name in names if name != "govinfo.cli" and not any(part.startswith("_") for part in name.split(".")))


def api() -> list[str]:
    """Return a line for each public name of each public module, and for each public member of its classes, in order."""
    homes: dict[str, list[tuple[str, object]]] = {}
    for module in public_modules():
        shown = importlib.import_module(module)
        for word in shown.__all__:
            homes.setdefault(word, []).append((module, getattr(shown, word)))
    lines: list[str] = []
    for word, places in homes.items():
        for module, thing in places:
            # One thing is told in full at its home, the deepest module that shows it; elsewhere only where that is.
            home = max((name for name, other in places if other is thing), key=lambda name: (name.count("."), name))
            lines += [f"{module}.{word} is {home}.{word}"] if home != module else lines_of(f"{module}.{word}", thing)
    return sorted(lines)


def lines_of(name: str, thing: object) -> Iterator[str]:
    """Yield the lines of one name."""
    if isinstance(thing, type) and issubclass(thing, Enum):
        yield f"{name}: one of {', '.join(f'{member.name}={member.value!r}' for member in thing)}"
        yield from members(name, thing)
    elif isinstance(thing, type):
        bases = ", ".join(base.__name__ for base in thing.__bases__ if base is not object)
        yield f"{name}{made_by(thing)}: a class" + (f" of {bases}" if bases else "")
        yield from members(name, thing)
    elif callable(thing) and isinstance(inspect.unwrap(thing), FunctionType):
        yield name + signature(thing)
    elif isinstance(thing, (str, int)):
        yield f"{name} = {thing!r}"
    else:
        yield f"{name}: a constant"


def made_by(cls: type[Any]) -> str:
    """Return how a class is called; nothing for one whose call is not its own, such as a protocol."""
    own = any("__init__" in vars(base) for base in cls.__mro__ if is_ours(base))
    return signature(cls) if own and not getattr(cls, "_is_protocol", False) and not is_typeddict(cls) else ""


def members(name: str, cls: type[Any]) -> Iterator[str]:
    """Yield a line for each public method and property that a class has from govinfo."""
    seen: set[str] = set()
    for base in (base for base in cls.__mro__ if is_ours(base)):
        for word, member in vars(base).items():
            if word.startswith("_") or word in seen:
                continue
            seen.add(word)
            if isinstance(member, property):
                yield f"{name}.{word}: {returned(member.fget)}"
            elif isinstance(member, (classmethod, staticmethod)):
                yield f"{name}.{word}{signature(getattr(cls, word))}"
            elif isinstance(member, FunctionType):
                yield f"{name}.{word}{signature(member)}"


def is_ours(cls: type[Any]) -> bool:
    """Whether a class is defined in govinfo."""
    return cls.__module__.partition(".")[0] == "govinfo"


def signature(thing: Any) -> str:
    """Return a signature as text that is the same in every Python."""
    found = inspect.signature(thing)
    given = found.return_annotation
    returns = "" if given in {inspect.Signature.empty, None} else f" -> {annotation(given)}"
    parts: list[str] = []
    kinds = [parameter.kind for parameter in found.parameters.values()]
    starred = inspect.Parameter.VAR_POSITIONAL in kinds
    for place, parameter in enumerate(found.parameters.values()):
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        kind = "" if parameter.annotation is inspect.Parameter.empty else f": {annotation(parameter.annotation)}"
        parts.append(
            f"{stars}{parameter.name}{kind}" + ("" if parameter.default is inspect.Parameter.empty else f" = {default(parameter.default)}")
        )
        if parameter.kind is inspect.Parameter.POSITIONAL_ONLY and kinds[place + 1 : place + 2] != [parameter.kind]:
            parts.append("/")
    return f"({', '.join(parts)}){returns}"


def returned(getter: Any) -> str:
    """Return what a property gives."""
    return annotation(inspect.signature(getter).return_annotation)


def annotation(given: object) -> str:
    """Return an annotation as it is written in the source."""
    if isinstance(given, str):
        return given
    return given.__name__ if isinstance(given, type) and not hasattr(given, "__args__") else re.sub(r"\b(?:[a-z_]\w*\.)+", "", str(given))


def default(value: object) -> str:
    """Return a default: plain values as they are, of all others only that there is one."""
    if isinstance(value, Enum) and is_ours(type(value)):
        return f"{type(value).__name__}.{value.name}"
    plain = value is None or isinstance(value, (bool, int, str)) or value == ()
    return repr(value) if plain else "..."


def test_the_api_is_the_one_that_is_written_down() -> None:
    """No public name or signature comes, goes or changes by accident."""
    difference = list(difflib.unified_diff(PATH.read_text("utf-8").splitlines(), api(), "tests/api.txt", "govinfo", lineterm="", n=0))

    assert not difference, "\n".join([ADVICE, *difference])


def test_the_changelog_was_open_when_the_api_changed() -> None:
    """The newest version of the changelog bears the digest of the names and signatures: neither changes without the other."""
    newest = CHANGELOG.read_text("utf-8").split("\n## ")[1]
    digest = hashlib.sha256(PATH.read_bytes()).hexdigest()[:12]

    assert MARK.findall(newest) == [digest], (
        f"tests/api.txt changed: tell of it in CHANGELOG.md, then write there <!-- public names: {digest} -->"
    )


def test_a_change_of_a_signature_is_seen() -> None:
    """What an application may rely on is in the lines: names, kinds, annotations and defaults of parameters, methods, properties, members."""
    lines = api()

    assert "govinfo.assess is govinfo.assessment.assess" in lines
    assert "govinfo.labels.LeaderRank: one of PRINCIPAL='principal', OTHER='other'" in lines
    assert "govinfo.labels.Level.order: int" in lines
    assert "govinfo.records.Contribution(*, unit: str, weight: Exact | Decimal | None = None, lead: bool = False): a class" in lines
    assert "govinfo.records.Unit.exists_on(self, day: date) -> bool" in lines
    assert "govinfo.codec.FORMAT = 'govinfo.records/1'" in lines


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write("".join(line + "\n" for line in api()))
