"""The words a rulebook declares: publications, forms, criteria, measures, clauses, readings, source."""

from __future__ import annotations

from datetime import date
from typing import Protocol, TypeAlias, final

from attrs import field, frozen

from govinfo._doors import checked, typed
from govinfo.exact import Exact, format_exact
from govinfo.labels import Grain, Labelled, Level
from govinfo.rulebook._conditions import Condition, Facts
from govinfo.texts import Text

Under: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""The readings under which something holds: pairs of a reading's id and its options; empty for always."""


class Titled(Protocol):
    """Whatever the rulebook declares with an id and titles."""

    @property
    def id(self) -> str:
        """What records and rules call it."""
        ...

    @property
    def title(self) -> str:
        """What Chinese readers call it."""
        ...

    @property
    def title_en(self) -> str | None:
        """What English readers call it, where the rulebook says."""
        ...


@final
@frozen(kw_only=True, field_transformer=typed)
class Publication:
    """
    A publication (刊物) that adopts items.

    Attributes:
        level: the level of the office that publishes it.
        kind: what sort of carrier it is, where the regulation tells sorts apart.
        clause: the clause by which there is such a publication.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> book.publications[0].title, book.publications[0].level.label
    ('《政务》', '区县级')
    """

    id: str
    title: str
    level: Level
    title_en: str | None = None
    kind: str | None = None
    clause: str | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class Word:
    """
    A declared word with its titles (用语): a form, a kind, a group, a kind of lapse, a figure, a part or an account.

    Attributes:
        clause: the clause by which there is such a word.

    >>> Word(id="brief", title="简讯", title_en="brief").title
    '简讯'
    """

    id: str
    title: str
    title_en: str | None = None
    clause: str | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class Light:
    """
    How the list of duties marks what is open (亮灯): the last light whose threshold is reached shows; one without any is for all the rest.

    Attributes:
        left: shows where at most so many working days are left.
        late: shows where it is late by at least so many days; of a limit in hours or minutes 0 is late at all.
        urged: shows where the unit was reminded at least so many times.
        clause: where the regulation says so.

    >>> Light(id="red", title="红灯", late=1).late
    1
    """

    id: str
    title: str
    title_en: str | None = None
    clause: str | None = None
    left: int | None = None
    late: int | None = None
    urged: int | None = None


@final
@frozen(kw_only=True)
class TagWord:
    """A word that a tag may hold (标签用语)."""

    id: str
    title: str
    title_en: str | None = None


@final
@frozen(kw_only=True)
class TagWords:
    """
    A tag whose words matter (标签): any other word is an error, with the nearest of these.

    Attributes:
        words: the words it may hold, each with its titles; a plain word is its own title.
    """

    id: str
    words: tuple[TagWord, ...]
    title: str | None = None
    title_en: str | None = None


Absent: TypeAlias = tuple[tuple[str, str], ...]
"""By attribute, the word that stands for it where a record does not say, `must-be-given`, or nothing where it is no word."""


@final
@frozen(kw_only=True, field_transformer=typed)
class Criterion:
    """
    What an assessor may find (认定标准).

    Attributes:
        about: what findings on it are about.
        due: how often it must be judged of every unit or person that it is about, or of every item that was sent in such a span; None
            where no finding means that it was not found.
        unit: whether a finding about a record must name the unit whose part in it is meant.
        least: the smallest amount the assessor may decide; None where no amount belongs to it.
        most: the largest amount; None for no bound.
        clause: the clause by which it is found.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> book.criteria[0].id, book.criteria[0].title
    ('leadership', '领导重视、机构健全、措施到位')
    """

    id: str
    title: str
    about: tuple[str, ...]
    title_en: str | None = None
    unit: bool = False
    due: Grain | None = None
    least: Exact | None = None
    most: Exact | None = None
    clause: str | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class Measure:
    """
    A number counted from the records of a unit in a span of days, or computed from such numbers (指标).

    Attributes:
        count: the kind of records that are counted; None where it is computed.
        when: the conditions a record must meet.
        distinct: whether each item counts once, however many of its records match.
        weigh: a formula over the record's attributes: how much one record counts for.
        shared: whether contributing units share a record instead of each counting it in full.
        formula: how it is computed from other measures and figures of the same unit and span.
        clause: the clause that says so.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> [measure.id for measure in book.measures]
    ['sent', 'adopted']
    """

    id: str
    title: str
    count: Facts | None = None
    title_en: str | None = None
    when: tuple[Condition, ...] = ()
    distinct: bool = False
    weigh: str | None = None
    shared: bool = False
    formula: str | None = None
    clause: str | None = None


@checked
def range_text(criterion: Criterion) -> Text:
    """Return the amounts that an assessor may decide, in words."""
    if criterion.least is None:
        return Text("")
    if criterion.most is None:
        return Text(" of at least {least}", least=format_exact(criterion.least))
    return Text(" from {least} to {most}", least=format_exact(criterion.least), most=format_exact(criterion.most))


class Coverage(Labelled):
    """
    How a clause of the regulation is covered by the rulebook (条款落实方式).

    >>> [(one.value, one.label) for one in Coverage][:3]
    [('rule', '规则'), ('standing', '评比'), ('deadline', '时限')]
    """

    RULE = "rule", "规则"
    STANDING = "standing", "评比"
    DEADLINE = "deadline", "时限"
    PEOPLE = "people", "由人判断"
    NOT_DATA = "not-data", "无需数据"
    GAP = "gap", "未涵盖"


@final
@frozen(kw_only=True, field_transformer=typed)
class Clause:
    """
    A clause (条款) of the regulation as a clerk cites it, how it is covered, and its sentence where it is quoted.

    Attributes:
        covered: what carries it out.
        text: its sentence, word for word; the numbers of the rules that cite it must occur in it.
        note: what a reader of the rulebook should know of it.
        numbers: numbers that the clause means and its sentence does not write, as a sum that was worked out.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> book.clauses[0].id, book.clauses[0].covered.label
    ('一', '无需数据')
    """

    id: str
    covered: Coverage
    text: str | None = None
    note: str | None = None
    numbers: tuple[Exact, ...] = ()


@final
@frozen(kw_only=True, field_transformer=typed)
class Reading:
    """
    A place where the text can be read in more than one way (释义 / 口径).

    Attributes:
        options: the ways to read it, the first of which is taken when nobody chooses.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> book.readings[0].default in {option.id for option in book.readings[0].options}
    True
    """

    id: str
    question: str
    options: tuple[Word, ...]
    question_en: str | None = None
    clauses: tuple[str, ...] = ()

    @property
    def default(self) -> str:
        """The option taken when nobody chooses."""
        return self.options[0].id


@final
@frozen(kw_only=True, field_transformer=typed)
class Source:
    """
    Where the regulation comes from (出处): issuer, title, document number, year or day.

    >>> Source(issuer="某县卫生健康局", title="政务信息工作考核办法", document="卫健办〔2024〕12号").document
    '卫健办〔2024〕12号'
    """

    issuer: str
    title: str
    document: str | None = None
    year: int | None = None
    issued: date | None = None
    note: str | None = None
    note_en: str | None = None
    gaps: tuple[str, ...] = field(default=())
