"""The only place that opens files (读写文件): whole files in, whole files out, never half of one."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from govinfo.cli._calls import CallError
from govinfo.texts import Text

STANDARD: Final = "-"
"""The name that stands for standard input or standard output."""

_TRIES: Final = 100

MOST_BYTES: Final = 1 << 30
"""The largest file that is read."""


def read_file(path: str) -> bytes:
    """
    Return what is in a file, or what comes from standard input where *path* is `-`.

    Raises:
        CallError: it cannot be read, or is larger than a gibibyte.
    """
    try:
        if path == STANDARD:
            data = b"" if sys.stdin is None else sys.stdin.buffer.read(MOST_BYTES + 1)  # None where it is closed
        else:
            with Path(path).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CallError(Text("cannot read {path}: {reason}", path=path, reason=reason_of(error))) from None
    if len(data) > MOST_BYTES:
        raise CallError(Text("cannot read {path}: it is larger than {n} MiB; split it into several files", path=path, n=MOST_BYTES >> 20))
    return data


def same_file(one: str, other: str) -> bool:
    """Whether two names stand for one file."""
    if STANDARD in (one, other):
        return one == other
    with suppress(OSError, ValueError):
        return Path(one).samefile(other)
    return Path(one).absolute() == Path(other).absolute()


def refuse_overwriting(output: str | None, inputs: Iterable[str]) -> None:
    """
    Refuse to write where it is read from.

    Raises:
        CallError: *output* is one of the *inputs*.
    """
    if output is None or output == STANDARD:
        return
    for path in inputs:
        if same_file(output, path):
            raise CallError(Text("{path} is read from and would be overwritten; name another file for --output", path=output))


def write_file(path: str, content: str | bytes) -> None:
    """
    Write a text as UTF-8, or bytes as they are, so that the file is either the old one or all of the new one, after a loss of power too.

    A new file is for whom the umask says, and one that was there is for whom it was.

    Raises:
        CallError: it cannot be written.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    try:
        if _is_special(Path(path)):
            Path(path).write_bytes(data)
        else:
            _replace(Path(path).resolve(), data)
    except (OSError, ValueError) as error:
        raise CallError(Text("cannot write {path}: {reason}", path=path, reason=reason_of(error))) from None


def _is_special(path: Path) -> bool:
    """Whether *path* is a device or a pipe, which cannot be replaced by a file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode)


def _replace(path: Path, data: bytes) -> None:
    """Write beside the target, since only inside one file system is a renaming all or nothing, and let the disk have it before that."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mode = None
    # until it is there, what was not for everybody is for nobody else; what is new is for whom the umask says
    handle, beside = _new_file(path, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _keep_names(path.parent)


def _new_file(path: Path, mode: int) -> tuple[int, Path]:
    """Open a file beside *path* whose name nobody else takes: not another thread, and nothing that was left over."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    for _ in range(_TRIES):
        beside = path.with_name(f".{secrets.token_hex(8)}.govinfo.tmp")
        with suppress(FileExistsError):
            return os.open(beside, flags, mode), beside
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _keep_names(folder: Path) -> None:
    """Let the disk have the new name too; some systems cannot be asked, and the file is whole either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def reason_of(error: OSError | ValueError) -> Text:
    """Return why a file cannot be opened, in words."""
    if isinstance(error, FileNotFoundError):
        return Text("there is no such file or folder; check the name")
    if isinstance(error, IsADirectoryError):
        return Text("it is a folder; name a file in it")
    if isinstance(error, PermissionError):
        return Text("permission is denied; ask who owns it")
    if isinstance(error, OSError) and error.strerror:
        return Text("{reason}", reason=error.strerror)
    return Text("{reason}", reason=str(error))
