"""The pages about applications show the code of applications that run, and those live on public names only."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APPLICATIONS = ROOT / "tests" / "downstream"
PAGES = {
    "use-in-a-web-service.md": "web_service",
    "use-in-django.md": "django_office",
    "from-a-data-frame.md": "data_frame",
    "in-a-nightly-job.md": "nightly_job",
}
CODE = sorted(APPLICATIONS.glob("*/**/*.py"))
_BLOCK = re.compile(r"^(?P<named><!-- (?P<file>\S+) -->\n)?```py\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str | None, str]]:
    """Return the blocks of a page that are code of an application, each with the file that the line before it names."""
    return [(found["file"], found["code"]) for found in _BLOCK.finditer(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_a_block_of_an_application_is_code_of_its_file(page: Path) -> None:
    """Every `py` block names its file and stands there, whole lines, word for word."""
    for file, code in blocks(page):
        assert file is not None, f"no file is named before\n{code}"
        assert f"\n{code}" in "\n" + (ROOT / file).read_text("utf-8"), f"{file} does not say\n{code}"


@pytest.mark.parametrize(("name", "application"), PAGES.items())
def test_every_page_shows_its_application(name: str, application: str) -> None:
    """And nothing of another one; the readme leads to the page."""
    files = {file for file, _ in blocks(ROOT / "docs" / "how-to" / name)}

    assert files
    assert [file for file in files if not str(file).startswith(f"tests/downstream/{application}/")] == []
    assert f"(docs/how-to/{name})" in (ROOT / "README.md").read_text("utf-8")


def test_there_is_a_page_for_every_application() -> None:
    """An application that nobody reads is no documentation."""
    assert sorted(PAGES.values()) == sorted(path.parent.name for path in APPLICATIONS.glob("*/requirements.txt"))


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield every name taken from the library, with its module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.partition(".")[0] == "govinfo":
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            assert not any(alias.name.startswith("govinfo.") for alias in node.names), "import names, not modules"


@pytest.mark.parametrize("path", CODE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_application_takes_public_names_only(path: Path) -> None:
    """No underscore in a module, an imported name or an attribute, and nothing that `__all__` does not show."""
    tree = ast.parse(path.read_text("utf-8"))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    for module, name in imported(tree):
        assert not any(part.startswith("_") for part in [*module.split("."), name])
        assert name in importlib.import_module(module).__all__
    assert {name for name in attributes if name.startswith("_") and not name.endswith("__")} == set()


def test_the_tests_of_applications_run_by_themselves(pytestconfig: pytest.Config) -> None:
    """They need what the library does not; the usual command leaves their folder out and the check of everything runs it."""
    assert APPLICATIONS.name in pytestconfig.getini("norecursedirs")
    assert "tests/downstream/run" in (ROOT / ".ci" / "run").read_text("utf-8")
