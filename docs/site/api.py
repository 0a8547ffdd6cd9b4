"""The pages of the API: one for each public module, with each public name at its home."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from inspect import cleandoc, unwrap
from itertools import pairwise
from pathlib import Path
from textwrap import indent
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any, Final

import govinfo


def public_modules() -> list[str]:
    """Return the faces: the modules without an underscore anywhere in their name."""
    names = ["govinfo", *(name for _, name, _ in pkgutil.walk_packages(govinfo.__path__, "govinfo."))]
    return sorted(name for name in names if name != "govinfo.cli" and not any(part.startswith("_") for part in name.split(".")))


def homes() -> Mapping[str, str]:
    """Return each public name with its full name at the deepest module that shows it, where its page tells of it."""
    found: dict[str, str] = {}
    for module in sorted(public_modules(), key=lambda name: (name.count("."), name)):
        for word in importlib.import_module(module).__all__:
            found[word] = f"{module}.{word}"
    return MappingProxyType(found)


HOMES: Final = homes()
CODE: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page."""
    rows = []
    for name in public_modules():
        module = importlib.import_module(name)
        yield f"reference/api/{name}.md", page(name, module)
        told = (module.__doc__ or "").strip().splitlines()[0].removeprefix("govinfo: ")
        rows.append(f"| [`{name}`]({name}.md) | {told} | {len(module.__all__)} |")
    yield "reference/api/index.md", INDEX.format(rows="\n".join(rows), n=len(HOMES), pages="\n".join(public_modules()))


def page(name: str, module: ModuleType) -> str:
    """Return the page of a module."""
    parts = [f"# {name}", "", "```{eval-rst}", f".. automodule:: {name}", "   :no-members:", ""]
    elsewhere: list[str] = []
    for word in module.__all__:
        if HOMES[word] != f"{name}.{word}":
            elsewhere.append(f"* :py:obj:`{word} <{HOMES[word]}>`")
            continue
        thing = getattr(module, word)
        parts.append(f".. {directive(thing)}:: {name}.{word}")
        if isinstance(thing, type):
            parts.append("   :members:")
            parts += ["   :undoc-members:"] if issubclass(thing, Enum) else []
        elif directive(thing) == "py:data":
            parts += ["", indent(CODE.sub(r"``\1``", told_below(module, word)), "   ")]
        parts.append("")
    if elsewhere:
        parts += ["Told where they live:", "", *elsewhere, ""]
    return "\n".join([*parts, "```", ""])


def directive(thing: Any) -> str:
    """Return how Sphinx is told what a thing is; the docstring of a constant it would look for in the wrong module."""
    if isinstance(thing, type):
        return "autoclass"
    return "autofunction" if isinstance(unwrap(thing), FunctionType) else "py:data"


def told_below(module: ModuleType, word: str) -> str:
    """Return the docstring that stands below a constant, in the module or one of those behind it."""
    for path in sorted(Path(str(module.__file__)).parent.glob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        for line, below in pairwise(body):
            target = line.target if isinstance(line, ast.AnnAssign) else line.targets[0] if isinstance(line, ast.Assign) else None
            told = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            if isinstance(target, ast.Name) and target.id == word and told:
                return cleandoc(str(below.value.value))
    return ""


INDEX: Final = """\
# API reference

The {n} public names, each on the page of the module it lives in, made from their docstrings. What they are together is told in
[how it is built](../../explanation/design.md), and for how long they stay in
[what can be relied on](../../explanation/compatibility.md).

| module | what is there | names |
|---|---|---|
{rows}

```{{toctree}}
:hidden:

{pages}
```
"""
