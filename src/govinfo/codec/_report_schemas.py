"""The JSON Schemas of reports (报表数据格式说明): circulars, payout lists, commendations, deadlines, statements, statistics."""

from __future__ import annotations

from enum import Enum
from typing import Final

from govinfo.calendars import DayKind
from govinfo.codec._deadlines import DEADLINES_FORMAT, HANDLING_FORMAT
from govinfo.codec._grades import GRADES_FORMAT
from govinfo.codec._payouts import PAYOUT_FORMAT
from govinfo.codec._reckoning import RECKONING_FORMAT
from govinfo.codec._records_schema import schemas_of_records
from govinfo.codec._reports import CIRCULAR_FORMAT, COMMENDATION_FORMAT
from govinfo.codec._schema import Schema
from govinfo.codec._statements import RECONCILIATION_FORMAT, STATEMENT_FORMAT, STATISTICS_FORMAT
from govinfo.deadlines import DayMark, LimitUnit
from govinfo.labels import Action, Grain, Level, Status
from govinfo.records import AdoptionEvent, Claim, LeaderInstruction, Review
from govinfo.reports import Accord, Became, QuotaState, Verdict
from govinfo.rulebook import DutyKind, LastPlace, Side
from govinfo.rulebook._accounts import ACCOUNTS

_TEXT: Final[Schema] = {"type": "string"}
_WHOLE: Final[Schema] = {"type": "integer"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_YES: Final[Schema] = {"type": "boolean"}
_NUMBER: Final[Schema] = {"type": "string", "pattern": "^-?[0-9]+(?:\\.[0-9]+|/[1-9][0-9]*)?$"}
_MONEY: Final[Schema] = {"type": "string", "pattern": "^-?[0-9]+\\.[0-9]{2}$"}
_DAY: Final[Schema] = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def _object(optional: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _word(labels: type[Enum]) -> Schema:
    return {"enum": [label.value for label in labels]}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _document(name: str, schema: Schema) -> Schema:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:" + name.replace(".", ":").replace("/", ":")}
    schema["properties"] = {"format": {"const": name}, **schema["properties"]}
    schema["required"] = ["format", *schema["required"]]
    return {**head, "title": name, **schema}


_PERIOD: Final = _object(name=_TEXT, start=_DAY, end=_DAY)
_COUNTS: Final[dict[str, Schema]] = {
    "sent": _COUNT, "adopted": _COUNT, "events": _COUNT, "rate": _NUMBER, "by_publication": _map(_COUNT),
}  # fmt: skip
_CLAUSE: Final = _object(("title",), clause=_TEXT, rule=_TEXT, title=_TEXT, lines=_COUNT, amount=_NUMBER)
_QUOTA: Final = _object(
    measure=_TEXT, title=_TEXT, per=_word(Grain), period=_TEXT, reached=_NUMBER, target=_NUMBER, state=_word(QuotaState)
)
_LINE: Final = _object(rule=_TEXT, clause=_TEXT, on=_DAY, amount=_NUMBER, facts=_list(_TEXT), why=_TEXT)
_ACCOUNT: Final[Schema] = {"enum": list(ACCOUNTS)}
_OWN_LINE: Final = _object(**_LINE["properties"], account=_ACCOUNT, status=_word(Status))
_SIDES: Final = _list(_word(Side))
_EARLIER: Final = _object(("rate",), **_COUNTS, points=_NUMBER, rank=_COUNT)
_ITEM: Final = _object(
    ("title",),
    submission=_TEXT,
    title=_TEXT,
    publications=_list(_TEXT),
    leaders=_list(_object(("leader",), level=_word(Level), leader=_TEXT)),
    commissioned=_YES,
    points=_NUMBER,
    yuan=_MONEY,
)
_UNIT: Final = _object(
    ("group", "rate", "score", "complete", "climbed", "before", "year_before"),
    unit=_TEXT, name=_TEXT, group=_TEXT, **_COUNTS, points=_NUMBER, awarded=_NUMBER, deducted=_NUMBER, rank=_COUNT, climbed=_WHOLE,
    score=_NUMBER, complete=_YES, cumulative=_NUMBER, cumulative_rank=_COUNT, before=_EARLIER, year_before=_EARLIER, yuan=_MONEY,
    measures=_map(_NUMBER), items=_list(_ITEM), year_months=_map(_NUMBER), months=_map(_NUMBER), clauses=_list(_CLAUSE),
    quotas=_list(_QUOTA), deductions=_list(_LINE), barred=_list(_TEXT), notices=_list(_TEXT), notice_sides=_SIDES,
)  # fmt: skip
_PERSON: Final = _object(
    ("unit",),
    person=_TEXT, name=_TEXT, unit=_TEXT, points=_NUMBER, rank=_COUNT, cumulative=_NUMBER, cumulative_rank=_COUNT,
    quotas=_list(_QUOTA), barred=_list(_TEXT), notices=_list(_TEXT), notice_sides=_SIDES,
)  # fmt: skip


def circular_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.circular/1`.

    >>> circular_schema()["properties"]["format"]
    {'const': 'govinfo.circular/1'}
    """
    counts = _object(("rate",), **_COUNTS)
    (claim,), parts = schemas_of_records(Claim)
    correction = _object(id=_TEXT, of=_TEXT, action=_word(Action), on=_DAY, reason=_TEXT, by=_TEXT)
    unit = _object(
        ("points_before", "rank_before", "yuan_before"),
        unit=_TEXT, name=_TEXT, points=_NUMBER, points_before=_NUMBER, rank=_COUNT, rank_before=_COUNT, yuan=_MONEY, yuan_before=_MONEY,
    )  # fmt: skip
    revised = _object(since=_DAY, period=_PERIOD, corrections=_list(correction), claims=_list(_held(claim)), units=_list(unit))
    made = _object(
        ("before", "year_before", "office_before", "office_year_before", "years", "revised", "persons"),
        rulebook=_TEXT,
        period=_PERIOD,
        year=_PERIOD,
        unsettled=_list(_object(rule=_TEXT, clause=_TEXT, title=_TEXT, each=_TEXT)),
        before=_PERIOD,
        year_before=_PERIOD,
        total=_object(("rate",), **_COUNTS, points=_NUMBER),
        office=counts,
        office_before=counts,
        office_year_before=counts,
        years=_list(_object(("rate",), period=_PERIOD, **_COUNTS)),
        revised=revised,
        sent_nothing=_list(_TEXT),
        adopted_nothing=_list(_TEXT),
        named=_list(_TEXT),
        accounts=_list(_ACCOUNT),
        pending=_list(_object(rule=_TEXT, clause=_TEXT, about=_TEXT, needs=_TEXT)),
        questions=_COUNT,
        units=_list(_UNIT),
        persons=_list(_PERSON),
    )
    return {**_document(CIRCULAR_FORMAT, made), "$defs": parts}


def payout_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.payout/1`.

    >>> payout_schema()["$id"]
    'urn:govinfo:payout:1'
    """
    entry = _object(
        ("person", "person_name", "title_en"),
        unit=_TEXT, unit_name=_TEXT, person=_TEXT, person_name=_TEXT, of=_PERIOD, clause=_TEXT, rule=_TEXT, title=_TEXT, title_en=_TEXT,
        paid=_MONEY, due=_MONEY, amount=_MONEY,
    )  # fmt: skip
    made = _object(
        ("title_en", "earlier"),
        rulebook=_TEXT,
        title=_TEXT,
        title_en=_TEXT,
        issuer=_TEXT,
        period=_PERIOD,
        amount=_MONEY,
        capitals=_TEXT,
        undivided=_YES,
        earlier=_list(_object(period=_PERIOD, amount=_MONEY)),
        entries=_list(entry),
    )
    return _document(PAYOUT_FORMAT, made)


def commendation_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.commendation/1`.

    >>> commendation_schema()["properties"]["last_place"]
    {'enum': ['all', 'none', 'further']}
    """
    candidate = _object(
        ("unit", "grade", "lacking"),
        id=_TEXT, name=_TEXT, unit=_TEXT, rank=_COUNT, grade=_TEXT,
        points=_NUMBER, outcome=_word(Verdict), lacking=_NUMBER, further=_map(_NUMBER),
        reasons=_list(_TEXT),
    )  # fmt: skip
    group = _object(("group", "seats"), group=_TEXT, among=_COUNT, seats=_COUNT, proposed=_list(_TEXT), candidates=_list(candidate))
    made = _object(
        ("grades", "persons"),
        rulebook=_TEXT,
        period=_PERIOD,
        last_place=_word(LastPlace),
        further=_list(_TEXT),
        grades=_list(_TEXT),
        units=_list(group),
        persons=group,
        follows=_list(_object(("unit", "person"), unit=_TEXT, person=_TEXT, name=_TEXT, reason=_TEXT, side=_word(Side))),
    )
    return _document(COMMENDATION_FORMAT, made)


def deadlines_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.deadlines/1`.

    >>> deadlines_schema()["required"]
    ['format', 'rulebook', 'at', 'deadlines']
    """
    text, whole, day = _or_null(_TEXT), _or_null(_WHOLE), _or_null(_DAY)
    row = _object(
        id=_TEXT, of=_TEXT, duty=_TEXT, title=_TEXT, clause=text, unit=_TEXT, name=_TEXT, about=text, matter=text, number=text,
        period=text, number_in_series=whole, role=text, stage=_TEXT, result=_TEXT, light=text, original_last_day=day, last_day=day,
        cutoff=text, provisional=_YES, days_left=whole, workdays_left=whole, minutes_left=whole, late_days=whole, late_minutes=whole,
        done_on=day, round=whole, demands=text, late_rounds=_list(_WHOLE), reminded=_YES, urged=_COUNT, returned=_COUNT, unsigned=_YES,
        needs=whole, facts=_list(_TEXT), notes=_list(_TEXT),
    )  # fmt: skip
    return _document(DEADLINES_FORMAT, _object(rulebook=_TEXT, at=_TEXT, deadlines=_list(row)))


def handling_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.handling/1`.

    >>> handling_schema()["required"]
    ['format', 'rulebook', 'period', 'at', 'kinds']
    """
    rates: dict[str, Schema] = dict.fromkeys(("in_time_percent", "done_percent", "mean_days"), _or_null(_NUMBER))
    counts = dict.fromkeys(("in_hand", "in_time", "reminded", "late", "early", "excused", "overdue", "running", "urged"), _COUNT) | rates
    unit = _object(unit=_TEXT, name=_TEXT, **counts)
    kind = _object(of=_word(DutyKind), units=_list(unit), overall=_object(**counts), overdue=_list(_TEXT))
    return _document(HANDLING_FORMAT, _object(rulebook=_TEXT, period=_TEXT, at=_TEXT, kinds=_list(kind)))


def reckoning_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.reckoning/1`.

    >>> reckoning_schema()["properties"]["limit"]["required"]
    ['id', 'clause', 'title', 'unit', 'number']
    """
    text = _or_null(_TEXT)
    limit = _object(id=text, clause=text, title=text, unit=_word(LimitUnit), number=_or_null(_WHOLE))
    day = _object(day=_DAY, mark=_word(DayMark), counted=_YES, number=_or_null(_COUNT), kind=_or_null(_word(DayKind)), by=text)
    made = _object(
        limit=limit, calendar=_TEXT, start=text, period=text, until=text, latest_start=text, nominal_last_day=_DAY, last_day=_DAY,
        cutoff=_TEXT, provisional=_YES, opened=text, close=_or_null(_object(time=_TEXT, title=text, by=text)), counted=_COUNT,
        days=_list(day),
    )  # fmt: skip
    return _document(RECKONING_FORMAT, made)


def grades_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.grades/1`.

    >>> grades_schema()["required"]
    ['format', 'rulebook', 'period', 'grades', 'without']
    """
    members = _list(_of_one(("clause", "also"), name=_TEXT, clause=_TEXT, also=_list(_TEXT), complete=_YES))
    made = _object(rulebook=_TEXT, period=_PERIOD, grades=_list(_object(grade=_TEXT, members=members)), without=members)
    return _document(GRADES_FORMAT, made)


def _held(claim: Schema) -> Schema:
    compared = _object(account=_ACCOUNT, claimed=_NUMBER, counted=_NUMBER, difference=_NUMBER)
    return _object(
        claim=claim,
        name=_TEXT,
        result=_word(Accord),
        compared=_list(compared),
        lines=_list(_OWN_LINE),
        through=_list(_object(("account", "amount"), record=_TEXT, account=_ACCOUNT, amount=_NUMBER, reason=_TEXT)),
        changed=_list(_object(account=_ACCOUNT, before=_NUMBER, after=_NUMBER)),
    )


def statement_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.statement/1`.

    >>> statement_schema()["required"]
    ['format', 'statements']
    """
    (adoption, instruction, review, claim), parts = schemas_of_records(AdoptionEvent, LeaderInstruction, Review, Claim)
    item = _object(
        ("title", "into", "review"),
        item=_TEXT, title=_TEXT, units=_list(_TEXT), authors=_list(_TEXT), on=_DAY, outcome=_word(Became), into=_TEXT, review=review,
        adoptions=_list(adoption), instructions=_list(instruction), pending=_list(_TEXT),
        earned=_list(_of_one(account=_ACCOUNT, amount=_NUMBER)),
    )  # fmt: skip
    made = _of_one(
        ("next_rank", "lacking"),
        name=_TEXT, rulebook=_TEXT, period=_PERIOD, rank=_COUNT, among=_COUNT, points=_NUMBER, awarded=_NUMBER, deducted=_NUMBER,
        yuan=_NUMBER, next_rank=_COUNT, lacking=_NUMBER, items=_list(item), lines=_list(_OWN_LINE), claims=_list(_held(claim)),
    )  # fmt: skip
    return {**_document(STATEMENT_FORMAT, _object(statements=_list(made))), "$defs": parts}


def _of_one(optional: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    """Return the schema of what a unit or a person has, exactly one of them."""
    made = _object((*optional, "unit", "person"), unit=_TEXT, person=_TEXT, **properties)
    return {**made, "oneOf": [{"required": ["unit"]}, {"required": ["person"]}]}


def reconciliation_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.reconciliation/1`.

    >>> reconciliation_schema()["required"]
    ['format', 'rulebook', 'period', 'claims']
    """
    (claim,), parts = schemas_of_records(Claim)
    made = _document(RECONCILIATION_FORMAT, _object(rulebook=_TEXT, period=_PERIOD, claims=_list(_held(claim))))
    return {**made, "$defs": parts}


def statistics_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.statistics/1`.

    >>> statistics_schema()["title"]
    'govinfo.statistics/1'
    """
    row = _object(category=_TEXT, count=_COUNT, percent=_NUMBER)
    return _document(STATISTICS_FORMAT, _object(period=_PERIOD, tables=_list(_object(by=_TEXT, total=_COUNT, rows=_list(row)))))
