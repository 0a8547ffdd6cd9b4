"""The reader's language as a call names it (语言选项): one that comes along, or a file with the catalogue of another."""

from __future__ import annotations

from govinfo.cli._calls import CallError
from govinfo.cli._files import read_file
from govinfo.texts import Language, Text, language
from govinfo.texts._languages import UnknownLanguage


def read_language(given: str) -> Language:
    """
    Return the language of a tag, or the catalogue of a file.

    Raises:
        CallError: it is neither, or the file cannot be read.
        DecodeError: the file is no catalogue, with every problem.
    """
    if given.endswith(".toml"):
        from govinfo.codec import decode_catalogue  # noqa: PLC0415  # nobody else waits for it

        return decode_catalogue(read_file(given), name=given)
    try:
        return language(given)
    except UnknownLanguage:
        message = "{name} must be zh, en, a tag of one of them such as zh-CN, or a catalogue (FILE.toml), got {got}"
        raise CallError(Text(message, name="--lang", got=given)) from None
