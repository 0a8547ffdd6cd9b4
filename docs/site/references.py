"""Docstrings as the site shows them, and where a name in them leads."""

from __future__ import annotations

import re
from typing import Any, Final

from api import HOMES
from docutils.nodes import Element, TextElement
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import Config, GoogleDocstring

_CODE: Final = re.compile(r"(?<![`:\w\\])`(?!`)([^`\n]+)`(?!`)")
_ENDS: Final = re.compile(r"\s")


def setup(app: Sphinx) -> None:
    """Take part in the build."""
    app.connect("autodoc-process-docstring", literal, priority=100)
    app.connect("missing-reference", find, priority=100)


def literal(_app: Sphinx, _what: str, _name: str, _thing: object, _options: object, lines: list[str]) -> None:
    """
    Our docstrings write code between single backticks, as Markdown does, and their sections as Google does.

    They are read as those of a method, whatever they belong to: of a property Sphinx would take the words before a colon for its type.
    """
    lines[:] = [line if line.lstrip().startswith((">>>", "...")) else _CODE.sub(_quoted, line) for line in lines]
    lines[:] = GoogleDocstring(lines, Config(napoleon_use_ivar=True), what="method").lines()


def _quoted(found: re.Match[str]) -> str:
    """Return code as reStructuredText has it, which wants a sign between it and a letter."""
    return f"``{found[1]}``" + ("\\ " if found.string[found.end() : found.end() + 1].isalnum() else "")


def find(app: Sphinx, env: BuildEnvironment, node: Element, content: TextElement) -> Any:
    """Lead from a class where it is written, `govinfo.records._units.Unit`, to where it is public, `govinfo.records.Unit`."""
    target = str(node.get("reftarget", ""))
    home = HOMES.get(target.rpartition(".")[2])
    if node.get("refdomain") != "py" or home is None or target == home or _ENDS.search(target):
        return None
    python = env.domains.python_domain
    return python.resolve_xref(env, node["refdoc"], app.builder, node["reftype"], home, node, content)  # type: ignore[arg-type]
