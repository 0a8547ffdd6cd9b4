"""Pages as text or Markdown: what commands print that make no paper."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from govinfo.reports import Page, as_markdown, as_text

FORMATS: Final = ("text", "markdown")
"""The forms of a page."""


def rendered(page: Page, arguments: Namespace) -> str:
    """Return a page in the form that the call asks for."""
    return as_markdown(page) if arguments.format == "markdown" else as_text(page)
