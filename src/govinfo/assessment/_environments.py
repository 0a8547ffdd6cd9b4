"""What conditions and formulas see of one record: its attributes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, final

from attrs import evolve, frozen

from govinfo.exact import Exact
from govinfo.formulas import UNKNOWN, Env, Formula, Kind, Unknown, Value
from govinfo.formulas._formula import missing_of
from govinfo.formulas._nodes import Kin, LookUp
from govinfo.labels import Grain
from govinfo.records import AnyRecord
from govinfo.register import Item
from govinfo.rulebook import Condition, Facts
from govinfo.rulebook._conditions import TAG, attribute, holds
from govinfo.rulebook._program import Program
from govinfo.rulebook._titles import title_of
from govinfo.texts import Language, Text, Words
from govinfo.texts._languages import either
from govinfo.texts._shown import spelled
from govinfo.texts._word import word_of

DECIDED: Final = "decided"
"""What an assessor decided on a record: a name that all kinds of records have but those that say it themselves."""


@final
@frozen(eq=False)
class RecordEnv:
    """
    The attributes of one record, as formulas and conditions see them.

    Attributes:
        values: the plain fields of the record and its item, `record.x` and `item.x`.
        amount: what an assessor decided on the record.
    """

    program: Program
    facts: Facts
    values: Mapping[str, Any]
    amount: Exact | None = None

    def decided(self, amount: Exact) -> RecordEnv:
        """Return the same with what an assessor decided."""
        return evolve(self, amount=amount)

    def attribute(self, name: str) -> Any:
        """
        Return an attribute as conditions see it.

        Where the record does not say, it is the word that the rulebook has for that, unknown where it must be given, else None.
        """
        found = attribute(self.facts, name)
        if found is None:
            return None
        value = found.derive(self.program.levels, tuple(self.values[field] for field in found.fields))
        return self.program.absent.get(name) if value is None else value

    def asked(self, name: str) -> Any:
        """Return an attribute as conditions ask for it: a number that a record does not say is unknown."""
        value = self.attribute(name)
        if value is None:
            found = attribute(self.facts, name)
            return UNKNOWN if found is not None and found.kind is Kind.NUMBER else None
        return value

    def belonging(self, name: str) -> Any:
        """Return by what records belong together: an attribute as words are compared, None where the record does not say."""
        value = self.asked(name)
        if isinstance(value, Unknown):
            return value
        return (word_of(value) or None) if isinstance(value, (str, int)) else value

    @property
    def label(self) -> str:
        """A record has no period."""
        return ""

    def name(self, word: str, /) -> Value | Unknown:
        """Return an attribute as formulas see it: a number that a record does not say is unknown, a text empty, a truth false."""
        found = attribute(self.facts, word)
        if word == DECIDED and (self.amount is not None or found is None):
            return UNKNOWN if self.amount is None else self.amount
        if found is None:
            raise KeyError(word)
        value: Value | Unknown | None = self.attribute(word)
        if value is None:
            return _nothing(found.kind)
        return spelled(value) if found.kind is Kind.TEXT and isinstance(value, int) else value

    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value | Unknown:
        """Return a tag, or the option taken for a reading."""
        return _ANSWERS[lookup](self, word)

    def lacks(self, word: str, about: str) -> Text:
        """Return what the record *about* does not say, and where to enter it."""
        if word == DECIDED and attribute(self.facts, word) is None:
            return Text("the amount decided on {record}", record=about)
        found = attribute(self.facts, word)
        return Text("{what} of {record}, to be entered there", what=Words(found.title, word) if found else word, record=about)

    def parts(self, grain: Grain | Kin, /) -> Sequence[Env]:
        """A record has no sub-periods."""
        return ()

    def told(self, lookup: str, word: str, lang: Language, /) -> str:
        """There are no figures to tell."""
        return ""

    def title(self, word: str, lang: Language, /) -> str:
        """Return what readers call an attribute."""
        found = attribute(self.facts, word)
        known = found.title if found is not None else {"decided": "认定数额", "true": "是", "false": "否"}.get(word)
        return title_of(self.program.rulebook, word, lang) if known is None else either(known, word, lang)


def _tag(env: RecordEnv, word: str) -> Value | Unknown:
    value = env.attribute(TAG + word)
    return "" if value is None else value if isinstance(value, Unknown) else spelled(value)


_ANSWERS: Final[Mapping[str, Callable[[RecordEnv, str], Value | Unknown]]] = MappingProxyType(
    {"tag": _tag, "reading": lambda env, word: env.program.rulebook.options[word]}
)
"""What each lookup tells of a record."""


def matching(conditions: Iterable[Condition], env: RecordEnv) -> bool | Unknown:
    """Return whether a record meets all conditions; unknown where one asks for what must be given and is not."""
    met: bool | Unknown = True
    for condition in conditions:
        value = env.asked(condition.attribute)
        if isinstance(value, Unknown):
            met = UNKNOWN
        elif not holds(condition, value):
            return False
    return met


def lacking(env: RecordEnv, about: str, formulas: Iterable[object], conditions: Iterable[Condition] = ()) -> Iterator[Text]:
    """Yield what the record *about* does not say and some conditions and formulas need."""
    for condition in conditions:
        if isinstance(env.asked(condition.attribute), Unknown):
            yield env.lacks(condition.attribute, about)
    for formula in formulas:
        if isinstance(formula, Formula):
            for _, leaf in missing_of(formula, env):
                yield env.lacks(TAG + leaf.word if isinstance(leaf, LookUp) else leaf.word, about)


def record_env(program: Program, facts: Facts, record: AnyRecord, item: Item, attributes: Iterable[str]) -> RecordEnv:
    """Return those *attributes* of one record."""
    found = (attribute(facts, name) for name in attributes)
    fields = {field for one in found if one is not None for field in one.fields}
    return RecordEnv(program, facts, {field: field_of(field, record, item) for field in fields})


def field_of(name: str, record: AnyRecord, item: Item) -> Any:
    """Return a plain field of a record, `record.x`, or of its item, `item.x`."""
    of, field = name.split(".")
    return getattr(record if of == "record" else item, field)


def _nothing(kind: Kind) -> Value | Unknown:
    return UNKNOWN if kind is Kind.NUMBER else "" if kind is Kind.TEXT else False
