"""The gallery: a page for each shipped rulebook in either language, and a table of them all that can be searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from govinfo import shipped_rulebook, shipped_rulebooks
from govinfo.papers import paper_markdown, rulebook_paper
from govinfo.rulebook import Rulebook
from govinfo.texts import LANGUAGES, Language

DATA: Final = files("govinfo").joinpath("data")
WORDS: Final = {
    "zh": (
        "办法集",
        "随库附带的 {n} 部办法，各有条款、规则、口径、空白和手算的算例。在框中输入制定单位或规则种类来筛选。",
        "筛选办法",
        ("办法", "制定单位", "规则种类", "条款", "口径", "空白", "算例"),
        "算例",
        "以下算例由人手算，每次发布前逐一核对。",
        "办法文件",
    ),
    "en": (
        "Gallery of rulebooks",
        "The {n} rulebooks that come along, each with its clauses, rules, readings, gaps and examples. Type an issuer or a type of rule.",
        "Narrow the table",
        ("rulebook", "issuer", "types of rules", "clauses", "readings", "gaps", "examples"),
        "Worked examples",
        "Worked out by hand, and each held against the engine before a release.",
        "The file",
    ),
}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page."""
    books = [shipped_rulebook(name) for name in shipped_rulebooks()]
    for lang in LANGUAGES:
        root = "zh/gallery" if lang == "zh" else "gallery"
        yield f"{root}/index.md", index(books, lang)
        for book in books:
            yield f"{root}/{book.id}.md", page(book, lang)


def page(book: Rulebook, lang: Language) -> str:
    """Return the page of one rulebook: what `govinfo rulebooks NAME` says, its examples and its file."""
    _, _, _, _, examples, told, file = WORDS[lang]
    parts = [paper_markdown(rulebook_paper(book, lang))]
    found = DATA.joinpath("examples").joinpath(f"{book.id}.toml")
    if found.is_file():
        parts += [f"## {examples}", told, fenced(found.read_text("utf-8"))]
    parts += [f"## {file}", fenced(DATA.joinpath("rulebooks").joinpath(f"{book.id}.toml").read_text("utf-8"))]
    return "\n\n".join(parts) + "\n"


def fenced(text: str) -> str:
    """Return a file as a block that the search leaves alone: what it says stands in words above."""
    return f"````{{code-block}} toml\n:class: no-search\n\n{text.strip()}\n````"


def index(books: list[Rulebook], lang: Language) -> str:
    """Return the table of all."""
    title, told, narrow, columns, *_ = WORDS[lang]
    rows = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
    for book in books:
        counts = Counter(type(rule).__name__.lower() for rule in book.rules)
        kinds = " ".join(f"{kind}×{n}" for kind, n in sorted(counts.items()))
        found = DATA.joinpath("examples").joinpath(f"{book.id}.toml")
        examples = found.read_text("utf-8").count("\n[[example]]") if found.is_file() else 0
        name = book.title if lang == "zh" else book.title_en or book.title
        counted = (len(book.clauses), len(book.readings), len(book.source.gaps), examples)
        cells = (f"[{name}]({book.id}.md)<br>`{book.id}`", book.source.issuer, kinds, *counted)
        rows.append("| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |")
    box = f'<input class="narrow" type="search" aria-label="{narrow}" placeholder="{narrow}">'
    listed = "\n".join(book.id for book in books)
    return f"# {title}\n\n{told.format(n=len(books))}\n\n{box}\n\n" + "\n".join(rows) + f"\n\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n"
