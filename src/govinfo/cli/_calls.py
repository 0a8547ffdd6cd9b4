"""What is wrong with a call (调用错误): the one error that belongs to the command line alone."""

from __future__ import annotations

from govinfo.errors import GovinfoError
from govinfo.texts import Text


class CallError(GovinfoError):
    """
    A call that cannot be carried out, or a file that cannot be read or written: exit status 2.

    Attributes:
        message: what is wrong and what to do.
    """

    def __init__(self, message: Text) -> None:
        """Keep the sentence."""
        super().__init__(message)
        self.message = message
