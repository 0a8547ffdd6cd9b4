"""`python -m govinfo`: the command line."""

from __future__ import annotations

import sys

from govinfo.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
