"""
Words for readers: sentences in either language, the titles of a rulebook, what stands between words, and what was probably meant.

The English template of a sentence is the key of its Chinese one in the catalogue. No other room asks which language a reader has.
"""

from govinfo.texts._languages import LANGUAGES, Language, either, headed, listed, phrases, sentences
from govinfo.texts._near import Suggestions, complain, hint, listing, meant, nearest
from govinfo.texts._shown import digits_of, show, spelled
from govinfo.texts._text import Text, Worded, Words, plain
from govinfo.texts._titles import asked, demanded, titled
from govinfo.texts._word import word_of

__all__ = [
    "LANGUAGES",
    "Language",
    "Suggestions",
    "Text",
    "Worded",
    "Words",
    "asked",
    "complain",
    "demanded",
    "digits_of",
    "either",
    "headed",
    "hint",
    "listed",
    "listing",
    "meant",
    "nearest",
    "phrases",
    "plain",
    "sentences",
    "show",
    "spelled",
    "titled",
    "word_of",
]
