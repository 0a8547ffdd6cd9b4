"""`python -m govinfo`: the command line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Final, NoReturn, TypeAlias

__all__ = ["main"]

Handler: TypeAlias = Callable[[int, FrameType | None], object]
INTERRUPTED: Final = 130


def main() -> int:
    """
    Carry out the call of this process and return its exit status.

    Ctrl-C ends it in silence at any moment: while the modules are loaded and once the result is out
    there is nothing to clean up, so the process simply ends; in between the command line does the cleaning.
    """
    _on_interrupt(_leave)
    if sys.argv[1:] == ["--version"] and _told_version():
        return 0
    from govinfo.cli import main as carry_out  # noqa: PLC0415  # it loads nearly everything

    try:
        _on_interrupt(signal.default_int_handler)
        return carry_out()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        _on_interrupt(_leave)


def _told_version() -> bool:
    """Tell the version without loading anything else; where that fails the command line says why."""
    from govinfo._version import version_words  # noqa: PLC0415  # only this call needs it

    try:
        sys.stdout.write(version_words())
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):  # no standard output, or a closed one
        return False
    return True


def _on_interrupt(handler: Handler) -> None:
    with suppress(ValueError):  # only the main thread is interrupted, and only there it can be said what happens then
        if signal.getsignal(signal.SIGINT) in {_leave, signal.default_int_handler}:  # not where whoever started it had it ignored
            signal.signal(signal.SIGINT, handler)


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
