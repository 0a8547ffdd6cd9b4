"""The service answers what was worked out by hand, refuses what is wrong as a whole, and forgets nothing when it is started again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from service import MOST_BYTES, create_service
from store import open_database

from govinfo import Period, Records, assess, build_register, encode_records, shipped_rulebook
from govinfo.codec import encode_assessment, encode_record
from govinfo.testing import records

HOUSE = shipped_rulebook("district-model")
YEAR = {"period": "2024"}

# Zhengwu pays 10 points and 20 yuan for an item, 10 yuan for a brief; a city journal 50 and 100 for an item, nothing for a brief; a city
# leader 40 and 300; a composite item 10 points for each unit, its money in equal parts; late, circulated by the city: 50 off.
# agri:  a1 10 + a2 50 + a3 10 + i1 40 = 110 points; 20 + 100 + 10/2 + 300 = 425 yuan
# water: a3 10 - l1 50 = -40 points; 10/2 = 5 yuan; a4 nothing
DOCUMENT: dict[str, Any] = {
    "format": "govinfo.records/1",
    "units": [{"id": "agri", "name": "农业农村局"}, {"id": "water", "name": "水利局"}],
    "submissions": [
        {"id": "s1", "units": ["agri"], "form": "item", "submitted_at": "2024-03-01T09:30:00+08:00"},
        {"id": "s2", "units": ["agri", "water"], "form": "brief", "submitted_at": "2024-04-08T10:00:00+08:00"},
        {"id": "s3", "units": ["water"], "form": "brief", "submitted_at": "2024-05-06T16:20:00+08:00"},
    ],
    "adoptions": [
        {"id": "a1", "submission": "s1", "publication": "zhengwu", "on": "2024-03-05"},
        {"id": "a2", "submission": "s1", "publication": "city-report", "on": "2024-03-20"},
        {"id": "a3", "submission": "s2", "publication": "zhengwu", "on": "2024-04-10"},
        {"id": "a4", "submission": "s3", "publication": "city-report", "on": "2024-05-10"},
    ],
    "instructions": [{"id": "i1", "submission": "s1", "level": "city", "on": "2024-03-22"}],
    "lapses": [{"id": "l1", "unit": "water", "kind": "urgent-late", "by": "city", "on": "2024-06-01"}],
}
REPLACE = {
    "type": "correction",
    "id": "c1",
    "of": "s3",
    "action": "replace",
    "on": "2024-07-10",
    "reason": "体裁登记有误",
    "by": "信息科",
    "replacement": {**DOCUMENT["submissions"][2], "form": "item"},
}
VOID = {"type": "correction", "id": "c2", "of": "s1", "action": "void", "on": "2024-07-10", "reason": "重复登记", "by": "信息科"}


class Clock:
    """The time as a test sets it."""

    def __init__(self) -> None:
        """Begin on the first of July."""
        self.at = "2024-07-01T09:00:00+08:00"

    def __call__(self) -> datetime:
        """Return the time."""
        return datetime.fromisoformat(self.at)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands."""
    return Clock()


@pytest.fixture
def start(tmp_path: Path, clock: Clock) -> Callable[[], TestClient]:
    """What starts the service over the same file."""
    return lambda: TestClient(create_service(open_database(f"sqlite:///{tmp_path}/records.db"), HOUSE, clock))


@pytest.fixture
def client(start: Callable[[], TestClient]) -> TestClient:
    """A client of a fresh service."""
    return start()


def post(client: TestClient, body: object, to: str = "/records") -> tuple[int, Any]:
    """Post plain data, or a text as it stands."""
    answer = client.post(to, content=body if isinstance(body, str) else json.dumps(body, ensure_ascii=False))
    return answer.status_code, answer.json()


def get(client: TestClient, path: str, **query: Any) -> Any:
    """Ask about 2024 and return what is answered."""
    answer = client.get(path, params=YEAR | query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def points(client: TestClient, **query: Any) -> dict[str, str]:
    """Return the points of every unit."""
    return {card["unit"]: card["points"] for card in get(client, "/scores", **query)}


def paths(answer: dict[str, Any]) -> list[str]:
    """Return where something is wrong."""
    return [problem["path"] for problem in answer["problems"]]


def test_scores_are_those_worked_out_by_hand(client: TestClient) -> None:
    """Points, money, ranks; exact numbers are strings."""
    assert post(client, DOCUMENT) == (201, {"stored": 11, "questions": []})
    assert get(client, "/scores") == [
        {"rank": 1, "unit": "agri", "name": "农业农村局", "points": "110", "yuan": "425.00", "eligible": True},
        {"rank": 2, "unit": "water", "name": "水利局", "points": "-40", "yuan": "5.00", "eligible": True},
    ]


def test_why_tells_every_line_and_what_earned_nothing(client: TestClient) -> None:
    """Clause, facts and arithmetic; the brief in a city journal failed on its form alone."""
    post(client, DOCUMENT)
    why = get(client, "/units/水利局/why", lang="en")
    counted = [(line["clause"], line["account"], line["amount"], line["facts"]) for line in why["lines"] if line["status"] == "counted"]
    assert counted == [
        ("三(一)6", "points", "10", ["a3", "s2"]),
        ("四(一)", "yuan", "5.00", ["a3", "s2"]),
        ("三(二)5", "points", "-50", ["l1"]),
    ]
    assert "reward, brief in Zhengwu: 10.00 yuan ÷ 2 contributing units = 5.00 yuan" in [line["why"] for line in why["lines"]]
    [nothing] = [entry for entry in why["earned_nothing"] if entry["record"] == "a4"]
    assert nothing["near"] == {"clause": "三(一)4", "failed": ["form is brief, asked for is single item, research"]}
    assert [entry["record"] for entry in get(client, "/units/agri/why")["earned_nothing"] if entry["record"].startswith("a")] == []


def test_a_card_comes_in_pages_and_a_line_is_found_by_its_id(client: TestClient) -> None:
    """Agri has four lines of points and four of money, and one that the composite price superseded; an id names a line in every run."""
    post(client, DOCUMENT)
    card = get(client, "/units/agri", most="3")
    rest = get(client, "/units/agri", first="3", most="50")
    assert (card["points"], card["total_lines"], len(card["lines"]), len(rest["lines"])) == ("110", 9, 3, 6)
    [line] = card["lines"][:1]
    assert get(client, f"/lines/{line['id']}") == line
    assert client.get("/lines/none", params=YEAR).status_code == 404


def test_the_description_of_the_service_has_the_schemas_of_the_library(client: TestClient) -> None:
    """Whatever is referred to stands in the document, and an answer keeps to what it says of it."""
    post(client, DOCUMENT)
    described = client.get("/openapi.json").json()
    text = json.dumps(described)
    named = {part.split('"', 1)[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(described["components"]["schemas"])
    entry = described["components"]["schemas"]["LineEntry"]
    line = get(client, "/units/agri")["lines"][0]
    assert set(entry["required"]) <= set(line) <= set(entry["properties"])
    assert described["paths"]["/lines/{line}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/LineEntry"
    }


def test_another_reading_and_another_rulebook_are_a_parameter_away(client: TestClient) -> None:
    """Where 10 points come on top of the 5 of the brief, both units have 5 more."""
    post(client, DOCUMENT)
    assert points(client, reading="composite-price=adds") == {"agri": "115", "water": "-35"}
    unknown = client.get("/scores", params=YEAR | {"reading": "composite-price=both"})
    assert (unknown.status_code, unknown.json()["problems"][0]["en"]) == (
        404,
        "reading composite-price has no option both; known are adds, replaces",
    )
    assert client.get("/scores", params=YEAR | {"rulebook": "district-modle"}).status_code == 404
    assert client.get("/units/argi/why", params=YEAR).status_code == 404


def test_a_correction_acts_from_the_day_on_which_it_came(client: TestClient, clock: Clock) -> None:
    """As an item, a4 earns water 50 more points and 100 more yuan; half an hour after midnight in Beijing is the next day."""
    post(client, DOCUMENT)
    clock.at = "2024-07-09T16:30:00+00:00"
    assert post(client, REPLACE, "/record")[0] == 201
    assert points(client) == {"agri": "110", "water": "10"}
    assert points(client, known_on="2024-07-10") == {"agri": "110", "water": "10"}
    assert points(client, known_on="2024-07-09") == {"agri": "110", "water": "-40"}
    assert points(client, known_on="2024-06-30") == {}
    assert get(client, "/scores")[1]["yuan"] == "105.00"


def test_the_offset_of_an_instant_decides_the_day(client: TestClient) -> None:
    """Half past eleven at night in New York on 31 March is half past noon of 1 April in Beijing: April's target is met, March's is not."""
    post(client, {"format": "govinfo.records/1", "units": DOCUMENT["units"][:1]})
    assert (
        post(client, {"type": "target", "id": "t1", "unit": "agri", "measure": "sent", "per": "month", "at_least": 1}, "/record")[0] == 201
    )
    sent = {"type": "submission", "id": "s1", "units": ["agri"], "submitted_at": "2024-03-31T23:30:00-05:00"}
    assert post(client, sent, "/record")[0] == 201
    assert points(client, period="2024-04", reading="monthly-task=each-month") == {"agri": "20"}
    assert points(client, period="2024-03", reading="monthly-task=each-month") == {"agri": "-30"}


@pytest.mark.parametrize(
    ("change", "path", "said"),
    [
        ({"on": "２０２４-０３-０５"}, "$.adoptions[0].on", 'must be a day such as "2024-03-05"'),
        ({"on": "2024-02-30"}, "$.adoptions[0].on", "must be a day that the calendar has"),
        ({"fee": 0.5}, "$.adoptions[0].fee", "write it as a string"),
        ({"publication": "zhengwo"}, "$.adoptions[0].publication", "did you mean zhengwu (Zhengwu)?"),
        ({"submission": "s9"}, "$.adoptions[0].submission", "there is no submission s9"),
        ({"id": "a2"}, "$.adoptions[1].id", "is used already"),
    ],
)
def test_a_document_with_a_fault_leaves_nothing_behind(client: TestClient, change: dict[str, Any], path: str, said: str) -> None:
    """Whatever is wrong with one record, none is stored; the path leads into what was posted, the words are in both languages."""
    bad = {**DOCUMENT, "adoptions": [DOCUMENT["adoptions"][0] | change, *DOCUMENT["adoptions"][1:]]}
    status, answer = post(client, bad)
    assert (status, paths(answer)) == (422, [path])
    assert said in answer["problems"][0]["en"]
    assert any("\u4e00" <= char <= "\u9fff" for char in answer["problems"][0]["zh"])
    assert client.get("/records").json() == {"format": "govinfo.records/1"}


@pytest.mark.parametrize("body", ["", "[]", "{", "\ufeff", '{"format": "govinfo.records/2"}', "\x00"])
def test_what_is_no_document_is_refused_with_a_path(client: TestClient, body: str) -> None:
    """Both doors, no crash."""
    for door in ("/records", "/record"):
        status, answer = post(client, body, door)
        assert status == 422
        assert all(path.startswith("$") for path in paths(answer))


def test_a_body_that_is_too_large_is_not_read(client: TestClient) -> None:
    """Before any parser sees it."""
    assert client.post("/records", content=b" " * (MOST_BYTES + 1)).status_code == 413


def test_bad_parameters_are_problems_like_any_other(client: TestClient) -> None:
    """Full-width digits are no period, and an instant is no day."""
    post(client, DOCUMENT)
    for query, path in (({"period": "２０２４"}, "period"), ({"known_on": "2024-07-01T00:00:00+08:00"}, "known_on")):
        answer = client.get("/scores", params=YEAR | query)
        assert (answer.status_code, paths(answer.json())) == (422, [path])
    assert client.get("/scores", params=YEAR | {"known_on": ""}).status_code == 422


def test_an_id_that_is_taken_is_refused_with_all_that_came_with_it(client: TestClient) -> None:
    """The same record once more, other content under an old id, and a target that has no id at all."""
    target = {"unit": "agri", "measure": "sent", "per": "month", "at_least": 1}
    assert post(client, DOCUMENT | {"targets": [target]})[0] == 201
    before = client.get("/records").content
    mixed = {
        "format": "govinfo.records/1",
        "units": [{"id": "agri", "name": "农业农村局"}, {"id": "water", "name": "水务局"}, {"id": "new", "name": "新单位"}],
        "targets": [target],
    }
    status, answer = post(client, mixed)
    assert status == 409
    assert [(problem["path"][:8], problem["en"]) for problem in answer["problems"]] == [
        ("agri", "is stored already"),
        ("water", "is stored already with other content: post a correction"),
        ('{"type":', "is stored already"),
    ]
    assert client.get("/records").content == before


def test_what_a_correction_breaks_in_stored_records_is_told_of_them(client: TestClient) -> None:
    """The finding speaks of the part of water in a2; the correction takes water out of the item."""
    finding = {"id": "f1", "criterion": "main-contributor", "about": {"adoption": "a3", "unit": "water"}, "on": "2024-04-30", "amount": 5}
    assert post(client, DOCUMENT | {"findings": [finding]})[0] == 201
    alone = {**REPLACE, "of": "s2", "replacement": {**DOCUMENT["submissions"][1], "units": ["agri"]}}
    status, answer = post(client, alone, "/record")
    assert (status, paths(answer)) == (422, ["stored f1.about.unit"])
    assert points(client) == {"agri": "110", "water": "-35"}


def test_what_is_odd_is_stored_and_asked_about_once(client: TestClient) -> None:
    """An instruction written before the item was sent; what was asked once is not asked again of others."""
    odd = {**DOCUMENT, "instructions": [{**DOCUMENT["instructions"][0], "on": "2024-02-22"}]}
    status, answer = post(client, odd)
    assert status == 201
    assert [question["path"] for question in answer["questions"]] == ["$.instructions[0].on"]
    assert post(client, {"type": "unit", "id": "forest", "name": "林业局"}, "/record") == (201, {"stored": 1, "questions": []})
    assert [question["path"] for question in post(client, {**VOID, "of": "a2"}, "/record")[1]["questions"]] == []


def test_the_service_can_be_started_again(client: TestClient, start: Callable[[], TestClient]) -> None:
    """Everything is in the database: another process gives the same bytes, and knows which ids are taken."""
    post(client, DOCUMENT)
    post(client, REPLACE, "/record")
    again = start()
    for path in ("/records", "/assessment", "/units/water/why"):
        assert again.get(path, params=YEAR).content == client.get(path, params=YEAR).content
    assert post(again, REPLACE, "/record")[0] == 409


def test_of_the_same_document_posted_by_many_at_once_one_is_stored(client: TestClient) -> None:
    """A user who clicks twice, and a proxy that tries again."""
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: post(client, DOCUMENT)[0], range(8)))
    assert sorted(answers) == [201] + [409] * 7
    assert points(client) == {"agri": "110", "water": "-40"}


def test_the_time_of_a_row_is_asked_when_nobody_else_can_write(tmp_path: Path) -> None:
    """Else a row that waited could bear an earlier time than the one it rests on, and a day between would not hold together."""

    def now() -> datetime:
        with closing(sqlite3.connect(tmp_path / "records.db", timeout=0)) as other, pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        return datetime.fromisoformat("2024-07-01T09:00:00+08:00")

    client = TestClient(create_service(open_database(f"sqlite:///{tmp_path}/records.db"), HOUSE, now))
    assert post(client, DOCUMENT)[0] == 201


def test_what_contradicts_each_other_is_not_stored_by_two_at_once(client: TestClient) -> None:
    """One voids the item while the other adopts it: whoever comes second is refused, and the year can be assessed."""
    post(client, DOCUMENT)
    adopted = {"type": "adoption", "id": "a5", "submission": "s1", "publication": "today", "on": "2024-03-06"}
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda record: post(client, record, "/record")[0], [VOID, adopted]))
    # Voided first, there is nothing to adopt; adopted first, the adoption goes with the item. Only a3 is left to agri.
    assert answers in ([201, 422], [201, 201])
    assert points(client) == {"agri": "10", "water": "-40"}


def test_one_target_posted_twice_at_once_is_refused(client: TestClient) -> None:
    """It has no id by which the second would be told from the first; nothing is stored."""
    target = {"unit": "agri", "measure": "sent", "per": "month", "at_least": 2}
    status, answer = post(client, {"format": DOCUMENT["format"], "units": DOCUMENT["units"], "targets": [target, target]})

    assert status == 409
    assert {problem["en"] for problem in answer["problems"]} == {"is stored already"}
    assert client.get("/records").json() == {"format": "govinfo.records/1"}


def test_any_records_read_back_from_the_database_assess_to_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever hypothesis makes up in the words of the regulation, corrections among it."""
    year = Period.parse("2024")

    @settings(max_examples=12, deadline=None)
    @given(some=records(HOUSE, period=year))
    def kept(some: Records) -> None:
        database = f"sqlite:///{tmp_path_factory.mktemp('kept')}/records.db"
        client = TestClient(create_service(open_database(database), HOUSE))
        nameless = [encode_record(record) for record in some if record.id is None]
        if len(set(nameless)) < len(nameless):
            assert post(client, encode_records(some))[0] == 409
            return
        assert post(client, encode_records(some))[0] == 201
        direct = encode_assessment(assess(build_register(some), HOUSE, year))
        assert client.get("/assessment", params=YEAR).content == direct.encode()

    kept()
