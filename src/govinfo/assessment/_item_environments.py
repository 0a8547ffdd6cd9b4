"""What formulas about one item of a unit see: its attributes, its lines, the findings on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import final

from attrs import frozen

from govinfo.assessment._environments import record_env
from govinfo.assessment._ledger import Posting
from govinfo.assessment._measures import TITLES
from govinfo.assessment._posting import Books
from govinfo.exact import Exact, exact
from govinfo.formulas import Env, Value
from govinfo.labels import Grain, Status
from govinfo.records import AdoptionEvent, Finding, LeaderInstruction
from govinfo.rulebook import Facts
from govinfo.rulebook._conditions import ATTRIBUTES, TAG
from govinfo.rulebook._covering import covered
from govinfo.texts import Language
from govinfo.texts._languages import either


@final
@frozen(eq=False)
class ItemEnv:
    """
    One item of a unit, as formulas see it.

    Attributes:
        unit: the unit whose part in the item is looked at, or that of the person whose lines these are.
        item: the id of its submission.
        lines: the lines of the unit or person that rest on it.
    """

    books: Books
    unit: str
    item: str
    lines: Sequence[Posting]

    @property
    def label(self) -> str:
        """The id of the item."""
        return self.item

    def name(self, word: str, /) -> Value:
        """Return what the item earned, how often it was used, or one of its attributes."""
        if word in {"points", "yuan"}:
            return self._earned(line for line in self.lines if line.rule.account == word)
        if word == "adoptions":
            return sum(isinstance(use, AdoptionEvent) for use in self._uses())
        if word == "instructions":
            return sum(not isinstance(use, AdoptionEvent) for use in self._uses())
        item = self.books.register.items[self.item]
        assert item.submission is not None
        return record_env(self.books.program, Facts.SUBMISSION, item.submission, item, [word]).name(word)

    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value:
        """Return what some rules gave the item, what was found on it, or one of its tags."""
        if lookup in {"earned", "lines"}:
            rules = covered(self.books.program.rulebook, (word,), (word,))
            chosen = [line for line in self.lines if line.rule.id in rules]
            return sum(line.status is Status.COUNTED for line in chosen) if lookup == "lines" else self._earned(chosen)
        if lookup == "used":
            levels = self.books.program.levels
            return sum(isinstance(use, AdoptionEvent) and word in {use.publication, levels.get(use.publication)} for use in self._uses())
        if lookup == "reading":
            return self.books.program.rulebook.options[word]
        if lookup == "tag":
            item = self.books.register.items[self.item]
            assert item.submission is not None
            return record_env(self.books.program, Facts.SUBMISSION, item.submission, item, [TAG + word]).look_up(lookup, word, default)
        found = self.findings(word)
        if lookup == "finding":
            return any(finding.met is True for finding in found)
        return next((finding.amount for finding in reversed(found) if finding.amount is not None), default or 0)

    def parts(self, grain: Grain, /) -> Sequence[Env]:
        """An item has no sub-periods."""
        return ()

    def told(self, lookup: str, word: str, lang: Language, /) -> str:
        """There are no figures to tell."""
        return ""

    def title(self, word: str, lang: Language, /) -> str:
        """Return what readers call an attribute or a total of the item."""
        known = {"true": "是", "false": "否", "points": "该条得分", "yuan": "该条奖金", "adoptions": "采用次数", "instructions": "批示次数"}
        found = ATTRIBUTES[Facts.SUBMISSION].get(word)
        return either(known.get(word, found.title if found is not None else TITLES.get(word, word)), word, lang)

    def _uses(self) -> Sequence[AdoptionEvent | LeaderInstruction]:
        """Return the adoptions of the item and the instructions on it that lie in the period."""
        return [use for use in self.books.register.uses.get(self.item, ()) if use.on in self.books.ledger.period]

    def _earned(self, lines: Iterable[Posting]) -> Exact:
        return exact(sum(line.amount for line in lines if line.status is Status.COUNTED))

    def findings(self, criterion: str) -> Sequence[Finding]:
        """Return the findings in force on the item or on what happened to it, those on another unit's part left out."""
        columns = self.books.ledger.columns
        found = self.books.register.findings_on_items.get((criterion, self.item), ())
        return [finding for finding in found if finding.about.unit is None or columns[finding.about.unit].unit == self.unit]
