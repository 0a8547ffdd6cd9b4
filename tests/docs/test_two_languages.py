"""A page and its Chinese twin show the same code under the same headings; which pages have no twin yet is written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ENGLISH = {
    page.relative_to(DOCS).as_posix(): page for page in sorted(DOCS.rglob("*.md")) if page.relative_to(DOCS).parts[0] not in {"zh", "site"}
}
CHINESE = {page.relative_to(DOCS / "zh").as_posix(): page for page in sorted((DOCS / "zh").rglob("*.md"))}
ALONE = {"quick-start.md"}
"""A Chinese page that no English one stands behind: the first steps, which English readers find in README.md and the tutorial."""

TWINS = [(ENGLISH[name], page) for name, page in CHINESE.items() if name not in ALONE]
TWINS += [(ROOT / "README.md", ROOT / "README.zh.md")]
WAITING = (Path(__file__).parent / "english-only.txt").read_text("utf-8").split()
_FENCE = re.compile(r"^```(?P<lang>\S*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"\s*(?<!\S)#(?!:schema)[^\n]*")


def blocks(page: Path) -> list[tuple[str, str]]:
    """Return the code of a page, block by block, without what its comments say."""
    return [(found["lang"], _COMMENT.sub("", found["code"])) for found in _FENCE.finditer(page.read_text("utf-8"))]


def headings(page: Path) -> list[int]:
    """Return how deep each heading of a page is."""
    return [len(line.split()[0]) for line in _FENCE.sub("", page.read_text("utf-8")).splitlines() if re.match(r"#{1,6} ", line)]


@pytest.mark.parametrize(("english", "chinese"), TWINS, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_shows_the_same_code_in_both_languages(english: Path, chinese: Path) -> None:
    """Whoever changes an example changes it in both; a comment may be told in the reader's language."""
    assert blocks(english) == blocks(chinese)


@pytest.mark.parametrize(("english", "chinese"), TWINS, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_has_the_same_headings_in_both_languages(english: Path, chinese: Path) -> None:
    """In number and depth: a section that came or went is missed in the other."""
    assert headings(english) == headings(chinese)


def test_the_pages_without_a_twin_are_those_that_are_listed() -> None:
    """A new page is written in both languages, or is put on the list for everybody to see; a translated one leaves it."""
    assert WAITING == sorted(name for name in ENGLISH if name not in CHINESE)


def test_a_comment_is_left_out_and_code_is_not() -> None:
    """The comparison itself sees what it must."""
    assert _COMMENT.sub("", "a = 1  # eins\n# all\nb") == "a = 1\nb" or _COMMENT.sub("", "a = 1  # eins") == "a = 1"
    assert _COMMENT.sub("", "#:schema x.json") == "#:schema x.json"
    assert _COMMENT.sub("", "color = 'a#b'") == "color = 'a#b'"
