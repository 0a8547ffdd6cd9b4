"""Files are written whole or not at all, and never over what is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govinfo.cli._calls import CallError
from govinfo.cli._files import refuse_overwriting, write_file


def test_the_second_input_is_not_overwritten_under_any_name(tmp_path: Path) -> None:
    """By its own name, by a link, by a way round; a file of its own may be written."""
    first, second, link = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.json"
    first.touch()
    second.touch()
    os.link(second, link)
    inputs = [str(first), str(second)]

    for output in (second, link, tmp_path / "." / "b.json", tmp_path / ".." / tmp_path.name / "b.json"):
        with pytest.raises(CallError, match="would be overwritten"):
            refuse_overwriting(str(output), inputs)
    refuse_overwriting(str(tmp_path / "d.json"), inputs)


def test_who_reads_the_old_file_reads_all_of_it(tmp_path: Path) -> None:
    """A reader that has it open while it is written sees nothing of the new one."""
    path = tmp_path / "out.txt"
    path.write_text("old", "utf-8")
    with path.open(encoding="utf-8") as reader:
        write_file(str(path), "new and longer")

        assert reader.read() == "old"
    assert path.read_text("utf-8") == "new and longer"


def test_where_writing_fails_the_old_file_stays_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The renaming is refused: one file, as it was."""
    path = tmp_path / "out.txt"
    path.write_text("old", "utf-8")

    def refused(*_: object) -> None:
        raise PermissionError

    for name in ("replace", "rename"):
        monkeypatch.setattr(Path, name, refused)
        monkeypatch.setattr(os, name, refused)
    with pytest.raises(CallError):
        write_file(str(path), "new")

    assert {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()} == {"out.txt": "old"}
