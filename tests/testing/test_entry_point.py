"""Hypothesis and govinfo leave each other alone until they meet."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run(code: str) -> str:
    """Run a program of its own and return what it prints."""
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


def test_govinfo_does_not_import_hypothesis() -> None:
    """An application in production never pays for the tools of its tests."""
    assert run("import sys, govinfo; print('hypothesis' in sys.modules)") == "False"


def test_registering_does_not_import_the_strategies() -> None:
    """Importing hypothesis costs the types only."""
    assert run("import sys; from govinfo._hypothesis import register; register(); print('govinfo.testing' in sys.modules)") == "False"


def test_types_resolve_after_registering() -> None:
    """With the entry point's function called, types need no further import."""
    code = "from govinfo._hypothesis import register; register(); from govinfo.records import Submission; from hypothesis import strategies as st; "

    assert run(code + "print(st.from_type(Submission).validate())") == "None"


@pytest.mark.parametrize("broken", ["govinfo.records", "govinfo.assessment", "hypothesis"])
def test_a_broken_installation_never_breaks_hypothesis(broken: str) -> None:
    """Whatever cannot be imported, registering says nothing."""
    code = f"import sys, govinfo; from govinfo._hypothesis import register; sys.modules[{broken!r}] = None; register(); print('fine')"

    assert run(code) == "fine"
