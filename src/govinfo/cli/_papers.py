"""Papers (公文) on the command line: every form that one is written in, and the letterhead of those that an office signs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final, TypeVar

from govinfo.cli import _options as options
from govinfo.cli._calls import CallError
from govinfo.cli._command import Form
from govinfo.cli._files import read_file, refuse_overwriting
from govinfo.errors import InvalidValueError, MissingExtraError
from govinfo.instants._habits import read_day
from govinfo.papers import (
    Letterhead,
    Paper,
    fill_docx,
    fill_html,
    paper_csv,
    paper_docx,
    paper_html,
    paper_json,
    paper_markdown,
    paper_pdf,
    paper_text,
    paper_xlsx,
    with_letterhead,
)
from govinfo.periods import parse_date
from govinfo.texts import Text

_T = TypeVar("_T")
_RENDERINGS: Final[Mapping[str, Callable[[Paper], str | bytes]]] = {
    "text": paper_text,
    "markdown": paper_markdown,
    "csv": paper_csv,
    "html": paper_html,
    "xlsx": paper_xlsx,
    "docx": paper_docx,
    "json": paper_json,
    "pdf": lambda paper: paper_pdf(paper_html(paper)),
}
_TEMPLATES: Final = ("docx", "html", "pdf")
"""The formats that an office's own template can be filled for; a page is what becomes a PDF."""

FORMATS: Final = tuple(_RENDERINGS)
"""Every format in which a paper can be printed, the usual one first."""


LETTERHEAD: Final = ("--title", "--issuer", "--number", "--to", "--date", "--head", "--contact", "--copies", "--printer", "--printed")
"""The options that say what an office adds to a report."""


def printed(form: Form) -> None:
    """Ask for the letterhead, and how and where the paper is written."""
    letterhead(form)
    options.output(form, FORMATS)


def letterhead(form: Form) -> None:
    """Ask for the letterhead."""
    form.ask("the title, instead of the usual one", "--title", metavar="TEXT")
    form.ask("who issues it, instead of the issuer of the rulebook", "--issuer", metavar="TEXT")
    form.ask("the number of the document", "--number", metavar="TEXT")
    form.ask("to whom it goes", "--to", metavar="TEXT")
    form.ask("the day on which it is signed, such as 2024-07-05", "--date", metavar="DAY")
    form.ask("the office's own template, a Word document or a page, for a paper of that format", "--template", metavar="FILE")
    form.ask("the red head of an official document, such as the issuer's name and the word for document", "--head", metavar="TEXT")
    form.ask("whom to ask, below the signature", "--contact", metavar="TEXT")
    form.ask("to whom a copy goes, in the foot of the document", "--copies", metavar="TEXT")
    form.ask("who prints it, in the foot; left out, the issuer", "--printer", metavar="TEXT")
    form.ask("the day on which it is printed, in the foot; left out, the day on which it is signed", "--printed", metavar="DAY")


def rendered(paper: Paper, arguments: Namespace) -> str | bytes:
    """
    Return a paper in the form that the call asks for.

    Raises:
        CallError: the form needs a package that is not installed.
    """
    return office(partial(_RENDERINGS[arguments.format], paper))


def signed(paper: Paper, arguments: Namespace) -> str | bytes:
    """
    Return a paper with its letterhead in the form that the call asks for.

    Raises:
        CallError: the day is none, or the form needs a package that is not installed.
    """
    letterhead = Letterhead(
        title=arguments.title,
        issuer=arguments.issuer,
        number=arguments.number,
        addressees=arguments.to,
        day=day_of("--date", arguments.date),
        head=arguments.head,
        contact=arguments.contact,
        copies=arguments.copies,
        printer=arguments.printer,
        printed=day_of("--printed", arguments.printed),
    )
    paper = with_letterhead(paper, letterhead)
    return rendered(paper, arguments) if arguments.template is None else _filled(paper, arguments)


def _filled(paper: Paper, arguments: Namespace) -> str | bytes:
    if arguments.format not in _TEMPLATES:
        raise CallError(Text("{name} needs {other}", name="--template", other=f"--format {'|'.join(_TEMPLATES)}"))
    refuse_overwriting(arguments.output, [arguments.template])
    template = read_file(arguments.template)
    try:
        if arguments.format == "docx":
            return office(partial(fill_docx, template, paper))
        page = office(partial(fill_html, template.decode("utf-8"), paper))
        return office(partial(paper_pdf, page)) if arguments.format == "pdf" else page
    except UnicodeDecodeError:
        raise CallError(Text("cannot read {path}: {reason}", path=arguments.template, reason=Text("it is not UTF-8"))) from None
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--template", message=error.message)) from None


def day_of(name: str, given: str | None) -> date | None:
    """
    Return a day that an option gives, None where it is left out.

    Raises:
        CallError: it is no day.
    """
    try:
        return None if given is None else parse_date(read_day(given) or given)
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name=name, message=error.message)) from None


def office(make: Callable[[], _T]) -> _T:
    """
    Return what is made with the office packages.

    Raises:
        CallError: they are not installed.
    """
    try:
        return make()
    except MissingExtraError as error:
        raise CallError(error.message) from None
