"""Files written whole: the old one or the new one, whoever else writes beside it and whatever was left over."""

from __future__ import annotations

import os
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from govinfo.cli._calls import CallError
from govinfo.cli._files import write_file

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs the modes and pipes of POSIX")


def names_in(folder: Path) -> list[str]:
    """Return the names of all files of a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def mode_of(path: Path) -> int:
    """Return who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_left_over_by_a_killed_process_blocks_nothing(tmp_path: Path) -> None:
    """Not even where every process has the number 1, as in a container."""
    left = tmp_path / f".{os.getpid()}.govinfo.tmp"
    left.write_text("half")

    write_file(str(tmp_path / "a.json"), "whole")

    assert (tmp_path / "a.json").read_text() == "whole"
    assert left.read_text() == "half"


def test_threads_write_many_files_of_one_folder(tmp_path: Path) -> None:
    """All at the same moment, and every file is written."""
    together = threading.Barrier(8)

    def write(number: int) -> None:
        together.wait()
        for _ in range(20):
            write_file(str(tmp_path / f"{number}.json"), str(number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))

    assert {name: (tmp_path / name).read_text() for name in names_in(tmp_path)} == {f"{i}.json": str(i) for i in range(8)}


@posix
def test_a_new_file_is_for_whom_the_umask_says(tmp_path: Path) -> None:
    """As one made by any other program."""
    before = os.umask(0o027)
    try:
        write_file(str(tmp_path / "a.json"), "x")
    finally:
        os.umask(before)

    assert mode_of(tmp_path / "a.json") == 0o640


@posix
@pytest.mark.parametrize("mode", [0o600, 0o666, 0o640])
def test_a_file_that_was_there_stays_for_whom_it_was(tmp_path: Path, mode: int) -> None:
    """More or less than the umask would say."""
    path = tmp_path / "a.json"
    path.write_text("old")
    path.chmod(mode)
    before = os.umask(0o022)
    try:
        write_file(str(path), "new")
    finally:
        os.umask(before)

    assert (path.read_text(), mode_of(path)) == ("new", mode)


def test_the_disk_has_the_file_before_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a loss of power leaves the old file or the new one, never an empty one."""
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def syncing(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else f"file of {os.fstat(handle).st_size}")
        sync(handle)

    def replacing(path: Path, target: Path) -> Path:
        done.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(Path, "replace", replacing)
    write_file(str(tmp_path / "a.json"), "12345")

    assert done[:2] == ["file of 5", "rename"]
    assert done[2:] == ([] if sys.platform == "win32" else ["folder"])


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_nothing_is_left_over_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The old file is kept, and the reason is told."""

    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.json"
    path.write_text("old")
    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), failing)

    with pytest.raises(CallError, match="No space left on device"):
        write_file(str(path), "new")
    assert names_in(tmp_path) == ["a.json"]
    assert path.read_text() == "old"


@posix
def test_a_folder_that_cannot_be_asked_for_its_names_is_no_reason_to_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems know no such order."""
    sync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        sync(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_file(str(tmp_path / "a.json"), "x")

    assert names_in(tmp_path) == ["a.json"]


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """And what it points at is written, in its own folder."""
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "a.json").write_text("old")
    link = tmp_path / "link.json"
    link.symlink_to(folder / "a.json")

    write_file(str(link), "new")

    assert link.is_symlink()
    assert (folder / "a.json").read_text() == "new"
    assert (names_in(tmp_path), names_in(folder)) == (["link.json", "there"], ["a.json"])


@posix
def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    """And not replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_text)
        write_file(str(pipe), "through")

        assert read.result(timeout=30) == "through"
    assert names_in(tmp_path) == ["pipe"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
