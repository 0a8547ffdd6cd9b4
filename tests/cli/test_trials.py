"""`rulebooks --test`: a rulebook is tried on its examples from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from small_year import Run

RULEBOOK = """schema = 1
id = "mine"
title = "办法"
[source]
issuer = "区政府办"
title = "办法"
[publications]
city = { title = "市刊", level = "city" }
[[price]]
id = "city"
clause = "一"
title = "市刊采用"
of = "adoption"
when = { publication = "city" }
amount = 20
[[price]]
id = "late"
clause = "二"
title = "迟报"
of = "lapse"
amount = -5
"""
EXAMPLES = """schema = 1
[[example]]
id = "two"
title = "两条"
period = "2024"
on = 2024-03-05
expect.agri = { points = 40 }
records.adoptions = [{ units = ["agri"], publication = "city", times = 2 }]
"""
Write = Callable[..., Path]


def test_a_rulebook_that_gives_what_was_computed_passes(run: Run, write: Write) -> None:
    """The examples are looked for beside the file; a rule that none reaches is a question, not an error."""
    path = write(RULEBOOK, "mine.toml")
    write(EXAMPLES, "mine-examples.toml")
    ran = run("rulebooks", "--test", path, "--lang", "en")

    assert ran.status == 0
    assert ran.out == f"{path}: 1 examples, 0 of them not as computed by hand\n"
    assert "question: late: no example has a line of this rule; add one" in ran.err


def test_a_line_of_a_person_reaches_a_rule_for_persons(run: Run, write: Write) -> None:
    """Money that goes to authors is on their cards alone."""
    prize = (
        RULEBOOK.split("[[price]]", maxsplit=1)[0]
        + """[[price]]
id = "prize"
clause = "三"
title = "奖金"
of = "adoption"
for = "persons"
account = "yuan"
amount = 50
"""
    )
    example = EXAMPLES.replace("expect.agri = { points = 40 }", "expect.zhao = { yuan = 50 }").replace(
        'records.adoptions = [{ units = ["agri"], publication = "city", times = 2 }]',
        'records.persons = [{ id = "zhao", name = "赵", unit = "agri" }]\n'
        'records.adoptions = [{ units = ["agri"], authors = ["zhao"], publication = "city" }]',
    )
    path = write(prize, "mine.toml")
    write(example, "mine-examples.toml")
    ran = run("rulebooks", "--test", path, "--lang", "en")

    assert ran.status == 0
    assert "no example has a line" not in ran.err


def test_a_difference_is_an_error(run: Run, write: Write) -> None:
    """A price of 25 gives 50, and 40 was computed."""
    path = write(RULEBOOK.replace("amount = 20", "amount = 25"), "mine.toml")
    examples = write(EXAMPLES, "other.toml")
    ran = run("rulebooks", path, "--test", "--examples", examples)

    assert ran.status == 1
    assert "其中 1 个与人工计算不符" in ran.out
    assert f"{examples}: two: agri：积分为 50，应为 40" in ran.err.replace(": 积分", "：积分")


def test_an_example_that_cannot_be_assessed_is_an_error(run: Run, write: Write) -> None:
    """An unknown publication, an unknown reading and a period that is none are told with the example."""
    path = write(RULEBOOK, "mine.toml")
    for change, told in [
        (('publication = "city"', 'publication = "citty"'), "did you mean city (市刊)?"),
        (('period = "2024"', 'period = "2024"\nreadings = { how = "a" }'), "no reading how"),
        (('period = "2024"', 'period = "soon"'), "soon"),
    ]:
        ran = run("rulebooks", path, "--test", "--examples", write(EXAMPLES.replace(*change), "bad.toml"), "--lang", "en")
        assert ran.status == 1
        assert "two" in ran.err
        assert told in ran.err


def test_a_shipped_rulebook_is_tried_on_what_is_shipped_with_it(run: Run) -> None:
    """By name; and examples of a user's own, where some are given."""
    ran = run("rulebooks", "--test", "xiangshan-education", "--lang", "en")

    assert ran.status == 0
    assert ran.out.endswith("0 of them not as computed by hand\n")


def test_what_has_no_examples_says_so(run: Run, write: Write) -> None:
    """A file without examples beside it, a shipped one without any, and examples without a rulebook."""
    assert run("rulebooks", "--test", write(RULEBOOK, "mine.toml")).status == 2
    assert run("rulebooks", "--test", "no-such-rulebook").status == 2
    assert run("rulebooks", "--examples", write(EXAMPLES, "mine-examples.toml")).status == 2
    assert run("rulebooks", "--test", "-").status == 2


def test_examples_are_never_overwritten(run: Run, write: Write) -> None:
    """The output is neither the rulebook nor its examples."""
    path, examples = write(RULEBOOK, "mine.toml"), write(EXAMPLES, "mine-examples.toml")

    assert run("rulebooks", "--test", path, "--output", examples).status == 2
    assert examples.read_text("utf-8") == EXAMPLES


def test_the_schema_of_rulebooks_is_printed(run: Run) -> None:
    """For an editor that completes TOML."""
    assert '"govinfo.rulebook/1"' in run("schema", "rulebook").out


DUE = """schema = 1
id = "mine"
title = "办法"
[source]
issuer = "区政府办"
title = "办法"
[[deadline]]
id = "three"
clause = "一"
unit = "working-day"
number = 3
anchor = "sent"
[[duty]]
id = "reply"
clause = "一"
title = "3个工作日内报送"
of = "commission"
limit = "three"
[[price]]
id = "late"
clause = "二"
title = "约稿迟报"
of = "duty"
when = { result = "late" }
amount = -5
"""
LATE = """schema = 1
[[example]]
id = "late"
title = "本机关3月6日不办公"
period = "2024"
# Asked on Monday 4 March 2024: 5, 6 and 7 March by the official days; 5, 7 and 8 where the 6th rests.
expect.agri = { points = -5 }
[example.records]
units = [{ id = "agri", name = "农业局" }]
commissions = [
    { id = "c", by = "district", units = ["agri"], asked_at = 2024-03-04T09:00:00+08:00, due_at = 2024-03-31T00:00:00+08:00 },
]
submissions = [{ id = "s", units = ["agri"], commission = "c", submitted_at = SENT:00+08:00 }]
"""


def test_examples_are_tried_by_the_days_of_an_office(run: Run, tmp_path: Path) -> None:
    """Sent on Friday the 8th: late by the official days, in time where the office was shut on the 6th."""
    book, days = tmp_path / "mine.toml", tmp_path / "days.toml"
    book.write_text(DUE, "utf-8")
    (tmp_path / "mine-examples.toml").write_text(LATE.replace("SENT", "2024-03-08T09:00"), "utf-8")
    days.write_text('name = "ours"\noff = [2024-03-06]\n', "utf-8")

    official, ours = run("rulebooks", str(book), "--test"), run("rulebooks", str(book), "--test", "--calendar", str(days))
    assert official.status == 0 and "其中 0 个与人工计算不符" in official.out
    assert ours.status == 1 and "其中 1 个与人工计算不符" in ours.out
    assert run("rulebooks", str(book), "--calendar", str(days)).status == 2
