"""What calls the command line inside this process, and files of records."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from small_year import SMALL, Ran, Run

from govinfo.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what calls the command line."""

    def call(*arguments: object) -> Ran:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()

        assert "Traceback" not in out + err
        return Ran(status, out, err)

    return call


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes a file of records and gives its path."""

    def make(content: object, name: str = "records.json") -> Path:
        path = tmp_path / name
        data = content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else json.dumps(content).encode()
        path.write_bytes(data)
        return path

    return make


@pytest.fixture
def small(write: Callable[..., Path]) -> Path:
    """Return the small year as a file."""
    return write(SMALL, "small.json")
