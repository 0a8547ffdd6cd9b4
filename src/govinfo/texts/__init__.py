"""
Words for readers: sentences in either language, the titles of a rulebook, what stands between words, and what was probably meant.

The English template of a sentence is the key of its Chinese one in the catalogue. No other room asks which language a reader has.
"""

from govinfo.texts._languages import LANGUAGES, Catalogue, Language, Marks, language
from govinfo.texts._text import Text, Worded, Words

__all__ = [
    "LANGUAGES",
    "Catalogue",
    "Language",
    "Marks",
    "Text",
    "Worded",
    "Words",
    "language",
]
