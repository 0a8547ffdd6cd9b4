"""A web service: records are posted and kept, assessments are made when somebody asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal, TypeVar

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from store import ConflictError, store, stored

from govinfo import Assessment, Problem, Records, Rulebook, assess, build_register, choose, decode_records, encode_records
from govinfo import shipped_rulebook as shipped
from govinfo.assessment import explain_record, find_unit, units_of
from govinfo.codec import assessment_schema, decode_record, encode_assessment, encode_card, encode_line
from govinfo.errors import InvalidValueError, ProblemsError, UnknownNameError
from govinfo.exact import format_exact
from govinfo.periods import parse_date
from govinfo.texts import Language, Worded

MOST_BYTES: Final = 10_000_000
SAME: Final = {"zh": "该记录已保存过", "en": "is stored already"}
OTHER: Final = {"zh": "已有同一编号而内容不同的记录：请提交更正", "en": "is stored already with other content: post a correction"}
SCHEMA: Final = assessment_schema(ref_template="#/components/schemas/{model}")
router = APIRouter()
T = TypeVar("T")


def answer(name: str) -> dict[int | str, dict[str, Any]]:
    """Say of a route that its JSON is a part of the library's own schema."""
    return {200: {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}}


class Service(FastAPI):
    """The service, whose OpenAPI document holds the library's schemas beside those that FastAPI makes."""

    def openapi(self) -> dict[str, Any]:
        """Return the document, made once."""
        if self.openapi_schema is None:
            made = get_openapi(title=self.title, version=self.version, routes=self.routes)
            whole = {key: value for key, value in SCHEMA.items() if key not in {"$schema", "$id", "$defs"}}
            made["components"]["schemas"] |= SCHEMA["$defs"] | {"Assessment": whole}
            self.openapi_schema = made
        return self.openapi_schema


def create_service(engine: Engine, house: Rulebook, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> FastAPI:
    """Return the service over a database, for an office with this rulebook; it keeps nothing else."""
    service = Service(title="政务信息考核")
    service.state.engine, service.state.house, service.state.now = engine, house, now
    service.include_router(router)
    service.add_exception_handler(ProblemsError, refuse)
    service.add_exception_handler(ConflictError, refuse)
    service.add_exception_handler(UnknownNameError, refuse)
    return service


def refuse(_: Request, error: Exception) -> JSONResponse:
    """Answer what was sent wrong: every problem with its path, in both languages."""
    match error:
        case ProblemsError():
            return JSONResponse({"problems": told(error.problems)}, 422)
        case ConflictError():
            return JSONResponse({"problems": [{"path": key} | (SAME if same else OTHER) for key, same in error.taken]}, 409)
        case UnknownNameError():
            return JSONResponse({"problems": [{"path": "", **in_both(error.message)}]}, 404)
        case _:
            raise error


def in_both(words: Worded) -> dict[str, str]:
    """Return what is said in Chinese and in English."""
    return {"zh": words.text("zh"), "en": words.text("en")}


def told(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return problems as JSON."""
    return [{"path": problem.path, **in_both(problem.message)} for problem in problems]


# Records


async def whole_body(request: Request) -> bytes:
    """Return what was posted, as it was posted: the codec reads it, and no other parser before it."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413)
    return bytes(body)


Body = Annotated[bytes, Depends(whole_body)]


@router.post("/records", status_code=201)
def post_records(request: Request, body: Body) -> dict[str, Any]:
    """Store a document of records, corrections among them: all of it or nothing."""
    return keep(request, decode_records(body))


@router.post("/record", status_code=201)
def post_record(request: Request, body: Body) -> dict[str, Any]:
    """Store one record: an object with its `type`."""
    return keep(request, Records.of([decode_record(body)]))


def keep(request: Request, posted: Records) -> dict[str, Any]:
    """Store records in one transaction, which ends before the answer is given."""
    state = request.app.state
    with Session(state.engine) as session, session.begin():
        questions = store(session, posted, state.house, state.now)
    return {"stored": len(posted), "questions": told(questions)}


@router.get("/records")
def get_records(request: Request) -> Response:
    """Return everything, as a document that another program can read."""
    with Session(request.app.state.engine) as session:
        records = stored(session)
    return Response(encode_records(records), media_type="application/json")


# Assessments


def assessed(
    request: Request,
    period: str,
    rulebook: str | None = None,
    reading: Annotated[Sequence[str], Query()] = (),
    known_on: str | None = None,
) -> Assessment:
    """Return the assessment that a query asks for, made from what was known at the end of a day, or from all."""
    house: Rulebook = request.app.state.house
    chosen = choose(house if rulebook is None or rulebook == house.id else shipped(rulebook), dict(pair(text) for text in reading))
    days = parameter("period", chosen.period, period)
    known = None if known_on is None else parameter("known_on", parse_date, known_on)
    with Session(request.app.state.engine) as session:
        records = stored(session, known)
    return assess(build_register(records, known_on=known), chosen, days)


def parameter(name: str, read: Callable[[str], T], text: str) -> T:
    """Read one parameter of a query; what is wrong with it is a problem like any other."""
    try:
        return read(text)
    except InvalidValueError as error:
        raise ProblemsError([Problem(path=name, message=error.message)]) from None


def pair(reading: str) -> tuple[str, str]:
    """Split `composite-price=adds`."""
    name, _, option = reading.partition("=")
    return name, option


Assessed = Annotated[Assessment, Depends(assessed)]


@router.get("/assessment", responses=answer("Assessment"))
def get_assessment(assessment: Assessed, lang: Literal["zh", "en"] = "zh") -> Response:
    """Return the whole assessment; the same question gives the same bytes."""
    return Response(encode_assessment(assessment, lang), media_type="application/json")


@router.get("/scores")
def get_scores(assessment: Assessed) -> list[dict[str, Any]]:
    """Return what every unit has, the first first; numbers are strings, since JavaScript would round them."""
    return [
        {
            "rank": card.rank,
            "unit": card.subject,
            "name": card.name,
            "points": format_exact(card.points),
            "yuan": str(card.yuan),
            "eligible": card.eligible,
        }
        for card in assessment.units
    ]


@router.get("/units/{unit}")
def get_card(unit: str, assessment: Assessed, lang: Literal["zh", "en"] = "zh", first: int = 0, most: int = 50) -> Response:
    """Return a unit's card with a page of its lines, and how many there are in all."""
    card = assessment.unit(find_unit(assessment, unit))
    return Response(encode_card(card, lang, first=first, most=most), media_type="application/json")


@router.get("/lines/{line}", responses=answer("LineEntry"))
def get_line(line: str, assessment: Assessed, lang: Literal["zh", "en"] = "zh") -> Response:
    """Return one line by its id, which is the same in every run: an appeal or a comment can name it."""
    for card in (*assessment.units, *assessment.persons):
        for one in card.lines:
            if one.id == line:
                return Response(encode_line(one, lang), media_type="application/json")
    raise HTTPException(404)


@router.get("/units/{unit}/why")
def get_why(unit: str, assessment: Assessed, lang: Literal["zh", "en"] = "zh") -> dict[str, Any]:
    """Return why a unit has what it has: every line, and every record that earned nothing with the condition that failed."""
    card = assessment.unit(find_unit(assessment, unit))
    silent = [*assessment.unpriced, *assessment.outside, *(pending.about for pending in assessment.pending)]
    own = [record for record in silent if card.subject in units_of(assessment.register, record)]
    return {
        "unit": card.subject,
        "name": card.name,
        "points": format_exact(card.points),
        "yuan": str(card.yuan),
        "rank": card.rank,
        "lines": [json.loads(encode_line(line, lang)) for line in card.lines],
        "earned_nothing": [of_nothing(assessment, record, lang) for record in own],
    }


def of_nothing(assessment: Assessment, record: str, lang: Language) -> dict[str, Any]:
    """Return why a record earned nothing: in words, and where a rule came near, its clause and what failed."""
    answer = explain_record(assessment, record)
    near = answer.near and {"clause": answer.near.clause, "failed": [text.text(lang) for text in answer.near.failed]}
    return {"record": record, "why": [reason.text(lang) for reason in answer.reasons], "near": near}
