"""A progress bar (进度条) for a person who waits: on a terminal only, and only when it takes a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TextIO

from govinfo.texts import Language, Text

_PATIENCE: Final = 0.5
_BETWEEN: Final = 0.1
_CELLS: Final = 30


class Bar:
    """
    A bar on one line of a terminal, which is wiped away at the end.

    Nothing is ever shown on what is no terminal, nor before half a second has passed.
    """

    def __init__(self, stream: TextIO | None, lang: Language, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to wait."""
        self._stream = stream if stream is not None and stream.isatty() else None
        self._lang: Language = lang
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown = 0

    def reading(self, done: int, total: int) -> None:
        """Show how many of how many records are read."""
        share = done / total if total else 1
        filled = int(share * _CELLS)
        words = Text("reading {done} of {total} records", done=done, total=total).text(self._lang)
        self._show(f"[{'#' * filled}{'.' * (_CELLS - filled)}] {int(share * 100):3}% {words}")

    def step(self, words: Text) -> None:
        """Show what is being done."""
        self._show(words.text(self._lang))

    def wipe(self) -> None:
        """Take the bar away."""
        if self._stream is not None and self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0

    def _show(self, line: str) -> None:
        now = self._clock()
        if self._stream is None or now < self._next:
            return
        from govinfo.papers._layout import width  # noqa: PLC0415  # who asks for help does not wait for papers

        self._next = now + _BETWEEN
        columns = width(line)
        self._stream.write("\r" + line + " " * (self._shown - columns))
        self._stream.flush()
        self._shown = columns
