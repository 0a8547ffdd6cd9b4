"""Every kind of bad document is refused with all its problems, each with its place and what to do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from wording import coded

from govinfo.codec import decode_record, decode_records, encode_record
from govinfo.errors import DecodeError, Problem
from govinfo.records import Correction, Lapse, Merit, Records
from govinfo.texts._chinese import CHINESE

UNIT: dict[str, Any] = {"id": "agri", "name": "农业农村局"}


ADOPTION: dict[str, Any] = {"id": "a1", "submission": "s1", "publication": "zhengwu", "on": "2024-03-05"}


SUBMISSION: dict[str, Any] = {"id": "s1", "units": ["agri"], "submitted_at": "2024-03-05T09:30:00+08:00"}


CORRECTION: dict[str, Any] = {"id": "c1", "of": "a1", "action": "replace", "on": "2024-03-06", "reason": "日期有误", "by": "王"}


HEADER = '{"format": "govinfo.records/1"}'


def refused(text: str | bytes, **options: Any) -> tuple[Problem, ...]:
    """Return what is said of a bad document, a line for each problem in Chinese too."""
    with pytest.raises(DecodeError) as caught:
        decode_records(text, **options)
    assert all(problem.message.template in CHINESE for problem in caught.value.problems)
    assert caught.value.text("zh").count("\n") == len(caught.value.problems) - 1
    return caught.value.problems


def told(text: str | bytes, **options: Any) -> list[str]:
    """Return place and code of each problem of a bad document."""
    return coded(refused(text, **options))


def document(**lists: Any) -> str:
    """Return a document with these lists."""
    return json.dumps({"format": "govinfo.records/1", **lists}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "wrong-value"),
        (b" \n\t ", "wrong-value"),
        (b"\xef\xbb\xbf", "wrong-value"),
        ('{"format": "x"}'.encode("utf-16"), "not-utf8"),
        ('{"format": "市"}'.encode("gb18030"), "not-utf8"),
        ("{", "not-json"),
        ('{\n "format": \n', "not-json"),
        ('{"format" 1}', "not-json"),
        ('{"format": 1 2}', "not-json"),
        ('{"format": "x', "not-json"),
        ('{"format": "a\0b"}', "not-json"),
        ('{"format": "\\q"}', "not-json"),
        (HEADER + " x", "not-json"),
        ("[" * 100_000, "too-deep"),
        ('{"a":' * 100_000, "too-deep"),
        ("[]", "wrong-value"),
        ('"x"', "wrong-value"),
        ("NaN", "wrong-value"),
        ("null", "wrong-value"),
    ],
    ids=lambda value: str(value)[:20].encode("unicode_escape").decode(),
)
def test_what_is_no_document_is_refused_as_a_whole(text: str | bytes, said: str) -> None:
    """One sentence says what is wrong with the file and where."""
    assert told(text) == [f"$: {said}"]
    assert told(text, name="a.json") == [f"a.json: $: {said}"]


def test_a_byte_order_mark_is_no_mistake() -> None:
    """Editors put one in front; it is skipped in bytes and in text."""
    assert decode_records(b"\xef\xbb\xbf" + HEADER.encode()) == Records()
    assert decode_records("\ufeff" + HEADER) == Records()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "$.format: missing-field"),
        ('{"format": "govinfo.records/2"}', "$.format: wrong-value"),
        ('{"format": 1.5}', "$.format: wrong-value"),
        ('{"format": null}', "$.format: wrong-value"),
        (document(adoptoins=[]), "$.adoptoins: unknown-field"),
        (document(units={}), "$.units: wrong-value"),
        (document(units=None), "$.units: wrong-value"),
        (document(units=["agri"]), "$.units[0]: wrong-value"),
        (document(units=[[1]]), "$.units[0]: wrong-value"),
        ('{"format": "govinfo.records/1", "units": [], "units": []}', "$.units: repeated-field"),
    ],
)
def test_the_outside_of_a_document_is_checked(text: str, said: str) -> None:
    """The format must be this one, and each list a known list of objects."""
    assert told(text) == [said]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nmae": "x"}, ".nmae: unknown-field"),
        (
            {"zzz zzz": "x"},
            '["zzz zzz"]: unknown-field',
        ),
        ({"name": 5}, ".name: wrong-value"),
        ({"name": None}, ".name: wrong-value"),
        ({"name": ["x"]}, ".name: wrong-value"),
        ({"name": {"zh": "x"}}, ".name: wrong-value"),
        ({"name": [[]] * 3}, ".name: wrong-value"),
        ({"name": " "}, ".name: wrong-value"),
        ({"name": "a\0b"}, ".name: nul-character"),
        (
            {"name": "a\ud800"},
            ".name: half-a-character",
        ),
        ({"id": "a b"}, ".id: wrong-value"),
        ({"id": ""}, ".id: wrong-value"),
        ({"parent": None}, ".parent: null"),
        ({"tags": None}, ".tags: null"),
        ({"level": "citty"}, ".level: wrong-word"),
        ({"level": "市级"}, ".level: wrong-word"),
        ({"level": []}, ".level: wrong-word"),
        ({"since": "2024-02-30"}, ".since: wrong-value"),
        ({"since": "2024-2-3"}, ".since: wrong-value"),
        ({"since": "２０２４-03-05"}, ".since: wrong-value"),
        ({"since": "2024-03-05T00:00:00+08:00"}, ".since: wrong-value"),
        ({"since": 20240305}, ".since: wrong-value"),
        ({"since": "2024-03-05", "until": "2024-03-05"}, ".until: wrong-value"),
        ({"tags": []}, ".tags: wrong-value"),
        (
            {"tags": {"a": None, "b": {}}},
            ".tags.a: wrong-value|.tags.b: wrong-value",
        ),
        ({"tags": {"a": 0.5}}, ".tags.a: float"),
        ({"tags": {"": 1}}, '.tags[""]: wrong-value'),
    ],
    ids=str,
)
def test_a_wrong_field_is_named_with_what_would_be_right(change: dict[str, Any], said: str) -> None:
    """The path leads to the field, the sentence says what belongs there and what is there."""
    expected = [f"$.units[1]{problem}" for problem in said.split("|")]
    text = json.dumps({"format": "govinfo.records/1", "units": [{"id": "fin", "name": "财政局"}, {**UNIT, **change}]})
    assert told(text) == expected


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("2024-03-05T09:30:00", "wrong-value"),
        ("2024-03-05", "wrong-value"),
        ("2024-03-05 09:30:00+08:00", "wrong-value"),
        ("20240305T093000+0800", "wrong-value"),
        ("2024-W10-2T09:30:00+08:00", "wrong-value"),
        ("2024-03-05T24:00:00+08:00", "wrong-value"),
        ("2024-03-05T09+08:00", "wrong-value"),
        ("2024-02-30T09:30:00+08:00", "wrong-value"),
        ("2024-03-05T09:30:00+25:00", "wrong-value"),
        ("1900-03-05T09:30:00Z", "wrong-value"),
        (1709602200, "wrong-value"),
    ],
)
def test_an_instant_says_when_and_where_or_is_refused(instant: object, said: str) -> None:
    """Naive, compact, abbreviated and impossible instants are told apart."""
    assert told(document(submissions=[{**SUBMISSION, "submitted_at": instant}])) == [f"$.submissions[0].submitted_at: {said}"]


@pytest.mark.parametrize(
    "instant", ["2024-03-05T01:30:00Z", "2024-03-05T09:30:00+08:00", "2024-03-05T09:30+08:00", "2024-03-05T09:30:00.000000+08:00"]
)
def test_every_spelling_of_an_instant_is_the_same_instant(instant: str) -> None:
    """The extended format with an offset is read, with or without seconds."""
    item = decode_records(document(submissions=[{**SUBMISSION, "submitted_at": instant}])).submissions[0]
    assert item.submitted_at.timestamp() == 1_709_602_200


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0.5", "float"),
        ("1e400", "float"),
        ("NaN", "wrong-value"),
        ("-Infinity", "wrong-value"),
        ("1" + "0" * 40, "wrong-value"),
        ("true", "wrong-value"),
        ("null", "null"),
        ('"1/0"', "wrong-value"),
        ('"１２"', "wrong-value"),
        ('"1e3"', "wrong-value"),
        ("[1]", "wrong-value"),
    ],
)
def test_a_number_is_exact_or_refused(written: str, said: str) -> None:
    """Floats, what is no number, and numbers beyond all measure are refused where they stand."""
    text = document(adoptions=[{**ADOPTION, "fee": "?"}]).replace('"?"', written)
    assert told(text) == [f"$.adoptions[0].fee: {said}"]


def test_a_count_given_as_a_float_is_no_string_either() -> None:
    """Where a whole number belongs nobody is told to write a string."""
    assert told(document(adoptions=[{**ADOPTION, "characters": 12.0}])) == ["$.adoptions[0].characters: wrong-value"]


def test_every_item_of_a_list_is_looked_at() -> None:
    """Contributions may be ids or objects; each problem names its item."""
    units = ["agri", "a b", {"unit": "fin", "weight": "0"}, {"unit": "x", "wieght": 3}, 5]
    assert told(document(submissions=[{**SUBMISSION, "units": units, "authors": ["p1", "p 2", 7], "kinds": "dynamic"}])) == [
        "$.submissions[0].units[1]: wrong-value",
        "$.submissions[0].units[2].weight: wrong-value",
        "$.submissions[0].units[3].wieght: unknown-field",
        "$.submissions[0].units[4]: wrong-value",
        "$.submissions[0].authors[1]: wrong-value",
        "$.submissions[0].authors[2]: wrong-value",
        "$.submissions[0].kinds: wrong-value",
    ]


def test_what_must_hold_in_a_record_is_told_at_the_record() -> None:
    """A field that the class names stands in the path, else the record alone does."""
    twice = {**SUBMISSION, "units": ["agri", "agri"]}
    nobody = {"measure": "sent", "per": "month", "at_least": 2}
    assert told(document(submissions=[twice], targets=[nobody])) == [
        "$.submissions[0].units: wrong-value",
        "$.targets[0]: wrong-value",
    ]


def test_fields_given_twice_are_refused_at_any_depth() -> None:
    """JSON would silently keep the last of them."""
    text = document(adoptions=[{**ADOPTION, "tags": {"page": 1}}], findings=[])
    text = text.replace('"page": 1', '"page": 1, "page": 2').replace('"id": "a1"', '"id": "a1", "id": "a2", "no": 1')
    assert told(text) == [
        "$.adoptions[0].id: repeated-field",
        "$.adoptions[0].tags.page: repeated-field",
        "$.adoptions[0].no: unknown-field",
    ]


def test_all_problems_are_told_in_the_order_of_the_document() -> None:
    """However the lists are ordered and however many problems there are."""
    text = document(adoptions=[{**ADOPTION, "on": "?"}] * 1000, units=[{"id": "agri"}, UNIT, {}])
    with pytest.raises(DecodeError) as caught:
        decode_records(text)
    paths = [problem.path for problem in caught.value.problems]
    assert paths == [f"$.adoptions[{n}].on" for n in range(1000)] + ["$.units[0].name", "$.units[2].id", "$.units[2].name"]
    assert [problem.record for problem in caught.value.problems][999:] == ["a1", "agri", None, None]


def test_a_replacement_is_of_the_list_of_the_record_it_replaces() -> None:
    """Its problems are those of that type of record, at its own path."""
    replacement = {**ADOPTION, "on": "2024-02-30"}
    assert told(document(corrections=[{**CORRECTION, "replacement": replacement}], adoptions=[ADOPTION])) == [
        "$.corrections[0].replacement.on: wrong-value"
    ]
    assert told(document(corrections=[{**CORRECTION, "replacement": UNIT, "on": 5}], adoptions=[ADOPTION])) == [
        "$.corrections[0].replacement.submission: missing-field",
        "$.corrections[0].replacement.publication: missing-field",
        "$.corrections[0].replacement.on: missing-field",
        "$.corrections[0].replacement.name: unknown-field",
        "$.corrections[0].on: wrong-value",
    ]


def test_a_replacement_of_a_record_elsewhere_is_what_its_fields_make_it() -> None:
    """Several files may be read together; whether the record exists is not for one file to say."""
    mended = decode_records(document(corrections=[{**CORRECTION, "replacement": ADOPTION}])).corrections[0]
    assert mended.replacement == decode_records(document(adoptions=[ADOPTION])).adoptions[0]
    assert told(document(corrections=[{**CORRECTION, "replacement": {"id": "a1", "x": 1}}])) == ["$.corrections[0].replacement: wrong-list"]


def test_a_replacement_of_a_correction_elsewhere_is_read_to_its_end() -> None:
    """A correction of a correction may stand in another file than both records that it is about."""
    first = {**CORRECTION, "replacement": ADOPTION}
    second = {**CORRECTION, "id": "c2", "of": "c1", "replacement": first}
    mended = decode_records(document(corrections=[second])).corrections[0]
    assert mended.replacement == decode_records(document(corrections=[first])).corrections[0]
    assert decode_record(encode_record(mended)) == mended
    wrong = {**second, "replacement": {**first, "replacement": {**ADOPTION, "on": "2024-02-30"}}}
    assert told(document(corrections=[wrong])) == ["$.corrections[0].replacement.replacement: wrong-list"]
    assert told(document(corrections=[{**second, "replacement": {**first, "on": 5}}])) == ["$.corrections[0].replacement.on: wrong-value"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"replacement": 5}, ".replacement: wrong-value"),
        ({"replacement": None}, ".replacement: null"),
        ({}, ".replacement: wrong-value"),
        ({"replacement": ADOPTION, "action": "void"}, ".replacement: wrong-value"),
        ({"replacement": {**ADOPTION, "id": "a2"}}, ".replacement: wrong-value"),
    ],
)
def test_a_replacement_belongs_to_replacing_and_is_a_record(change: dict[str, Any], said: str) -> None:
    """Where one belongs and what it is."""
    assert told(document(adoptions=[ADOPTION], corrections=[{**CORRECTION, **change}])) == [f"$.corrections[0]{said}"]


def test_replacements_inside_replacements_end_somewhere() -> None:
    """A correction may be corrected, but not without end; the message is short all the same."""
    nested: dict[str, Any] = {**CORRECTION, "of": "c1", "id": "c1"}
    for _ in range(200):
        nested = {**CORRECTION, "of": "c1", "id": "c1", "replacement": nested}
    problems = told(document(corrections=[{**nested, "id": "c0"}, {**CORRECTION, "action": "void"}]))
    assert len(problems) == 1
    assert problems[0].endswith(".replacement: too-deep")


def test_every_problem_of_lines_names_its_line() -> None:
    """Blank lines count but matter to nobody; what is no JSON does not hide the lines behind it."""
    lines = ["", HEADER, '{"type": "unit", "id": "agri", "name": "x"}', "", '{"type": "untis"}', "{oops}", "5", '{"id": "x"}']
    lines += [
        '{"type": "adoption", "id": "a1", "submission": "s1", "publication": "p", "on": "2024-13-01"}\r',
        '{"type": "unit", "type": "unit"}',
    ]
    assert told("\n".join(lines), name="a.jsonl") == [
        "a.jsonl: line 5: $.type: wrong-word",
        "a.jsonl: line 6: $: not-json",
        "a.jsonl: line 7: $: wrong-value",
        "a.jsonl: line 8: $.type: missing-field",
        "a.jsonl: line 9: $.on: wrong-value",
        "a.jsonl: line 10: $.type: repeated-field",
        "a.jsonl: line 10: $.id: missing-field",
        "a.jsonl: line 10: $.name: missing-field",
    ]


def test_the_first_line_holds_the_format_alone() -> None:
    """Records in it would be read twice or never."""
    assert told('{"format": "govinfo.records/9", "units": []}\n{"type": "unit", "id": "a", "name": "b"}') == [
        "line 1: $.format: wrong-value",
        "line 1: $.units: misplaced-record",
    ]


def test_lines_and_document_hold_the_same_records() -> None:
    """Whichever way they are written; lines may come in any order of types."""
    lines = [
        HEADER,
        json.dumps({"type": "correction", **CORRECTION, "replacement": ADOPTION}),
        json.dumps({**ADOPTION, "type": "adoption"}),
    ]
    text = document(adoptions=[ADOPTION], corrections=[{**CORRECTION, "replacement": ADOPTION}])
    assert decode_records("\r\n".join(lines)) == decode_records(text) == decode_records(json.dumps(json.loads(text), indent=1))


def test_a_string_of_fifty_megabytes_is_refused_briefly() -> None:
    """Wherever it stands, the message stays short."""
    endless, long = "x" * 50_000_000, "x" * 1_000_000
    [problem] = map(str, refused(document(units=[{**UNIT, "name": endless}])))
    assert len(problem) < 300
    assert "(+49999920)" in problem
    for change in ({"name": long}, {"id": long}, {"since": long}, {"level": long}):
        [problem] = map(str, refused(document(units=[{**UNIT, **change}])))
        assert len(problem) < 300
        assert "(+999920)" in problem
    [problem] = map(str, refused(document(units=[{**UNIT, long: 1}])))
    assert len(problem) < 400


def test_reading_tells_how_far_it_is() -> None:
    """At most once in some thousand records, and at the end that all are read."""
    seen: list[tuple[int, int]] = []
    rows = [{**ADOPTION, "id": f"a{n}"} for n in range(10_000)]
    decode_records(document(units=[UNIT], adoptions=rows), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 10_001), (4097, 10_001), (8193, 10_001), (10_001, 10_001)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{"type": "unit", "id": "agri", "nane": "A"}',
            ["$.name: missing-field", "$.nane: unknown-field"],
        ),
        ('{"id": "agri", "name": "A"}', ["$.type: missing-field"]),
        ('{"type": "unit", "id": "a", "id": "b", "name": "A"}', ["$.id: repeated-field"]),
        ("[]", ["$: wrong-value"]),
        ('{"type": "unit", "id": "agri", "name": "A"}\n{}', ["$: not-json"]),
        (b"\xff", ["$: not-utf8"]),
    ],
)
def test_a_record_alone_is_refused_at_its_own_fields(text: str | bytes, said: list[str]) -> None:
    """A path begins at the record, since there is no document around it."""
    with pytest.raises(DecodeError) as caught:
        decode_record(text)
    assert coded(caught.value.problems) == said


def test_a_correction_alone_is_read_with_its_replacement() -> None:
    """The record that it mends is elsewhere: the fields say what it is, and what is wrong with them has its path."""
    row = {"type": "correction", **CORRECTION, "replacement": ADOPTION}
    mended = decode_record(json.dumps(row))
    assert isinstance(mended, Correction)
    assert mended.replacement == decode_records(document(adoptions=[ADOPTION])).adoptions[0]
    with pytest.raises(DecodeError) as caught:
        decode_record(json.dumps({**row, "replacement": {"id": "a1"}}), name="row 7")
    assert [problem.path for problem in caught.value.problems] == ["row 7: $.replacement"]


@pytest.mark.parametrize(
    ("was", "fields"),
    [
        (Lapse, {"id": "r1", "unit": "agri", "kind": "criticised", "on": "2024-03-05"}),
        (Merit, {"id": "r1", "unit": "agri", "kind": "criticised", "on": "2024-03-05", "times": 1}),
    ],
)
def test_a_lapse_and_a_merit_that_say_the_same_are_told_apart(was: type[Lapse | Merit], fields: dict[str, object]) -> None:
    """A correction that stands alone has no list to look into: what 0.1.0 wrote is a lapse, and a merit says how often."""
    row = {"type": "correction", **CORRECTION, "of": "r1", "replacement": fields}
    mended = decode_record(json.dumps(row))

    assert isinstance(mended, Correction)
    assert type(mended.replacement) is was
    assert json.loads(encode_record(mended)) == row
