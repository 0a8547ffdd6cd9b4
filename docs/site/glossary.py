"""The glossary: what the docstrings call a thing in Chinese, and the words of every closed list with their official labels."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Final

from api import HOMES

from govinfo.labels import Labelled

_TERM: Final = re.compile(r"\A(?P<what>.*?)\s*\((?P<term>[^()]*[㐀-鿿][^()]*)\)(?P<rest>.*)\Z")
HEADS: Final = {
    "en": (
        "Glossary",
        "What the English of the library is in the language of the regulations. Made from the library itself.",
        "Things",
        "| name | Chinese | what it is |",
        "Words",
        "| word | Chinese | of |",
    ),
    "zh": (
        "术语",
        "库中的英文对应办法里的哪个词。本页由库自身生成。",
        "事物",
        "| 名称 | 中文 | 说明（英文） |",
        "用词",
        "| 词 | 中文 | 属于 |",
    ),
}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page in either language."""
    named = list(things())
    words = [(str(member.value), member.label, term) for _, term, _, cls in named for member in members(cls)]
    for lang, (title, told, one, head, two, listed) in HEADS.items():
        way = "../../reference/api" if lang == "zh" else "api"
        lines = [f"# {title}", "", told, "", f"## {one}", "", head, "|---|---|---|"]
        lines += [
            f"| [`{name.rpartition('.')[2]}`]({way}/{name.rpartition('.')[0]}.md) | {term} | {what} |" for name, term, what, _ in named
        ]
        lines += ["", f"## {two}", "", listed, "|---|---|---|"]
        lines += [f"| `{word}` | {label} | {of} |" for word, label, of in words]
        yield ("zh/" if lang == "zh" else "") + "reference/glossary.md", "\n".join(lines) + "\n"


def link(way: str, name: str) -> str:
    """Return the last part of a name, leading to its page."""
    module, _, word = name.rpartition(".")
    return f"[`{word}`]({way}/{module}.md)"


def things() -> Iterator[tuple[str, str, str, object]]:
    """Yield the public classes whose docstring has a Chinese term: the full name, the term, what it is, the class."""
    for name in sorted(HOMES.values(), key=lambda name: name.rpartition(".")[2].lower()):
        module, _, word = name.rpartition(".")
        thing = getattr(importlib.import_module(module), word)
        first = (thing.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        found = _TERM.match(first) if isinstance(thing, type) else None
        if found is not None:
            yield name, found["term"], f"{found['what']}{found['rest']}".replace("|", "\\|"), thing


def members(cls: object) -> list[Labelled]:
    """Return the words of a closed list, none of anything else."""
    return list(cls) if isinstance(cls, type) and issubclass(cls, Labelled) else []
