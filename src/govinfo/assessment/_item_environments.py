"""What formulas about one item of a unit see: its attributes, its lines, the findings on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, final

from attrs import frozen

from govinfo.assessment._environments import RecordEnv, record_env
from govinfo.assessment._lines import Line
from govinfo.assessment._measures import JUDGED
from govinfo.assessment._posting import Books
from govinfo.assessment._unit_answers import decided_in
from govinfo.exact import Exact, exact
from govinfo.formulas import UNKNOWN, Env, Unknown, Value
from govinfo.formulas._nodes import Kin
from govinfo.labels import Grain, Status
from govinfo.records import AdoptionEvent, Finding, LeaderInstruction
from govinfo.register._called import called
from govinfo.rulebook import Facts
from govinfo.rulebook._conditions import ATTRIBUTES, TAG
from govinfo.rulebook._covering import covered
from govinfo.rulebook._titles import title_of
from govinfo.texts import Language, Text, Worded, Words
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
    lines: Sequence[Line]

    @property
    def label(self) -> str:
        """What readers call the item: by its title, or else its id."""
        return self.called

    @property
    def called(self) -> str:
        """The title of the item, its id where it has none."""
        return called(self.item, self.books.register.by_id.get(self.item))

    def name(self, word: str, /) -> Value | Unknown:
        """Return what the item earned, how often it was used, or one of its attributes."""
        return _NAMES[word](self) if word in _NAMES else self.attributes(word).name(word)

    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value | Unknown:
        """Return what some rules gave the item, what was found on it, or one of its tags."""
        return _ANSWERS[lookup](self, word, default)

    def attributes(self, name: str) -> RecordEnv:
        """Return an attribute of the item as conditions and formulas about submissions see it."""
        item = self.books.register.items[self.item]
        assert item.submission is not None
        return record_env(self.books.program, Facts.SUBMISSION, item.submission, item, [name])

    def rests_on(self, lookup: str, word: str) -> Iterator[str]:
        """Yield the ids of the findings that a lookup read."""
        if lookup in JUDGED:
            yield from (finding.id for finding in self.findings(word))

    def lacks(self, lookup: str | None, word: str) -> Iterator[Worded]:
        """Yield what is not known of the item and would be needed to answer, each with where to enter it."""
        if lookup in JUDGED:
            rulebook = self.books.program.rulebook
            what = Words(title_of(rulebook, word, "zh"), title_of(rulebook, word, "en"))
            words = "a finding on {what} of {record}" if lookup == "finding" else "a finding on {what} of {record} with an amount"
            yield Text(words, what=what, record=self.called)
        else:
            name = TAG + word if lookup == "tag" else word
            yield self.attributes(name).lacks(name, self.called)

    def parts(self, grain: Grain | Kin, /) -> Sequence[Env]:
        """An item has no sub-periods."""
        return ()

    def told(self, lookup: str, word: str, lang: Language, /) -> str:
        """There are no figures to tell."""
        return ""

    def title(self, word: str, lang: Language, /) -> str:
        """Return what readers call an attribute or a total of the item."""
        known = {"true": "是", "false": "否", "points": "该条得分", "yuan": "该条奖金", "adoptions": "采用次数", "instructions": "批示次数"}
        found = ATTRIBUTES[Facts.SUBMISSION].get(word)
        own = known.get(word, None if found is None else found.title)
        return title_of(self.books.program.rulebook, word, lang) if own is None else either(own, word, lang)

    @property
    def uses(self) -> Sequence[AdoptionEvent | LeaderInstruction]:
        """The adoptions of the item and the instructions on it that lie in the period."""
        return [use for use in self.books.register.uses.get(self.item, ()) if use.on in self.books.ledger.period]

    def covered(self, words: str) -> Sequence[Line]:
        """Return the counted lines of the rules or the part that *words* name."""
        rules = covered(self.books.program.rulebook, (words,), (words,))
        return [line for line in self.lines if line.rule in rules and line.status is Status.COUNTED]

    def findings(self, criterion: str) -> Sequence[Finding]:
        """Return the findings in force on the item or on what happened to it, those on another unit's part left out."""
        columns = self.books.ledger.columns
        found = self.books.register.findings_on_items.get((criterion, self.item), ())
        return [finding for finding in found if finding.about.unit is None or columns[finding.about.unit].unit == self.unit]


def _posted(account: str) -> Callable[[ItemEnv], Value]:
    return lambda env: exact(sum(line.amount for line in env.lines if line.account == account and line.status is Status.COUNTED))


_NAMES: Final[Mapping[str, Callable[[ItemEnv], Value]]] = MappingProxyType(
    {
        "points": _posted("points"),
        "yuan": _posted("yuan"),
        "adoptions": lambda env: sum(isinstance(use, AdoptionEvent) for use in env.uses),
        "instructions": lambda env: sum(not isinstance(use, AdoptionEvent) for use in env.uses),
    }
)
"""The names that an item has beside its attributes."""


def _used(env: ItemEnv, word: str, _: Exact | None) -> Value:
    levels = env.books.program.levels
    return sum(isinstance(use, AdoptionEvent) and word in {use.publication, levels.get(use.publication)} for use in env.uses)


def _finding(env: ItemEnv, word: str, _: Exact | None) -> Value | Unknown:
    findings = env.findings(word)
    criterion = env.books.program.criteria[word]
    if criterion.due is not None and "submission" in criterion.about and not any(finding.decides for finding in findings):
        return UNKNOWN
    return any(finding.met is True for finding in findings)


def _decided(env: ItemEnv, word: str, default: Exact | None) -> Value | Unknown:
    return decided_in(env.findings(word), default)


_ANSWERS: Final[Mapping[str, Callable[[ItemEnv, str, Exact | None], Value | Unknown]]] = MappingProxyType(
    {
        "earned": lambda env, word, _: exact(sum(line.amount for line in env.covered(word))),
        "lines": lambda env, word, _: len(env.covered(word)),
        "used": _used,
        "reading": lambda env, word, _: env.books.program.rulebook.options[word],
        "tag": lambda env, word, default: env.attributes(TAG + word).look_up("tag", word, default),
        "finding": _finding,
        "decided": _decided,
    }
)
"""What each lookup tells of an item."""
