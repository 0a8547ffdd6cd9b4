"""
An office's own templates (套用模板): a Word document for docxtpl, or a page for Jinja2, filled with what a paper says.

Neither can do more than show: values are plain texts, lists and tables of texts, every one of them harmless, and
the template runs in a sandbox. Needs the extra `templates` (docxtpl and Jinja2).
"""

from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any
from zipfile import BadZipFile

from govinfo._doors import checked
from govinfo.errors import InvalidValueError, MissingExtraError, load_extra
from govinfo.papers._charts import Chart
from govinfo.papers._figures import day_in_words
from govinfo.papers._inert import inert
from govinfo.papers._letterhead import contact, foot
from govinfo.papers._office import reproducible
from govinfo.papers._paper import Bullets, Cell, Grid, Heading, Paper, PaperBlock, cell_text, under_headings
from govinfo.papers._svg import chart_svg


@checked
def template_values(paper: Paper) -> dict[str, Any]:
    """
    Return what a paper says as the fields that a template names.

    `title`, `head`, `number`, `addressees`, `issuer`, `day`, `contact`, `copies`, `printer` and `printed` are texts, empty
    where there is nothing. `body` is a list of blocks and `attachments` a list of `number`, `title` and `blocks`. A block
    has a `kind` - `heading`, `paragraph`, `list`, `table` or `chart` - and `words`, `level`, `items`, or `caption`,
    `columns`, `rows`, `sums` and `notes`. `tables` holds every table of the paper, in order.

    >>> grid = Grid(caption="", columns=(), rows=())
    >>> values = template_values(Paper(title="通报", lang="zh", main=grid, issuer="办公室"))
    >>> values["title"], values["issuer"], values["number"]
    ('通报', '办公室', '')
    """
    said = foot(paper)
    body = _blocks(paper.body, paper)
    attachments: list[dict[str, Any]] = [
        {"number": number, "title": inert(one.title), "blocks": _blocks(one.blocks, paper)}
        for number, one in enumerate(paper.attachments, start=1)
    ]
    blocks = [*body, *(block for one in attachments for block in one["blocks"])]
    return {
        "title": inert(paper.title),
        "head": inert(paper.head or ""),
        "number": inert(paper.number or ""),
        "addressees": inert(paper.addressees or ""),
        "issuer": inert(paper.issuer),
        "day": day_in_words(paper.day, paper.lang) if paper.day else "",
        "contact": inert(contact(paper)),
        "copies": inert(said.copies) if said else "",
        "printer": inert(said.printer) if said else "",
        "printed": inert(said.printed) if said else "",
        "lang": paper.lang,
        "body": body,
        "attachments": attachments,
        "tables": [block for block in blocks if block["kind"] == "table"],
    }


def _blocks(blocks: tuple[PaperBlock, ...], paper: Paper) -> list[dict[str, Any]]:
    return [_block(block, number, paper) for number, (block, _) in enumerate(under_headings(blocks, ""), start=1)]


def _block(block: PaperBlock, number: int, paper: Paper) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "words": inert(block.words), "level": block.level}
    if isinstance(block, Bullets):
        return {"kind": "list", "items": [inert(item) for item in block.items]}
    if isinstance(block, Chart):
        return {"kind": "chart", "words": inert(block.title), "svg": chart_svg(block, number, paper.lang)}
    if isinstance(block, Grid):

        def texts(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
            return [[inert(cell_text(cell, paper.lang)) for cell in row] for row in rows]

        return {
            "kind": "table",
            "caption": inert(block.caption),
            "columns": [inert(column.title) for column in block.columns],
            "rows": texts(block.rows),
            "sums": texts(block.sums),
            "notes": [inert(note) for note in block.notes],
        }
    return {"kind": "paragraph", "words": inert(block.words)}


@checked
def fill_docx(template: bytes, paper: Paper) -> bytes:
    """
    Fill an office's Word template, whose places are written `{{ title }}`, with what a paper says.

    Raises:
        InvalidValueError: it is no Word document, or names a field that there is not.
        MissingExtraError: docxtpl is not installed.
    """
    docxtpl = load_extra("docxtpl", "docxtpl", "templates")
    out = io.BytesIO()
    with _told():
        try:
            document = docxtpl.DocxTemplate(io.BytesIO(template))
            document.render(template_values(paper), _environment(), autoescape=True)
        except (BadZipFile, KeyError, ValueError) as error:  # python-docx on what is no document
            raise InvalidValueError("template", str(error), "a Word document (docx)") from None
        document.save(out)
    return reproducible(out.getvalue())


@checked
def fill_html(template: str, paper: Paper) -> str:
    """
    Fill an office's page, whose places are written `{{ title }}`, with what a paper says; the `svg` of a chart is drawn with `|safe`.

    Raises:
        InvalidValueError: it names a field that there is not, or is not written as templates are.
        MissingExtraError: Jinja2 is not installed.
    """
    with _told():
        return str(_environment().from_string(template).render(template_values(paper)))


def _environment() -> Any:
    """Return where templates are filled: in a sandbox, texts escaped, a field that there is not an error."""
    undefined = load_extra("jinja2", "jinja2", "templates").StrictUndefined
    return load_extra("jinja2.sandbox", "jinja2", "templates").SandboxedEnvironment(autoescape=True, undefined=undefined)


@contextmanager
def _told() -> Generator[None]:
    errors = load_extra("jinja2.exceptions", "jinja2", "templates")
    try:
        yield
    except errors.TemplateError as error:
        raise InvalidValueError("template", str(error), "a template of the fields that are documented") from None


@checked
def paper_pdf(html: str) -> bytes:
    """
    Return a page, as `paper_html` or `fill_html` makes it, as PDF; nothing is loaded from elsewhere.

    Pictures that a template bears in itself (`data:`) are shown, all others left out.

    Raises:
        MissingExtraError: WeasyPrint is not installed, or a library of the system that it sets letters with.
    """
    try:
        weasyprint = load_extra("weasyprint", "weasyprint", "pdf")
        urls = load_extra("weasyprint.urls", "weasyprint", "pdf")
    except OSError:  # the package is there, Pango is not
        raise MissingExtraError("pango", "pdf") from None

    def within(url: str) -> Any:  # what versions before 68 call
        if not url.startswith("data:"):
            raise ValueError(url)
        return urls.default_url_fetcher(url)

    fetcher = urls.URLFetcher(allowed_protocols={"data"}) if hasattr(urls, "URLFetcher") else within
    return bytes(weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf())
