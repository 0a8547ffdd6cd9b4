"""The JSON Schema of rulebook files says what the loader does."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from attrs import fields
from offices import head
from toml_text import as_json, read, written

from govinfo import RulebookError, decode_rulebook, shipped_rulebooks
from govinfo.codec import rulebook_schema
from govinfo.codec._rulebooks import RULES, RulebookFile
from govinfo.codec._values import key_of
from govinfo.rulebook._conditions import ATTRIBUTES

SCHEMA = rulebook_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
RULEBOOKS = files("govinfo").joinpath("data").joinpath("rulebooks")
GOOD = """
schema = 1
id = "small"
title = "办法"
in_force = 2024-01-01
[source]
issuer = "办公室"
title = "办法"
[settings]
first_month = 12
named_after = "end"
[publications]
city = { title = "市刊", level = "city" }
[forms]
item = "单条"
brief = { title = "简讯" }
[measures.sent]
title = "报送"
count = "submission"
when = { form = { not = "brief" }, tags.page = "front" }
[measures.rate]
title = "率"
formula = "ratio(sent, 2, 0)"
[criteria.range]
title = "酌情"
about = ["submission"]
least = "0.5"
most = "10/3"
[readings.how]
question = "如何计?"
options = { a = "甲", b = { title = "乙" } }
[persons]
awards = { reading = "how", a = "equal", b = "first" }
[[price]]
id = "city"
clause = "一"
title = "市刊"
of = "adoption"
when = { publication = "city", form = { reading = "how", a = ["item", "brief"], b = "item" } }
amount = { reading = "how", a = 0.5, b = "1 + 1" }
[[keep]]
id = "highest"
clause = "一"
title = "取最高"
rules = ["city"]
per = ["item"]
[[tally]]
id = "short"
clause = "二"
title = "少报"
under = { how = "a" }
each = "month"
amount = "sent - 1"
[[cap]]
id = "most"
clause = "二"
title = "封顶"
each = "year"
most = 10
[[void]]
id = "void"
clause = "二"
title = "归零"
each = "year"
provided = "sent > 3"
[[bar]]
id = "bar"
clause = "三"
title = "不得参评"
provided = "deducted > 3"
[[notice]]
id = "notice"
clause = "三"
title = "通报"
provided = "deducted > 3"
[[target]]
id = "task"
clause = "三"
title = "任务"
measure = "sent"
per = "period"
at_least = 2
period = "2024-03-01/2024-07-01"
[[notice]]
id = "task-missed"
clause = "三"
title = "未完成"
provided = "not met(sent)"
[[deadline]]
id = "ordinary"
clause = "四"
unit = "day"
number = 7
anchor = "received"
[[duty]]
id = "handling"
clause = "四"
title = "办理"
of = "handling"
limit = "ordinary"
"""


def test_the_schema_is_a_schema() -> None:
    """It keeps to the rules of its dialect, and every definition is used."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    text = json.dumps(SCHEMA)
    assert [name for name in SCHEMA["$defs"] if f'"#/$defs/{name}"' not in text] == []


def test_every_table_and_every_key_is_in_the_schema() -> None:
    """The head, every kind of rule and their fields; nothing else is allowed."""
    assert set(SCHEMA["properties"]) == {*(spec.name for spec in fields(RulebookFile)), *RULES}
    assert SCHEMA["additionalProperties"] is False
    for kind in RULES.values():
        schema = SCHEMA["$defs"][kind.__name__]
        assert list(schema["properties"]) == [key_of(spec) for spec in fields(kind)]
        assert schema["additionalProperties"] is False
    for facts, known in ATTRIBUTES.items():
        assert set(SCHEMA["$defs"][f"when-{facts.value}"]["properties"]) == {*known, "tags"}


def test_fields_are_described_in_the_words_of_the_types() -> None:
    """An editor shows them beside the key."""
    assert SCHEMA["$defs"]["Keep"]["properties"]["best"]["description"] == "how many of them count."
    assert SCHEMA["$defs"]["when-adoption"]["properties"]["fee"]["description"] == "稿酬"


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_every_shipped_rulebook_is_valid(name: str) -> None:
    """What the loader reads, the schema takes."""
    document = as_json(read(RULEBOOKS.joinpath(f"{name}.toml").read_text("utf-8")))

    assert [f"{list(error.absolute_path)}: {error.message}" for error in VALIDATOR.iter_errors(document)] == []


def test_the_good_rulebook_is_good() -> None:
    """The one that is spoiled below holds every kind of table and is taken by both as it is."""
    document = read(GOOD)

    assert set(RULES) <= set(document)
    assert [error.message for error in VALIDATOR.iter_errors(as_json(document))] == []
    assert decode_rulebook(GOOD) == decode_rulebook(written(document))


Change = Callable[[dict[str, Any]], object]
MISTAKES: dict[str, Change] = {
    "another schema": lambda d: d.update(schema=2),
    "no source": lambda d: d.pop("source"),
    "a misspelt table": lambda d: d.update(prices=d.pop("price")),
    "a rule that is no list": lambda d: d.update(price=d["price"][0]),
    "a misspelt key": lambda d: d["price"][0].update(ammount=1),
    "no amount": lambda d: d["price"][0].pop("amount"),
    "an amount that is true": lambda d: d["price"][0].update(amount=True),
    "an empty formula": lambda d: d["price"][0].update(amount=""),
    "an unknown kind of record": lambda d: d["price"][0].update(of="adoptoin"),
    "an unknown account": lambda d: d["price"][0].update(account="yaun"),
    "an unknown policy": lambda d: d["price"][0].update(share="half"),
    "an unknown attribute": lambda d: d["price"][0].update(when={"publicaton": "city"}),
    "an attribute of another kind": lambda d: d["price"][0].update(when={"leader": "x"}),
    "an unknown level": lambda d: d["price"][0].update(when={"level": "citty"}),
    "a condition on a number that is a text": lambda d: d["price"][0].update(when={"characters": "long"}),
    "a condition that is a decimal": lambda d: d["price"][0].update(when={"tags": {"x": 0.5}}),
    "no value of a condition": lambda d: d["price"][0].update(when={"publication": []}),
    "a negation and more": lambda d: d["price"][0].update(when={"publication": {"not": "city", "or": "x"}}),
    "a switch without options": lambda d: d["price"][0].update(amount={"reading": "how"}),
    "a switch without a reading": lambda d: d["price"][0].update(amount={"a": 1, "b": 2}),
    "a switch with a wrong value": lambda d: d["price"][0].update(share={"reading": "how", "a": "equal", "b": "half"}),
    "under a number": lambda d: d["tally"][0].update(under={"how": 1}),
    "an unknown period": lambda d: d["tally"][0].update(each="decade"),
    "nothing kept": lambda d: d["keep"][0].update(best=0),
    "nothing belongs together": lambda d: d["keep"][0].update(per=[]),
    "a publication without a level": lambda d: d["publications"]["city"].pop("level"),
    "an id inside": lambda d: d["publications"]["city"].update(id="city"),
    "words in a list": lambda d: d.update(forms=["item"]),
    "a measure counted and computed": lambda d: d["measures"]["sent"].update(formula="1"),
    "a measure neither counted nor computed": lambda d: d["measures"]["rate"].pop("formula"),
    "a criterion about nothing known": lambda d: d["criteria"]["range"].update(about=["units"]),
    "a bound that is a formula": lambda d: d["criteria"]["range"].update(least="1 + 1"),
    "a thirteenth month": lambda d: d["settings"].update(first_month=13),
    "a year named after its middle": lambda d: d["settings"].update(named_after="middle"),
    "a day that is none": lambda d: d.update(in_force="soon"),
    "an unknown unit of a deadline": lambda d: d["deadline"][0].update(unit="fortnight"),
    "persons sharing by nothing known": lambda d: d["persons"].update(awards="half"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_schema_refuses_the_mistakes_that_the_loader_refuses(mistake: str) -> None:
    """A rulebook spoiled in one place is refused by both."""
    document = copy.deepcopy(read(GOOD))
    MISTAKES[mistake](document)

    assert not VALIDATOR.is_valid(as_json(document))
    with pytest.raises(RulebookError):
        decode_rulebook(written(document))


def told(error: jsonschema.ValidationError) -> int:
    """Return how many sentences an editor shows of an error."""
    return sum(map(told, error.context)) if error.context else 1


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_is_one_message(mistake: str) -> None:
    """What is written tells what was meant, so that nobody reads of all that it is not; a misspelt key is one too many and one too few."""
    document = copy.deepcopy(read(GOOD))
    MISTAKES[mistake](document)
    errors = [told(error) for error in VALIDATOR.iter_errors(as_json(document))]

    assert sum(errors) <= 2


def test_the_schema_is_lean() -> None:
    """An editor reads it with every file."""
    assert len(json.dumps(SCHEMA, ensure_ascii=False)) < 100_000


def test_every_key_says_what_it_is_and_what_it_is_when_left_out() -> None:
    """Titles in Chinese, descriptions of the class or of the key, and the defaults of the loader."""
    for kind in RULES.values():
        schema = SCHEMA["$defs"][kind.__name__]
        assert re.search("[\u4e00-\u9fff]", schema["title"])
        for spec in fields(kind):
            field = schema["properties"][key_of(spec)]
            assert "description" in field or "$ref" in field, (kind, spec.name)
            if isinstance(spec.default, (str, int)):
                assert field["default"] == spec.default

    assert SCHEMA["$defs"]["Price"]["properties"]["share"]["default"] == "each"
    assert SCHEMA["$defs"]["Settings"]["properties"]["payout"]["default"] == "half-year"


def test_the_schema_knows_how_seats_are_written() -> None:
    """A number or a percentage, for all or for one group."""
    begin = head("x", title="x", issuer="x") + "[commend]\n"
    validator = jsonschema.Draft202012Validator(rulebook_schema())

    assert validator.is_valid(tomllib.loads(begin + 'units = "20%"\ngroups = { key = 3, other = "12.5%" }'))
    assert not validator.is_valid(tomllib.loads(begin + 'units = "many"'))
    assert not validator.is_valid(tomllib.loads(begin + "groups = [3]"))
