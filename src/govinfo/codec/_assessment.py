"""`govinfo.assessment/1`: an assessment as JSON, read and written, and its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NewType, final

import attrs
from attrs import Attribute, frozen

from govinfo._doors import checked, typed
from govinfo.assessment import Assessment, Line, Scorecard
from govinfo.codec._convert import structure_all, unstructure
from govinfo.codec._json import pretty, read_json
from govinfo.codec._schema import DEFINITIONS, TEXT, Schema, SchemaMaker, Wrap, referring
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, format_exact
from govinfo.labels import Action, Status
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.texts import Language
from govinfo.texts._shown import show
from govinfo.texts._titles import titled

ASSESSMENT_FORMAT: Final = "govinfo.assessment/1"
"""What the field `format` says."""

Number = NewType("Number", str)
"""An exact number as it is written: `"135"`, `"0.5"`, `"10/3"`."""

Yuan = NewType("Yuan", str)
"""Money as it is written: yuan with two decimals."""

# As JSON Schema writes patterns: from ^ to $, which to Python's own matching would let a line feed pass at the end.
_NUMBER: Final = "^-?[0-9]+(?:\\.[0-9]+|/[1-9][0-9]*)?$"
_YUAN: Final = "^-?[0-9]+\\.[0-9]{2}$"
_PATTERNS: Final[Mapping[Any, str]] = {Number: _NUMBER, Yuan: _YUAN}


def _format(_: object, attribute: Attribute[Any], value: object) -> None:
    if value != ASSESSMENT_FORMAT:
        raise InvalidValueError(attribute.name, value, show(ASSESSMENT_FORMAT))


def _number(_: object, attribute: Attribute[Any], value: str) -> None:
    if not re.fullmatch(_NUMBER[1:-1], value):
        raise InvalidValueError(attribute.name, value, 'a number such as "12", "0.5" or "10/3"')


def _yuan(_: object, attribute: Attribute[Any], value: str) -> None:
    if not re.fullmatch(_YUAN[1:-1], value):
        raise InvalidValueError(attribute.name, value, 'an amount of yuan such as "220.00"')


def _payouts(_: object, attribute: Attribute[Any], value: Mapping[str, str]) -> None:
    for amount in value.values():
        _yuan(_, attribute, amount)


def _questions(_: object, attribute: Attribute[Any], value: int | None) -> None:
    if value is not None and value < 0:
        raise InvalidValueError(attribute.name, value, "a number of questions, 0 or more")


def _rank(_: object, attribute: Attribute[Any], value: int) -> None:
    if value < 1:
        raise InvalidValueError(attribute.name, value, "a rank, 1 or more")


@final
@frozen(kw_only=True, field_transformer=typed)
class RivalEntry:
    """
    The line that counts instead of a superseded one: its rule and the record it rests on (取代者).

    >>> RivalEntry(rule="composite", record="a2").rule
    'composite'
    """

    rule: str
    record: str


@final
@frozen(kw_only=True, field_transformer=typed)
class LineEntry:
    """
    A line as it is written (计分明细); yuan have two decimals.

    Attributes:
        why: the rule, the arithmetic and what became of the line, in words.
        id: the same for the same rule, subject, facts and span in every run; None in a file of before 0.2.0.

    >>> from govinfo.codec import encode_assessment
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> line = decode_assessment(encode_assessment(year)).units[0].lines[0]
    >>> line.clause == year.units[0].lines[0].clause
    True
    """

    account: str
    rule: str
    clause: str
    on: date
    amount: Number = attrs.field(validator=_number)
    facts: tuple[str, ...]
    status: Status
    why: str
    id: str | None = None
    title: str | None = None
    measures: tuple[str, ...] = ()
    superseded_by: RivalEntry | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class UnitEntry:
    """
    The scorecard of a unit as it is written (单位得分).

    Attributes:
        reasons: what bars it from commendation, each beginning with its clause.
        notices: what else follows, each beginning with its clause.
        complete: whether nothing that the score waits for is pending; None in a file of before 0.2.0.
        measures: what was counted of the measures that the rulebook shows.

    >>> from govinfo.codec import encode_assessment
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> entry = decode_assessment(encode_assessment(year)).units[0]
    >>> entry.unit == year.units[0].subject, entry.rank
    (True, 1)
    """

    unit: str
    name: str
    points: Number = attrs.field(validator=_number)
    awarded: Number = attrs.field(validator=_number)
    deducted: Number = attrs.field(validator=_number)
    rank: int = attrs.field(validator=_rank)
    eligible: bool
    reasons: tuple[str, ...]
    yuan: Yuan = attrs.field(validator=_yuan)
    payouts: Mapping[str, Yuan] = attrs.field(validator=_payouts)
    lines: tuple[LineEntry, ...]
    group: str | None = None
    complete: bool | None = None
    notices: tuple[str, ...] = ()
    measures: Mapping[str, Exact] = attrs.field(factory=dict[str, Exact])


@final
@frozen(kw_only=True, field_transformer=typed)
class PersonEntry:
    """
    The scorecard of a person as it is written (个人得分).

    Attributes:
        measures: what was counted of the measures that the rulebook shows, where it speaks of persons.

    >>> from govinfo.codec import encode_assessment
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> decode_assessment(encode_assessment(year)).persons[0].person == year.persons[0].subject
    True
    """

    person: str
    name: str
    points: Number = attrs.field(validator=_number)
    awarded: Number = attrs.field(validator=_number)
    deducted: Number = attrs.field(validator=_number)
    rank: int = attrs.field(validator=_rank)
    eligible: bool
    reasons: tuple[str, ...]
    yuan: Yuan = attrs.field(validator=_yuan)
    payouts: Mapping[str, Yuan] = attrs.field(validator=_payouts)
    lines: tuple[LineEntry, ...]
    complete: bool | None = None
    notices: tuple[str, ...] = ()
    measures: Mapping[str, Exact] = attrs.field(factory=dict[str, Exact])


@final
@frozen(kw_only=True, field_transformer=typed)
class PendingEntry:
    """
    A decision or a fact that is still owed, as it is written (待认定).

    Attributes:
        about: the id of the record to be judged or completed; of a rule about a span, that of the unit.
        subject: the id of the unit whose score waits; None in a file of before 0.2.0.
        period: the span that the rule looks at, where it looks at one.

    >>> from govinfo.codec import encode_assessment
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> len(decode_assessment(encode_assessment(year)).pending) == len(year.pending)
    True
    """

    rule: str
    clause: str
    about: str
    needs: str
    subject: str | None = None
    period: str | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class CorrectedEntry:
    """
    What became of a corrected record, as it is written (更正).

    Attributes:
        by: the id of the correction that decided.
        through: the id of the voided record that took this one with it.

    >>> from govinfo.codec import encode_assessment
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> len(decode_assessment(encode_assessment(year)).corrected) == len(year.trail)
    True
    """

    id: str
    by: str
    action: Action
    through: str | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class AssessmentFile:
    """
    An assessment as it is written (考核结果文件).

    Attributes:
        questions: how many questions are open; None in a file of before 0.2.0.

    >>> from govinfo.codec import encode_assessment
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> decode_assessment(encode_assessment(year)).format
    'govinfo.assessment/1'
    """

    format: str = attrs.field(validator=_format)
    rulebook: str
    period: str
    readings: Mapping[str, str]
    units: tuple[UnitEntry, ...]
    persons: tuple[PersonEntry, ...]
    pending: tuple[PendingEntry, ...]
    unpriced: tuple[str, ...]
    outside: tuple[str, ...]
    questions: int | None = attrs.field(default=None, validator=_questions)
    corrected: tuple[CorrectedEntry, ...] = ()


@checked
def encode_assessment(assessment: Assessment, lang: Language = "zh", units: tuple[str, ...] | None = None) -> str:
    """
    Write an assessment as one JSON document; the same assessment gives the same text.

    Args:
        assessment: what to write.
        lang: the language of reasons and explanations.
        units: the ids of the units to write, with their persons; None for all.

    Raises:
        UnknownNameError: *units* names a unit that is not in the assessment.

    >>> from govinfo.assessment import assess
    >>> from govinfo.periods import Period
    >>> from govinfo.records import Records, Unit
    >>> from govinfo.register import build_register
    >>> from govinfo.shipped import shipped_rulebook
    >>> register = build_register(Records(units=(Unit(id="agri", name="农业农村局"),)))
    >>> text = encode_assessment(assess(register, shipped_rulebook("district-model"), Period.parse("2024")))
    >>> decode_assessment(text).units[0].payouts
    {'2024-H1': '0.00', '2024-H2': '0.00'}
    """
    if units is not None:
        assessment = assessment.only(units)
    document = AssessmentFile(
        format=ASSESSMENT_FORMAT,
        rulebook=assessment.rulebook.id,
        period=assessment.period.name,
        readings=dict(assessment.readings),
        units=tuple(unit_entry(card, lang) for card in assessment.units),
        persons=tuple(person_entry(card, lang) for card in assessment.persons),
        pending=tuple(
            PendingEntry(
                rule=pending.rule,
                clause=pending.clause,
                about=pending.about,
                needs=pending.needs.text(lang),
                subject=pending.subject,
                period=None if pending.period is None else pending.period.name,
            )
            for pending in assessment.pending
        ),
        unpriced=assessment.unpriced,
        outside=assessment.outside,
        questions=len(assessment.questions),
        corrected=tuple(
            CorrectedEntry(id=entry.record, by=entry.by, action=entry.action, through=entry.through) for entry in assessment.trail
        ),
    )
    return pretty(unstructure(document)) + "\n"


def decode_assessment(text: str | bytes, *, name: str = "") -> AssessmentFile:
    """
    Read a document that `encode_assessment` wrote.

    Args:
        text: the JSON; bytes are UTF-8.
        name: the file's name, to stand in front of every path.

    Raises:
        DecodeError: it is no such document, with every problem at its path.

    >>> from govinfo.codec import encode_assessment
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> again = decode_assessment(encode_assessment(year))
    >>> again.rulebook, again.period, len(again.units) == len(year.units)
    ('district-model', '2024', True)
    """
    path = f"{name}: $" if name else "$"
    return structure_all(AssessmentFile, read_json(text, path), path)


def assessment_schema(*, ref_template: str = DEFINITIONS) -> Schema:
    """
    Return the JSON Schema of `govinfo.assessment/1` (数据格式说明), made from the types.

    Args:
        ref_template: where its parts are referred to, with `{model}` for the name of one: `#/components/schemas/{model}` in OpenAPI.

    >>> assessment_schema()["properties"]["format"]
    {'const': 'govinfo.assessment/1'}
    """
    maker = AssessmentMaker()
    schema = maker.object(AssessmentFile)
    schema["properties"]["format"] = {"const": ASSESSMENT_FORMAT}
    schema["properties"]["period"] = {"type": "string", "minLength": 1}
    return referring(maker.document("urn:govinfo:assessment:1", ASSESSMENT_FORMAT, schema), ref_template)


@final
class AssessmentMaker(SchemaMaker):
    """Makes the schema of an assessment, whose numbers are strings."""

    def primitive(self, kind: Any, spec: Attribute[Any] | None, wrap: Wrap) -> Schema:
        """Numbers are written as strings, counts as integers."""
        if kind in _PATTERNS:
            return self.named(kind.__name__, {"type": "string", "pattern": _PATTERNS[kind]})
        if kind is str:
            return self.named("text", TEXT)
        if kind is bool:
            return {"type": "boolean"}
        return {"type": "integer", "minimum": 0} if kind is int else super().primitive(kind, spec, wrap)


def unit_entry(card: Scorecard, lang: Language, lines: Sequence[Line] | None = None) -> UnitEntry:
    """Return the card of a unit as it is written, with some of its lines or all."""
    return UnitEntry(unit=card.subject, **_totals(card, lang, lines), group=card.group, measures=dict(card.measures))


def person_entry(card: Scorecard, lang: Language, lines: Sequence[Line] | None = None) -> PersonEntry:
    """Return the card of a person in the same way."""
    return PersonEntry(person=card.subject, **_totals(card, lang, lines), measures=dict(card.measures))


def _totals(card: Scorecard, lang: Language, lines: Sequence[Line] | None) -> dict[str, Any]:
    return {
        "name": card.name,
        "points": format_exact(card.points),
        "awarded": format_exact(card.awarded),
        "deducted": format_exact(card.deducted),
        "rank": card.rank,
        "eligible": card.eligible,
        "reasons": tuple(reason.text(lang) for reason in card.barred),
        "yuan": str(card.yuan),
        "payouts": {name: str(amount) for name, amount in card.payouts.items()},
        "lines": tuple(line_entry(line, lang) for line in (card.lines if lines is None else lines)),
        "complete": card.complete,
        "notices": tuple(reason.text(lang) for reason in card.notices),
    }


def line_entry(line: Line, lang: Language) -> LineEntry:
    """Return a line as it is written."""
    rival = line.superseded_by
    return LineEntry(
        account=line.account,
        rule=line.rule,
        clause=line.clause,
        on=line.on,
        amount=Number(ACCOUNTS[line.account].written(line.amount)),
        facts=line.facts,
        status=line.status,
        why=line.why(lang),
        id=line.id,
        title=titled(line).text(lang),
        measures=line.measures,
        superseded_by=RivalEntry(rule=rival[0], record=rival[1]) if rival is not None else None,
    )
