"""Which version this is (版本), as far as the installed distribution tells."""

from __future__ import annotations


def version_words() -> str:
    """
    Return the line that tells the version, `0` where the package is run from a checkout that is not installed.

    >>> version_words().startswith("govinfo ")
    True
    """
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # slower to load than all else that is needed here

    try:
        return f"govinfo {version('govinfo-core')}\n"
    except PackageNotFoundError:
        return "govinfo 0\n"
