"""Every kind of bad document is refused with all its problems, each with its place and what to do."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from govinfo._chinese import CHINESE
from govinfo.codec import decode_record, decode_records, encode_record
from govinfo.errors import DecodeError
from govinfo.records import Correction, Records

UNIT: dict[str, Any] = {"id": "agri", "name": "农业农村局"}
ADOPTION: dict[str, Any] = {"id": "a1", "submission": "s1", "publication": "zhengwu", "on": "2024-03-05"}
SUBMISSION: dict[str, Any] = {"id": "s1", "units": ["agri"], "submitted_at": "2024-03-05T09:30:00+08:00"}
CORRECTION: dict[str, Any] = {"id": "c1", "of": "a1", "action": "replace", "on": "2024-03-06", "reason": "日期有误", "by": "王"}
HEADER = '{"format": "govinfo.records/1"}'
FIELDS = "channel, characters, fee, form, grade, id, issue, on, position, publication, submission, tags"
KINDS = "unit, person, commission, submission, adoption, instruction, handling, lapse, finding, target, figure, correction"


def told(text: str | bytes, **options: Any) -> list[str]:
    """Return what is said of a bad document, in English, a line for each problem."""
    with pytest.raises(DecodeError) as caught:
        decode_records(text, **options)
    assert all(problem.message.template in CHINESE for problem in caught.value.problems)
    assert caught.value.text("zh").count("\n") == len(caught.value.problems) - 1
    return [str(problem) for problem in caught.value.problems]


def document(**lists: Any) -> str:
    """Return a document with these lists."""
    return json.dumps({"format": "govinfo.records/1", **lists}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", 'is empty: write at least {"format": "govinfo.records/1"}'),
        (b" \n\t ", 'is empty: write at least {"format": "govinfo.records/1"}'),
        (b"\xef\xbb\xbf", 'is empty: write at least {"format": "govinfo.records/1"}'),
        ('{"format": "x"}'.encode("utf-16"), "is not UTF-8: byte 0xff at offset 0; save the file as UTF-8"),
        ('{"format": "市"}'.encode("gb18030"), "is not UTF-8: byte 0xca at offset 12; save the file as UTF-8"),
        ("{", "is not JSON at line 1, column 2: a field name in double quotes is expected here"),
        ('{\n "format": \n', "is not JSON at line 3, column 1: a value is expected here; a comma may be left over"),
        ('{"format" 1}', "is not JSON at line 1, column 11: a colon is expected here"),
        ('{"format": 1 2}', "is not JSON at line 1, column 14: a comma or the closing bracket is expected here"),
        ('{"format": "x', "is not JSON at line 1, column 12: the string that begins here never ends"),
        ('{"format": "a\0b"}', "is not JSON at line 1, column 14: a control character stands in a string; write it as an escape"),
        ('{"format": "\\q"}', "is not JSON at line 1, column 13: an escape in a string is not one that JSON has"),
        (HEADER + " x", "is not JSON at line 1, column 33: something follows after the end"),
        ("[" * 100_000, "is nested too deeply: records need fewer than ten levels of brackets"),
        ('{"a":' * 100_000, "is nested too deeply: records need fewer than ten levels of brackets"),
        ("[]", 'must be an object that begins {"format": "govinfo.records/1", ...}, got []'),
        ('"x"', 'must be an object that begins {"format": "govinfo.records/1", ...}, got "x"'),
        ("NaN", 'must be an object that begins {"format": "govinfo.records/1", ...}, got NaN'),
        ("null", 'must be an object that begins {"format": "govinfo.records/1", ...}, got null'),
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
        ("{}", '$.format: is missing: begin with {"format": "govinfo.records/1", ...}'),
        ('{"format": "govinfo.records/2"}', '$.format: must be "govinfo.records/1", got "govinfo.records/2"'),
        ('{"format": 1.5}', '$.format: must be "govinfo.records/1", got 1.5'),
        ('{"format": null}', '$.format: must be "govinfo.records/1", got null'),
        (document(adoptoins=[]), '$.adoptoins: is no known field; did you mean "adoptions"?'),
        (document(units={}), "$.units: must be a list, got an object"),
        (document(units=None), "$.units: must be a list, got null"),
        (document(units=["agri"]), '$.units[0]: must be an object, got "agri"'),
        (document(units=[[1]]), "$.units[0]: must be an object, got [1]"),
        ('{"format": "govinfo.records/1", "units": [], "units": []}', "$.units: is given more than once in one object: keep one of them"),
    ],
)
def test_the_outside_of_a_document_is_checked(text: str, said: str) -> None:
    """The format must be this one, and each list a known list of objects."""
    assert told(text) == [said]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nmae": "x"}, '.nmae: is no known field; did you mean "name"?'),
        (
            {"zzz zzz": "x"},
            '["zzz zzz"]: is no known field; known are group, id, level, name, parent, since, successor, tags, until',
        ),
        ({"name": 5}, ".name: must be a string, got 5"),
        ({"name": None}, ".name: must be a string, got null"),
        ({"name": ["x"]}, '.name: must be a string, got ["x"]'),
        ({"name": {"zh": "x"}}, ".name: must be a string, got an object"),
        ({"name": [[]] * 3}, ".name: must be a string, got a list of 3"),
        ({"name": " "}, '.name: must be a text of 1 to 10000 characters, not only blanks, got " "'),
        ({"name": "a\0b"}, '.name: must be a text without the character U+0000, got "a\\u0000b": take it out'),
        (
            {"name": "a\ud800"},
            '.name: must be a text of whole characters, got half of a surrogate pair in "a\\ud800": write the character itself',
        ),
        ({"id": "a b"}, '.id: must be an id: not empty, no white space, no invisible characters, got "a b"'),
        ({"id": ""}, '.id: must be an id: not empty, no white space, no invisible characters, got ""'),
        ({"parent": None}, ".parent: must not be null: leave the field out"),
        ({"tags": None}, ".tags: must not be null: leave the field out"),
        ({"level": "citty"}, '.level: must be one of township, district, city, province, national, got "citty"; did you mean "city"?'),
        ({"level": "市级"}, '.level: must be one of township, district, city, province, national, got "市级"'),
        ({"level": []}, ".level: must be one of township, district, city, province, national, got []"),
        ({"since": "2024-02-30"}, '.since: must be a day that the calendar has, got "2024-02-30"'),
        ({"since": "2024-2-3"}, '.since: must be a day such as "2024-03-05", got "2024-2-3"'),
        ({"since": "２０２４-03-05"}, '.since: must be a day such as "2024-03-05", got "２０２４-03-05"'),
        ({"since": "2024-03-05T00:00:00+08:00"}, '.since: must be a day such as "2024-03-05", got "2024-03-05T00:00:00+08:00"'),
        ({"since": 20240305}, '.since: must be a day such as "2024-03-05", got 20240305'),
        ({"since": "2024-03-05", "until": "2024-03-05"}, '.until: must be a day after since, which is 2024-03-05, got "2024-03-05"'),
        ({"tags": []}, ".tags: must be an object, got []"),
        (
            {"tags": {"a": None, "b": {}}},
            ".tags.a: must be a string or a whole number, got null|.tags.b: must be a string or a whole number, got an object",
        ),
        ({"tags": {"a": 0.5}}, '.tags.a: must be a string or a whole number, got the float 0.5: write it as a string, "0.5"'),
        ({"tags": {"": 1}}, '.tags[""]: must be a text of 1 to 10000 characters, not only blanks, got ""'),
    ],
    ids=str,
)
def test_a_wrong_field_is_named_with_what_would_be_right(change: dict[str, Any], said: str) -> None:
    """The path leads to the field, the sentence says what belongs there and what is there."""
    expected = [f"$.units[1]{problem}" for problem in said.split("|")]
    text = json.dumps({"format": "govinfo.records/1", "units": [{"id": "fin", "name": "财政局"}, {**UNIT, **change}]})
    assert told(text) == expected


INSTANT = 'must be an instant such as "2024-03-05T09:30:00+08:00", got '
OFFSET = 'must be an instant with its offset, such as "2024-03-05T09:30:00+08:00", got '


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("2024-03-05T09:30:00", OFFSET + '"2024-03-05T09:30:00"'),
        ("2024-03-05", INSTANT + '"2024-03-05"'),
        ("2024-03-05 09:30:00+08:00", INSTANT + '"2024-03-05 09:30:00+08:00"'),
        ("20240305T093000+0800", INSTANT + '"20240305T093000+0800"'),
        ("2024-W10-2T09:30:00+08:00", INSTANT + '"2024-W10-2T09:30:00+08:00"'),
        ("2024-03-05T24:00:00+08:00", INSTANT + '"2024-03-05T24:00:00+08:00"'),
        ("2024-03-05T09+08:00", INSTANT + '"2024-03-05T09+08:00"'),
        ("2024-02-30T09:30:00+08:00", 'must be an instant that the calendar and the clock have, got "2024-02-30T09:30:00+08:00"'),
        ("2024-03-05T09:30:00+25:00", 'must be an instant that the calendar and the clock have, got "2024-03-05T09:30:00+25:00"'),
        ("1900-03-05T09:30:00Z", 'must be an instant between 1901 and 2998, got "1900-03-05T09:30:00+00:00"'),
        (1709602200, INSTANT + "1709602200"),
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


NUMBER = 'must be an integer or a string such as "0.5" or "10/3"'


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0.5", NUMBER + ', got the float 0.5: write it as a string, "0.5"'),
        ("1e400", NUMBER + ', got the float 1e400: write it as a string, "1e400"'),
        ("NaN", NUMBER + ", got NaN"),
        ("-Infinity", NUMBER + ", got -Infinity"),
        ("1" + "0" * 40, 'must be a number of at most 40 characters, got "1' + "0" * 40 + '"'),
        ("true", NUMBER + ", got true"),
        ("null", "must not be null: leave the field out"),
        ('"1/0"', 'must be a number whose denominator is not zero, got "1/0"'),
        ('"１２"', 'must be a number such as "12", "0.5" or "10/3", got "１２"'),
        ('"1e3"', 'must be a number such as "12", "0.5" or "10/3", got "1e3"'),
        ("[1]", NUMBER + ", got [1]"),
    ],
)
def test_a_number_is_exact_or_refused(written: str, said: str) -> None:
    """Floats, what is no number, and numbers beyond all measure are refused where they stand."""
    text = document(adoptions=[{**ADOPTION, "fee": "?"}]).replace('"?"', written)
    assert told(text) == [f"$.adoptions[0].fee: {said}"]


def test_a_count_given_as_a_float_is_no_string_either() -> None:
    """Where a whole number belongs nobody is told to write a string."""
    assert told(document(adoptions=[{**ADOPTION, "characters": 12.0}])) == ["$.adoptions[0].characters: must be a whole number, got 12.0"]


def test_every_item_of_a_list_is_looked_at() -> None:
    """Contributions may be ids or objects; each problem names its item."""
    units = ["agri", "a b", {"unit": "fin", "weight": "0"}, {"unit": "x", "wieght": 3}, 5]
    assert told(document(submissions=[{**SUBMISSION, "units": units, "authors": ["p1", "p 2", 7], "kinds": "dynamic"}])) == [
        '$.submissions[0].units[1]: must be an id: not empty, no white space, no invisible characters, got "a b"',
        '$.submissions[0].units[2].weight: must be above zero, got "0"',
        '$.submissions[0].units[3].wieght: is no known field; did you mean "weight"?',
        "$.submissions[0].units[4]: must be an object, got 5",
        "$.submissions[0].authors[2]: must be a string, got 7",
        '$.submissions[0].kinds: must be a list, got "dynamic"',
    ]


def test_what_must_hold_in_a_record_is_told_at_the_record() -> None:
    """A field that the class names stands in the path, else the record alone does."""
    twice = {**SUBMISSION, "units": ["agri", "agri"]}
    nobody = {"measure": "sent", "per": "month", "at_least": 2}
    assert told(document(submissions=[twice], targets=[nobody])) == [
        '$.submissions[0].units: must be each named once, got ["agri"]',
        "$.targets[0]: unit or group must be given once: name one of them, got [null, null]",
    ]


def test_fields_given_twice_are_refused_at_any_depth() -> None:
    """JSON would silently keep the last of them."""
    text = document(adoptions=[{**ADOPTION, "tags": {"page": 1}}], findings=[])
    text = text.replace('"page": 1', '"page": 1, "page": 2').replace('"id": "a1"', '"id": "a1", "id": "a2", "no": 1')
    assert told(text) == [
        "$.adoptions[0].id: is given more than once in one object: keep one of them",
        "$.adoptions[0].tags.page: is given more than once in one object: keep one of them",
        f"$.adoptions[0].no: is no known field; known are {FIELDS}",
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
        '$.corrections[0].replacement.on: must be a day that the calendar has, got "2024-02-30"'
    ]
    assert told(document(corrections=[{**CORRECTION, "replacement": UNIT, "on": 5}], adoptions=[ADOPTION])) == [
        "$.corrections[0].replacement.submission: is missing: this field is required",
        "$.corrections[0].replacement.publication: is missing: this field is required",
        "$.corrections[0].replacement.on: is missing: this field is required",
        f"$.corrections[0].replacement.name: is no known field; known are {FIELDS}",
        '$.corrections[0].on: must be a day such as "2024-03-05", got 5',
    ]


def test_a_replacement_of_a_record_elsewhere_is_what_its_fields_make_it() -> None:
    """Several files may be read together; whether the record exists is not for one file to say."""
    mended = decode_records(document(corrections=[{**CORRECTION, "replacement": ADOPTION}])).corrections[0]
    assert mended.replacement == decode_records(document(adoptions=[ADOPTION])).adoptions[0]
    assert told(document(corrections=[{**CORRECTION, "replacement": {"id": "a1", "x": 1}}])) == [
        '$.corrections[0].replacement: reads as a record of no list, and no record here bears the id "a1"'
    ]


def test_a_replacement_of_a_correction_elsewhere_is_read_to_its_end() -> None:
    """A correction of a correction may stand in another file than both records that it is about."""
    first = {**CORRECTION, "replacement": ADOPTION}
    second = {**CORRECTION, "id": "c2", "of": "c1", "replacement": first}
    mended = decode_records(document(corrections=[second])).corrections[0]
    assert mended.replacement == decode_records(document(corrections=[first])).corrections[0]
    assert decode_record(encode_record(mended)) == mended
    wrong = {**second, "replacement": {**first, "replacement": {**ADOPTION, "on": "2024-02-30"}}}
    assert told(document(corrections=[wrong])) == [
        '$.corrections[0].replacement.replacement: reads as a record of no list, and no record here bears the id "a1"'
    ]
    assert told(document(corrections=[{**second, "replacement": {**first, "on": 5}}])) == [
        '$.corrections[0].replacement.on: must be a day such as "2024-03-05", got 5'
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"replacement": 5}, ".replacement: must be an object: the whole record as it should have been, got 5"),
        ({"replacement": None}, ".replacement: must not be null: leave the field out"),
        ({}, ".replacement: must be given with replace, and only with it, got null"),
        ({"replacement": ADOPTION, "action": "void"}, '.replacement: must be given with replace, and only with it, got "a1"'),
        ({"replacement": {**ADOPTION, "id": "a2"}}, '.replacement: must be a record that keeps the id a1, got "a2"'),
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
    assert problems[0].endswith(".replacement: is nested too deeply: at most 20 replacements inside each other")


def test_every_problem_of_lines_names_its_line() -> None:
    """Blank lines count but matter to nobody; what is no JSON does not hide the lines behind it."""
    lines = ["", HEADER, '{"type": "unit", "id": "agri", "name": "x"}', "", '{"type": "untis"}', "{oops}", "5", '{"id": "x"}']
    lines += [
        '{"type": "adoption", "id": "a1", "submission": "s1", "publication": "p", "on": "2024-13-01"}\r',
        '{"type": "unit", "type": "unit"}',
    ]
    assert told("\n".join(lines), name="a.jsonl") == [
        f'a.jsonl: line 5: $.type: must be one of {KINDS}, got "untis"; did you mean "unit"?',
        "a.jsonl: line 6: $: is not JSON at line 6, column 2: a field name in double quotes is expected here",
        "a.jsonl: line 7: $: must be an object, got 5",
        "a.jsonl: line 8: $.type: is missing: this field is required",
        'a.jsonl: line 9: $.on: must be a day that the calendar has, got "2024-13-01"',
        "a.jsonl: line 10: $.type: is given more than once in one object: keep one of them",
        "a.jsonl: line 10: $.id: is missing: this field is required",
        "a.jsonl: line 10: $.name: is missing: this field is required",
    ]


def test_the_first_line_holds_the_format_alone() -> None:
    """Records in it would be read twice or never."""
    assert told('{"format": "govinfo.records/9", "units": []}\n{"type": "unit", "id": "a", "name": "b"}') == [
        'line 1: $.format: must be "govinfo.records/1", got "govinfo.records/9"',
        "line 1: $.units: does not belong into the first line, which holds the format alone: give each record a line",
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
    """Wherever it stands, the message stays short and nothing takes long."""
    endless, long = "x" * 50_000_000, "x" * 1_000_000
    started = time.monotonic()
    (problem,) = told(document(units=[{**UNIT, "name": endless}]))
    assert len(problem) < 300
    assert "(+49999920)" in problem
    for change in ({"name": long}, {"id": long}, {"since": long}, {"level": long}):
        (problem,) = told(document(units=[{**UNIT, **change}]))
        assert len(problem) < 300
        assert "(+999920)" in problem
    (problem,) = told(document(units=[{**UNIT, long: 1}]))
    assert len(problem) < 400
    assert time.monotonic() - started < 30


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
            ["$.name: is missing: this field is required", '$.nane: is no known field; did you mean "name"?'],
        ),
        ('{"id": "agri", "name": "A"}', ["$.type: is missing: this field is required"]),
        ('{"type": "unit", "id": "a", "id": "b", "name": "A"}', ["$.id: is given more than once in one object: keep one of them"]),
        ("[]", ["$: must be an object, got []"]),
        ('{"type": "unit", "id": "agri", "name": "A"}\n{}', ["$: is not JSON at line 2, column 1: something follows after the end"]),
        (b"\xff", ["$: is not UTF-8: byte 0xff at offset 0; save the file as UTF-8"]),
    ],
)
def test_a_record_alone_is_refused_at_its_own_fields(text: str | bytes, said: list[str]) -> None:
    """A path begins at the record, since there is no document around it."""
    with pytest.raises(DecodeError) as caught:
        decode_record(text)
    assert [str(problem) for problem in caught.value.problems] == said


def test_a_correction_alone_is_read_with_its_replacement() -> None:
    """The record that it mends is elsewhere: the fields say what it is, and what is wrong with them has its path."""
    row = {"type": "correction", **CORRECTION, "replacement": ADOPTION}
    mended = decode_record(json.dumps(row))
    assert isinstance(mended, Correction)
    assert mended.replacement == decode_records(document(adoptions=[ADOPTION])).adoptions[0]
    with pytest.raises(DecodeError) as caught:
        decode_record(json.dumps({**row, "replacement": {"id": "a1"}}), name="row 7")
    assert [problem.path for problem in caught.value.problems] == ["row 7: $.replacement"]
