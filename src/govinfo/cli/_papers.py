"""Papers in the format that a call asks for (输出格式)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias, TypeVar

from govinfo.cli._calls import CallError
from govinfo.errors import MissingExtraError
from govinfo.papers import Paper, paper_csv, paper_docx, paper_html, paper_markdown, paper_text, paper_xlsx

Made: TypeAlias = str | bytes
"""What a command makes: a text, or a file that is none."""

_WRITERS: Final[Mapping[str, Callable[[Paper], Made]]] = {
    "text": paper_text,
    "markdown": paper_markdown,
    "csv": paper_csv,
    "html": paper_html,
    "xlsx": paper_xlsx,
    "docx": paper_docx,
}

FORMATS: Final = tuple(_WRITERS)
"""Every format in which a paper can be printed, the usual one first."""

_T = TypeVar("_T")


def written(paper: Paper, form: str) -> Made:
    """
    Return a paper in a format.

    Raises:
        CallError: the format needs a package that is not installed.
    """
    return with_extras(partial(_WRITERS[form], paper))


def with_extras(make: Callable[[], _T]) -> _T:
    """
    Return what *make* makes.

    Raises:
        CallError: it needs a package that is not installed.
    """
    try:
        return make()
    except MissingExtraError as error:
        raise CallError(error.message) from None
