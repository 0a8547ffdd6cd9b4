"""
Search in Chinese and English at once, without a dictionary.

Chinese is not written in words. Each pair of neighbouring characters is a term, on the page as in the question: 考核办法 asks for
考核, 核办 and 办法, which only a page with these words has. A pattern for it stands twice, here and in the script that a reader's
browser runs; a test holds the two to the same answers.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx.search import SearchLanguage

WORD: Final = re.compile(r"[0-9A-Za-z_]+|[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")

SCRIPT: Final = """
var splitQuery = function (query) {
  var found = query.match(/[0-9A-Za-z_]+|[\\u3400-\\u9fff]+|[\\p{Letter}\\p{Number}]+/gu) || [];
  return found.flatMap(function (word) {
    if (!/[\\u3400-\\u9fff]/.test(word) || word.length < 3) return [word];
    return Array.from({ length: word.length - 1 }, function (_, at) { return word.slice(at, at + 2); });
  });
};
var Stemmer = function () {
  this.stemWord = function (word) {
    return /^[a-z]{3,}[^su]s$/.test(word) ? word.slice(0, -1) : word;
  };
};
"""

_PLURAL: Final = re.compile(r"[a-z]{3,}[^su]s")


class Bilingual(SearchLanguage):
    """What Sphinx asks of a language."""

    lang = "zh-en"
    language_name = "Chinese and English"
    stopwords = frozenset[str]()  # `by`, `from` and `if` are keys of a rulebook: people look for them
    js_stemmer_code = SCRIPT

    def split(self, input: str) -> list[str]:  # noqa: A002  # so named by Sphinx
        """Return the terms of a text."""
        return [term for word in WORD.findall(input) for term in terms(word)]

    def stem(self, word: str) -> str:
        """Return the singular of an English word."""
        lower = word.lower()
        return lower[:-1] if _PLURAL.fullmatch(lower) else lower


def terms(word: str) -> list[str]:
    """Return the pairs of neighbouring characters of Chinese, and any other word as it is."""
    if word < "\u3400" or len(word) < 3 or not "\u3400" <= word[0] <= "\u9fff":
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]
