"""The words of a rulebook as clerks write them (办法用语): ids, titles with or without 《》, labels; what may mean two is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, final

from attrs import field, frozen

from govinfo.labels import Labelled, LapseKind
from govinfo.rulebook import Rulebook
from govinfo.rulebook._vocabularies import WHAT, vocabulary
from govinfo.texts import Text
from govinfo.texts._near import Suggestions, complain, listing, meant
from govinfo.texts._shown import show
from govinfo.texts._word import word_of

_MARKS: Final = re.compile(r"[《》〈〉]")
_POINTS: Final = "points"


@final
@frozen
class UnknownWord:
    """A word that a rulebook does not declare, or that means several of its words, in a whole sentence."""

    message: Text


@final
@frozen
class Vocabulary:
    """
    The words that a rulebook declares for a field.

    Attributes:
        what: one of them, as a sentence calls it.
        ids: each with its title.
        by_title: the ids that a title, or another way to write one, may mean.
        open: whether other words are allowed, which the regulation leaves to the office.
    """

    what: str
    ids: Mapping[str, str]
    by_title: Mapping[str, tuple[str, ...]]
    open: bool
    near: Suggestions = field(factory=Suggestions, eq=False, repr=False)

    def knows(self, word: str) -> bool:
        """Whether *word* means exactly one of them."""
        return word in self.ids or len(self.by_title.get(_bare(word), ())) == 1

    def resolve(self, word: str) -> str | UnknownWord:
        """Return the id that *word* means."""
        if word in self.ids:
            return word
        found = self.by_title.get(_bare(word), ())
        if len(found) == 1:
            return found[0]
        what = Text(self.what)
        if found:
            several = tuple(f"{id_}（{self.ids[id_]}）" for id_ in found)
            return UnknownWord(
                Text("{got} may be more than one {what}; write one of the ids {ids}", got=show(word), what=what, ids=several)
            )
        if self.open:
            return word
        near = self.near.of(_bare(word), self.by_title.keys())
        titles = [self.ids[id_] for id_ in self.ids]
        meant_one = None if near is None else self.ids[self.by_title[near][0]]
        return UnknownWord(
            complain(Text("the rulebook has no {what} {got}", what=what, got=show(word)), meant(meant_one) or listing(titles))
        )


def vocabulary_of(rulebook: Rulebook, name: str) -> Vocabulary:
    """
    Return the words that a rulebook declares under a name, by everything that a clerk may write for them.

    >>> from govinfo.shipped import shipped_rulebook
    >>> publications = vocabulary_of(shipped_rulebook("district-model"), "publications")
    >>> publications.resolve("《政务》"), publications.resolve("zhengwu")
    ('zhengwu', 'zhengwu')
    """
    declared = {word.id: word for word in getattr(rulebook, name)}
    closed = vocabulary(rulebook, name)
    own: Iterable[Labelled] = LapseKind if name == "lapses" else ()
    ids = {label.value: label.label for label in own} | {id_: word.title for id_, word in declared.items()}
    ways = [(id_, way) for id_, title in ids.items() for way in (id_, title)]
    ways += [(id_, word.title_en) for id_, word in declared.items() if word.title_en]
    if name == "measures":
        ids[_POINTS] = Text("points").text("zh")
        ways += [(_POINTS, _POINTS), (_POINTS, ids[_POINTS]), (_POINTS, "得分")]
    by_title: dict[str, tuple[str, ...]] = {}
    for id_, way in ways:
        several = by_title.get(_bare(way), ())
        by_title[_bare(way)] = several if id_ in several else (*several, id_)
    return Vocabulary(WHAT.get(name, "word"), ids, by_title, closed is None)


@final
@frozen(eq=False)
class Dictionary:
    """All the words of one rulebook (用语表), each vocabulary made when a column first asks for it."""

    rulebook: Rulebook
    _made: dict[str, Vocabulary] = field(factory=dict[str, Vocabulary], init=False, repr=False)

    def of(self, name: str) -> Vocabulary:
        """Return the words declared under *name*."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = vocabulary_of(self.rulebook, name)
        return found


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    """Return a word without the marks around titles, its blanks and the width of its signs."""
    return "".join(_MARKS.sub("", word_of(word)).split()).casefold()
