"""Bars and notices: what follows from a unit's or a person's totals without changing them (不得参评、通报)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import evolve, frozen

from govinfo._doors import typed
from govinfo.formulas import Formula, Kind, Scope
from govinfo.labels import Labelled
from govinfo.rulebook._book import Book
from govinfo.rulebook._rule_type import Formulas, RuleType, Said
from govinfo.rulebook._scopes import scope_of_standing
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._telling import formula_said
from govinfo.rulebook._words import Under


class Side(Labelled):
    """
    On which side a notice stands (褒贬): papers put praise among praise, and a demand among those who fell short.

    >>> [one.value for one in Side]
    ['favourable', 'plain', 'unfavourable']
    """

    FAVOURABLE = "favourable", "表扬"
    PLAIN = "plain", "说明"
    UNFAVOURABLE = "unfavourable", "批评"


class Told(Labelled):
    """
    In which papers a notice is told (通报时机).

    `period`: in those of every period, judged by it. `within-year`: in those of a period that holds no whole
    year; `year`: in those of one that does. `year-to-date`: judged by the year so far, and told by the
    first paper in whose year so far it holds.

    >>> [one.value for one in Told]
    ['period', 'within-year', 'year', 'year-to-date']
    """

    PERIOD = "period", "每期"
    WITHIN_YEAR = "within-year", "不满一年的各期"
    YEAR = "year", "全年"
    YEAR_TO_DATE = "year-to-date", "本年累计首次达到时"


@final
@frozen(kw_only=True, field_transformer=typed)
class Bar:
    """
    A condition under which a unit or person cannot be commended (不得参评), with its clause and its words.

    Attributes:
        persons: whether a bar of units holds for persons as well.
        for_: whom it bars.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> book.bars[0].id, book.bars[0].provided
    ('targets-missed', 'not targets_met')
    """

    id: str
    clause: str
    title: str
    provided: str
    persons: bool = False
    for_: Subjects = Subjects.UNITS
    title_en: str | None = None
    under: Under = ()


@final
@frozen(kw_only=True, field_transformer=typed)
class Notice:
    """
    What else follows for a unit from its totals (通报、整改等后续要求), without changing them.

    Attributes:
        side: whether it praises, only says, or finds fault.
        told: in the papers of which periods.
        for_: for whom it follows.
        grade: the grade that it gives (考核等次), as lists of grades name it.

    >>> Notice(id="short", clause="六", title="未完成任务的通报", provided="not targets_met").side.value
    'plain'
    """

    id: str
    clause: str
    title: str
    provided: str
    side: Side = Side.PLAIN
    told: Told = Told.PERIOD
    for_: Subjects = Subjects.UNITS
    title_en: str | None = None
    grade: str | None = None
    grade_en: str | None = None
    under: Under = ()


@final
@frozen(eq=False)
class ConditionProgram:
    """A bar or a notice with its formula."""

    rule: Bar | Notice
    condition: Formula


def barred(rule: Bar | Notice) -> tuple[Subjects, ...]:
    """Return for whom a bar or notice holds: some bars hold for units and persons alike."""
    return tuple(Subjects) if isinstance(rule, Bar) and rule.persons and rule.for_ is Subjects.UNITS else (rule.for_,)


def _scope(book: Book, rule: Bar | Notice, _: str) -> Scope:
    scope = scope_of_standing(book, *barred(rule))
    met = {"targets_met": Kind.TRUTH}
    kin = tuple((who, evolve(inner, names=dict(inner.names) | met)) for who, inner in scope.kin)
    return evolve(scope, names=dict(scope.names) | met, kin=kin)


def _prepare(_: Book, __: Sequence[object], rule: Bar | Notice, formulas: Formulas) -> ConditionProgram:
    return ConditionProgram(rule, formulas["provided"])


def _terms(book: Book, rule: Bar | Notice) -> Iterator[Said]:
    yield formula_said(book, rule.provided, _scope(book, rule, "provided"))
    if isinstance(rule, Notice):
        yield rule.side
        yield rule.told


BAR: Final = RuleType[Bar, ConditionProgram](
    table="bar", kind=Bar, kept="bars", scope=_scope, scoped_by=("persons", "for_"), prepare=_prepare, terms=_terms
)
"""Bars."""

NOTICE: Final = RuleType[Notice, ConditionProgram](
    table="notice", kind=Notice, kept="notices", scope=_scope, scoped_by=("for_",), prepare=_prepare, terms=_terms
)
"""Notices."""
