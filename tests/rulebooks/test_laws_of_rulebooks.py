"""Which laws a rulebook keeps is told from its rules alone, and never too readily."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from offices import head
from small_rulebook import BASE, price, refused, said_of

from govinfo import Period, Records, assess, build_register, decode_rulebook
from govinfo.errors import RulebookError, Severity
from govinfo.records import AdoptionEvent, Contribution, Submission, Unit
from govinfo.rulebook import _overlaps as overlaps
from govinfo.rulebook._analysis import rulebook_questions
from govinfo.rulebook._laws import Law, laws

HEAD = (
    head("x")
    + """
figures = { staff = "编制数" }
[publications]
city = { title = "市刊", level = "city" }
county = { title = "县刊", level = "district" }
[criteria.fine]
title = "好"
about = ["unit"]
least = 0
[criteria.worth]
title = "价值"
about = ["adoption"]
least = 0
[criteria.damage]
title = "影响"
about = ["adoption"]
least = -10
[criteria.overall]
title = "总体"
about = ["lapse", "instruction"]
least = 1
[criteria.share]
title = "份额"
about = ["adoption"]
least = 0
most = 10
[readings.how]
question = "?"
options = { a = "甲", b = "乙" }
[measures.sent]
title = "报送"
count = "submission"
[measures.used]
title = "采用"
count = "adoption"
[measures.idle]
title = "未采用"
count = "submission"
when = { adopted = false }
[measures.weighed]
title = "折算"
count = "submission"
weigh = "0 if adopted else 1"
[[price]]
id = "base"
clause = "一"
title = "采用"
of = "adoption"
amount = { reading = "how", a = 10, b = 9 }
"""
)


PRICE = '[[price]]\nid = "p"\nclause = "二"\ntitle = "p"\nstacks = true\n{}\n'


TALLY = '[[tally]]\nid = "t"\nclause = "三"\ntitle = "t"\neach = "year"\n{}\n'


KEEP = '[[keep]]\nid = "k"\nclause = "四"\ntitle = "k"\nrules = ["base", "p"]\n{}\n'


MEASURE = '[measures.m]\ntitle = "m"\n{}\n'


ITEM_TALLY = TALLY.replace("year", "item")


DUTY = '[[deadline]]\nid = "d"\nclause = "六"\nunit = "day"\nnumber = 7\nanchor = "received"\n[[duty]]\nid = "y"\nclause = "六"\ntitle = "y"\nof = "{}"\nlimit = "d"\n{}\n'


VOID = '[[void]]\nid = "v"\nclause = "五"\ntitle = "v"\neach = "year"\n{}\n'


USED_ONCE = "".join(
    f'[[price]]\nid = "{id_}"\nclause = "二"\ntitle = "p"\nstacks = true\nof = "submission"\n{own}\n'
    for id_, own in (("p", "amount = 1\nwhen = { adopted = true }"), ("o", "amount = 5"))
)


LATER_CAP = '[[cap]]\nid = "l"\nclause = "五"\ntitle = "l"\neach = "{}"\nrules = {}\nmost = 9\nstep = 4\n'


CAP = '[[cap]]\nid = "c"\nclause = "五"\ntitle = "c"\neach = "year"\nrules = ["base"]\n{}\n'


def broken(rules: str) -> dict[Law, tuple[str, ...]]:
    """The rules that may break each law, of the laws that are not kept."""
    return {answer.law: answer.rules for answer in laws(decode_rulebook(HEAD + rules)) if not answer.kept}


@pytest.mark.parametrize(
    ("rules", "monotone"),
    [
        ("", True),
        (PRICE.format('of = "adoption"\namount = 0'), True),
        (PRICE.format('of = "adoption"\namount = -1'), False),
        (PRICE.format('of = "instruction"\namount = "-1 / 2"'), False),
        (PRICE.format('of = "adoption"\namount = "characters"'), True),
        (PRICE.format('of = "adoption"\namount = "characters - 5"'), False),
        (PRICE.format('of = "adoption"\namount = "max(0, characters - 5)"'), True),
        (PRICE.format('of = "lapse"\namount = -8'), True),  # a lapse is no adoption
        (PRICE.format('of = "submission"\namount = 5\nwhen = { adopted = true }'), True),
        (PRICE.format('of = "submission"\namount = -5\nwhen = { adopted = true }'), False),
        (PRICE.format('of = "submission"\namount = 5\nwhen = { adopted = false }'), False),
        (PRICE.format('of = "submission"\namount = 5\nwhen = { carriers = { not = "city" } }'), False),
        (PRICE.format('of = "submission"\namount = 5\nwhen = { carriers = "city" }'), True),
        (PRICE.format('of = "submission"\namount = "0 if adopted else 5"'), False),
        (PRICE.format('of = "submission"\namount = 5\nprovided = "not adopted"'), False),
        (TALLY.format('amount = "sent"'), True),
        (TALLY.format('amount = "-sent"'), True),
        (TALLY.format('amount = "used"'), False),  # more is told from less only by what it is compared with
        (TALLY.format('amount = "idle"'), False),
        (TALLY.format('amount = "weighed"'), False),
        (TALLY.format('amount = 5\nprovided = "met(used)"'), True),
        (TALLY.format('amount = -5\nprovided = "met(used)"'), False),
        (TALLY.format('amount = 5\nprovided = "not met(used)"'), False),
        (TALLY.format('amount = "5 if met(used) else 0"'), False),
        (TALLY.format("amount = \"figure('staff')\""), True),
        (TALLY.format("amount = \"decided('fine')\""), True),
        (TALLY.format("amount = 3\nprovided = \"finding('fine')\""), True),
        (TALLY.format("amount = \"3 if reading('how') == 'a' else 4\""), True),
        (TALLY.format('amount = "target(used)"'), True),
        (TALLY.format('amount = 3\nprovided = "targeted(used)"'), True),
        (TALLY.format('amount = "deducted"'), True),
        (TALLY.format('amount = "points / 2"'), False),
        (TALLY.format('amount = "sent"\npool = 100\naccount = "yuan"'), False),
        (KEEP.format('per = ["item"]'), True),  # the greatest of several only grows
        (KEEP.format('per = ["item"]\nby = "first"'), False),
        (KEEP.format('per = ["item"]\nby = "listed"'), False),
        (KEEP.format('per = ["record"]\nby = "listed"'), True),  # rules that compete for one record see no other
        (KEEP.format('per = ["subject"]\nacross = true'), False),  # another unit's better line takes the place of one's own
        (PRICE.format('of = "adoption"\namount = "fee"'), False),  # a fee may be taken back
        (PRICE.format('of = "adoption"\namount = "max(0, fee)"'), True),
        (PRICE.format('of = "adoption"\namount = "decided"\ndecide = "worth"'), True),
        (PRICE.format('of = "adoption"\namount = "decided"\ndecide = "damage"'), False),
        (PRICE.format('of = "adoption"\namount = "decided + 10"\ndecide = "damage"'), True),
        (PRICE.format('of = "adoption"\namount = "10 - decided"\ndecide = "share"'), True),
        (PRICE.format('of = "adoption"\namount = "9 - decided"\ndecide = "share"'), False),
        (PRICE.format('of = "submission"\namount = 1').replace('"p"', '"sent"') + TALLY.format("amount = \"-earned('sent')\""), False),
        (PRICE.format('of = "submission"\namount = 1').replace('"p"', '"sent"') + TALLY.format("amount = \"-lines('sent')\""), False),
        (CAP.format('most = "20 - used"'), False),
        (CAP.format('least = "20 - used"'), False),
        (CAP.format('most = "20 - sent"'), True),
        (CAP.format("most = \"figure('staff')\""), True),
        ('[[void]]\nid = "v"\nclause = "五"\ntitle = "v"\neach = "year"\nprovided = "sent == 0"\n', False),
        ('[[cap]]\nid = "c"\nclause = "五"\ntitle = "c"\neach = "year"\nrules = ["base"]\nmost = 20\n', True),
        # what comes with an adoption or an instruction: the findings on it, the handling of it
        (PRICE.format('of = "finding"\namount = -1\nwhen = { criterion = "worth" }'), False),
        (PRICE.format('of = "finding"\namount = -1\nwhen = { criterion = "fine" }'), True),
        (PRICE.format('of = "finding"\namount = -1\nwhen = { criterion = { not = "worth" } }'), False),
        (PRICE.format('of = "finding"\namount = -1\nwhen = { criterion = "overall", about = "lapse" }'), True),
        (PRICE.format('of = "finding"\namount = -1\nwhen = { criterion = "overall", about = "instruction" }'), False),
        (PRICE.format('of = "finding"\namount = "decided"\nwhen = { criterion = "worth" }'), True),
        (PRICE.format('of = "finding"\namount = "decided - 1"\nwhen = { criterion = "overall" }'), False),  # without an amount it is 0
        (DUTY.format("handling", "") + PRICE.format('of = "duty"\namount = -1\nwhen = { result = "late" }'), False),
        (DUTY.format("handling", "") + PRICE.format('of = "duty"\namount = -1\nwhen = { of = "urgent" }'), True),
        (DUTY.format("urgent", "") + PRICE.format('of = "duty"\namount = -1\nwhen = { result = "late" }'), True),
        (DUTY.format("item", "when = { adopted = false }") + PRICE.format('of = "duty"\namount = 1'), False),
        (MEASURE.format('count = "finding"\nwhen = { criterion = "worth" }') + TALLY.format('amount = "-m"'), False),
        (MEASURE.format('count = "finding"\nwhen = { criterion = "fine" }') + TALLY.format('amount = "-m"'), True),
        (DUTY.format("handling", "") + MEASURE.format('count = "duty"') + TALLY.format('amount = "-m"'), False),
        (PRICE.format('of = "instruction"\namount = 1\nwhen = { further = false }'), False),  # the one it follows was entered late
        # a target that is met may be missed again, where more makes a measure less
        (TALLY.format('amount = 5\nprovided = "met(idle)"'), False),
        (MEASURE.format('count = "adoption"\nweigh = "characters - 5"') + TALLY.format('amount = 5\nprovided = "met(m)"'), False),
        (MEASURE.format('count = "adoption"\nweigh = "max(0, characters - 5)"') + TALLY.format('amount = 5\nprovided = "met(m)"'), True),
        (MEASURE.format('formula = "9 - used"') + TALLY.format('amount = 5\nprovided = "met(m)"'), False),
        (MEASURE.format('formula = "9 - sent"') + TALLY.format('amount = "m"'), True),
        (TALLY.format('amount = 5\nprovided = "every(month, met(used)) and (met(sent) or sent > 4)"'), True),
        (TALLY.format('amount = 5\nprovided = "count(month, met(used)) < 3"'), False),
        (TALLY.format('amount = 5\nprovided = "met(points)"'), True),
        (TALLY.format('amount = 5\nprovided = "met(points)"') + CAP.format("most = 20"), False),  # a later month has less room left
        (TALLY.format('amount = 5\nprovided = "met(points)"') + KEEP.format('per = ["item"]'), False),  # the line of a month gives way
        # what was taken away is more where a floor rises with what is gained, and less where a deduction gives way
        (TALLY.format('amount = "-deducted"') + CAP.format("least = -20"), False),
        (TALLY.format('amount = "deducted"') + CAP.format("most = 20"), True),
        (TALLY.format('amount = "4 * deducted"') + KEEP.format('per = ["item"]'), False),
        (TALLY.format('amount = "rank(sent)"'), False),  # a unit that ended is ranked as soon as it has a line
        # a settlement of each item comes with the first line of the item
        (ITEM_TALLY.format("amount = -5"), False),
        (ITEM_TALLY.format("amount = 5"), True),
        (ITEM_TALLY.format('amount = "characters"\nprovided = "urgent"'), True),
        (ITEM_TALLY.format('amount = "characters - 1"'), False),
        (ITEM_TALLY.format('amount = 5\nprovided = "not adopted"'), False),
        (ITEM_TALLY.format("amount = 5\nprovided = \"decided('worth') < 3\""), False),
        (ITEM_TALLY.format("amount = 5") + CAP.format("most = 20").replace('["base"]', '["t"]').replace("year", "month"), False),
        (ITEM_TALLY.format("amount = 5") + CAP.format("most = 20").replace('["base"]', '["t"]').replace("year", "whole"), True),
        # keeps and caps that look at what a cap has cut
        (KEEP.format('per = ["adopted", "item"]'), False),
        (USED_ONCE + KEEP.format('per = ["record"]\nby = "listed"').replace('"base", "p"', '"p", "o"'), False),
        (USED_ONCE + KEEP.format('per = ["record"]').replace('"base", "p"', '"p", "o"'), True),
        (CAP.format("most = 20\nstep = 1") + KEEP.format('per = ["item"]\nstep = 2'), False),
        (CAP.format("most = 20\nstep = 3") + KEEP.format('per = ["item"]\nstep = 2'), True),
        (CAP.format("most = 20").replace("year", "month") + LATER_CAP.format("year", '["base"]'), True),
        (CAP.format("most = 20").replace("year", "month") + LATER_CAP.format("year", "[]"), True),
        (CAP.format("most = 20") + LATER_CAP.format("month", '["base"]'), False),
        (CAP.format("most = 20").replace("year", "two-months") + LATER_CAP.format("quarter", '["base"]'), False),
        (CAP.format("most = 20").replace('["base"]', "[]") + LATER_CAP.format("year", '["p"]'), False),
        (CAP.format("most = 20") + LATER_CAP.format("month", '["p"]'), True),
        # what one person keeps of a sum is another's
        ('[persons]\nawards = "equal"\n' + CAP.format("most = 20"), False),
        ('[persons]\nawards = "equal"\n' + CAP.format("most = 20").replace("year", "item"), True),
        ('[persons]\ndeductions = "named"\n' + CAP.format("most = 20"), True),
        ('[persons]\ndeductions = "named"\n' + CAP.format("least = -20"), False),
        ('[persons]\nawards = "first"\n' + KEEP.format('per = ["subject"]'), False),
        ('[persons]\nawards = "first"\n' + KEEP.format('per = ["item"]'), True),
    ],
)
def test_whether_more_is_ever_less(rules: str, monotone: bool) -> None:
    """Adding an adoption or an instruction."""
    if '"p"' in rules and 'id = "p"' not in rules:
        rules = PRICE.format('of = "adoption"\namount = 3\nwhen = { publication = "county" }') + rules
    found = broken(rules)

    assert (Law.MONOTONE not in found) is monotone, found


def test_what_looks_at_other_units_is_told() -> None:
    """Pools, ranks, the best of all, and keeps across units."""
    for amount in ("rank(used)", "used / max(1, everyone(used))", "best(used)"):
        assert broken(TALLY.format(f'amount = "{amount}"'))[Law.ADDITIVE] == ("t",)
    assert broken(TALLY.format('amount = "sent"\naccount = "yuan"\npool = 100'))[Law.ADDITIVE] == ("t",)
    assert broken(KEEP.format('per = ["subject"]\nacross = true').replace(', "p"', ""))[Law.ADDITIVE] == ("k",)
    assert Law.ADDITIVE not in broken(TALLY.format('amount = "used"'))
    for judged in ("bar", "notice"):
        assert broken(f'[[{judged}]]\nid = "j"\nclause = "七"\ntitle = "j"\nprovided = "best(used) > 2"\n')[Law.ADDITIVE] == ("j",)
        assert Law.ADDITIVE not in broken(f'[[{judged}]]\nid = "j"\nclause = "七"\ntitle = "j"\nprovided = "used > 2"\n')
    assert broken(CAP.format('most = "everyone(used)"'))[Law.ADDITIVE] == ("c",)
    assert broken(VOID.format('provided = "rank(used) > 3"'))[Law.ADDITIVE] == ("v",)
    assert broken(VOID.format('provided = "used > 3"\nfirst = "best(used)"'))[Law.ADDITIVE] == ("v",)
    assert broken(KEEP.format('per = ["item"]\nby = "last"').replace(', "p"', ""))[Law.TIMELESS] == ("k",)
    assert Law.TIMELESS not in broken(KEEP.format('per = ["item"]').replace(', "p"', ""))
    assert broken(KEEP.format('per = ["subject"]\nacross = true').replace(', "p"', ""))[Law.TIMELESS] == ("k",)
    assert broken(CAP.format("most = 20") + LATER_CAP.format("month", '["base"]'))[Law.TIMELESS] == ("c",)
    assert broken('[persons]\nawards = "equal"\n' + CAP.format("most = 20"))[Law.TIMELESS] == ("c",)
    assert Law.TIMELESS not in broken(CAP.format("most = 20"))


def test_an_item_that_is_used_loses_what_unused_ones_get() -> None:
    """Five points for an item that nobody took: the first adoption, for nothing, takes them away."""
    rules = PRICE.format('of = "submission"\namount = 5\nwhen = { adopted = false }').join(
        [HEAD.replace("a = 10, b = 9", "a = 0, b = 0"), ""]
    )
    item = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC))
    used = AdoptionEvent(id="a", submission="s", publication="city", on=date(2024, 3, 1))
    points = [
        assess(
            build_register(Records(units=(Unit(id="u", name="甲"),), submissions=(item,), adoptions=adoptions)),
            decode_rulebook(rules),
            Period.parse("2024"),
        )
        .unit("u")
        .points
        for adoptions in ((), (used,))
    ]

    assert points == [5, 0]
    assert Law.MONOTONE in {answer.law for answer in laws(decode_rulebook(rules)) if not answer.kept}


def overlapping(first: str, second: str, more: str = "", begin: str = "[[price]]") -> bool:
    """Whether two prices of adoptions are refused for pricing the same record."""
    prices = "".join(
        f'[[price]]\nid = "{id_}"\nclause = "六"\ntitle = "p"\nof = "adoption"\namount = 1\n{own}\n'
        for id_, own in (("x", first), ("y", second))
    )
    try:
        decode_rulebook(
            HEAD.partition("[[price]]")[0].replace('[readings.how]\nquestion = "?"\noptions = { a = "甲", b = "乙" }\n', "")
            + prices.replace("[[price]]", begin, 1)
            + more
        )
    except ValueError as error:
        return "prices the same records as" in str(error)
    return False


@pytest.mark.parametrize(
    ("first", "second", "meets"),
    [
        ("", "", True),
        ('when = { publication = "city" }', 'when = { publication = "county" }', False),
        ('when = { publication = "city" }', 'when = { publication = ["county", "city"] }', True),
        ('when = { publication = "city" }', 'when = { publication = { not = "city" } }', False),
        ('when = { publication = "city" }', 'when = { publication = { not = "county" } }', True),
        ('when = { publication = { not = "city" } }', 'when = { publication = { not = "county" } }', True),
        ('when = { publication = "city" }', 'when = { level = "city" }', True),
        ('when = { publication = "city" }', 'when = { level = "district" }', False),
        ('when = { publication = ["city", "county"] }', 'when = { level = "district" }', True),
        ('when = { publication = "city" }', 'when = { level = { not = "city" } }', False),
        ('when = { level = "district" }', 'when = { publication = "city" }', False),
        ('when = { publication = { not = "county" } }', 'when = { level = "district" }', True),
        ('when = { kinds = "a" }', 'when = { kinds = "b" }', True),  # an item may be of both kinds
        ("when = { urgent = true }", "when = { urgent = false }", False),
        ("when = { urgent = true }", 'when = { publication = "city" }', True),
        ('when = { urgent = true, publication = "city" }', 'when = { publication = "county" }', False),
        ('provided = "characters > 5"', "", True),  # what holds always meets whatever holds at times
        ("", 'provided = "characters > 5"', True),
        ('provided = "characters > 5"', 'provided = "characters>5"', True),
        ('provided = "characters > 5"', 'provided = "composite and characters > 5"', True),
        ('provided = "composite and characters > 5"', 'provided = "(characters > 5) and composite"', True),
        ('provided = "characters > 5"\nwhen = { channel = "item" }', 'provided = "characters > 5"\nwhen = { channel = "brief" }', False),
        ('provided = "characters > 5"', 'provided = "characters > 6"', False),  # a question, told elsewhere
        ("when = { composite = true }", 'provided = "not composite"', False),
        ("when = { contributors = 2 }", 'provided = "contributors < 2"', False),
        ("when = { contributors = 2 }", 'provided = "contributors <= 2"', True),
        ('when = { channel = "brief" }', "provided = \"channel == 'item' or channel == ''\"", False),
        ('when = { channel = "brief" }', "provided = \"channel == 'item' or composite\"", True),
        ("when = { tags.page = 1 }", "provided = \"tag('page') != '1'\"", False),
        ("when = { tags.page = true }", "provided = \"tag('page') in ('1', '2')\"", False),
        ('when = { position = "1" }', "when = { position = 1 }", True),
        ('when = { tags.page = "是" }', "when = { tags.page = true }", True),
        ("when = { tags.page = 1 }", "when = { tags.page = true }", False),
        ("", "stacks = true", False),
        ("", 'account = "yuan"', False),
    ],
)
def test_whether_two_prices_meet(first: str, second: str, meets: bool) -> None:
    """Told when the rulebook is loaded."""
    assert overlapping(first, second) is meets


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("characters > 20", "characters < 22", True),
        ("characters > 20", "characters <= 20", False),
        ("characters >= 20", "characters <= 20", True),
        ("characters > 20", "20 >= characters", False),
        ("0 < characters <= 20", "20 < characters <= 30", False),
        ("0 < characters <= 20", "20 <= characters <= 30", True),
        ("characters == 20", "characters != 20", False),
        ("characters > 20", "fee <= 20", True),
        ("composite", "not composite", False),
        ("composite", "urgent", True),
        ("composite and characters > 5", "urgent and not composite", False),
        ("channel == 'item'", "channel == 'brief'", False),
        ("channel == 'item'", "channel != 'item'", False),
        ("channel == 'item'", "channel in ('item', 'brief')", True),
        ("channel in ('brief',)", "channel not in ('brief', 'item')", False),
        ("channel != 'item'", "channel != 'brief'", True),
        ("tag('page') == '1'", "tag('page') == '１'", True),
        ("tag('page') == '1'", "tag('page') == '01'", False),
        ("tag('page') == '1'", "tag('part') == '2'", True),
        ("tag('page') == '是'", "tag('page') == 'false'", False),
        ("characters > 20 or composite", "characters < 5 and not composite", False),
        ("characters > 20 or composite", "characters < 5", True),
        ("characters + 0 > 20", "characters < 5", True),  # sums are not looked into
    ],
)
def test_formulas_that_may_both_hold_are_asked_about(first: str, second: str, asked: bool) -> None:
    """The rulebook loads; what plainly excludes each other, by bounds or words, raises no question."""
    prices = "".join(
        f'[[price]]\nid = "{id_}"\nclause = "六"\ntitle = "p"\nof = "adoption"\namount = 1\nprovided = "{own}"\n'
        for id_, own in (("x", first), ("y", second))
    )
    head = HEAD.partition("[[price]]")[0].replace('[readings.how]\nquestion = "?"\noptions = { a = "甲", b = "乙" }\n', "")
    questions = [problem for text in (prices, prices + "stacks = true\n") for problem in rulebook_questions(decode_rulebook(head + text))]
    questions = [problem for problem in questions if problem.path != "absent.channel"]

    assert [problem.path for problem in questions] == (["x"] if asked else [])
    assert all("may price the same records as y" in str(problem) and problem.severity is Severity.QUESTION for problem in questions)


def prices_of(*own: str) -> str:
    """Return a rulebook of prices of adoptions, `p0` and so on."""
    head = HEAD.partition("[[price]]")[0].replace('[readings.how]\nquestion = "?"\noptions = { a = "甲", b = "乙" }\n', "")
    return head + "".join(
        f'[[price]]\nid = "p{n}"\nclause = "六"\ntitle = "p"\nof = "adoption"\namount = 1\n{one}\n' for n, one in enumerate(own)
    )


def test_a_formula_that_cannot_be_read_says_nothing_of_others() -> None:
    """Only what is wrong with it is told."""
    with pytest.raises(ValueError, match=r"^p0\.provided: column 1: .*\Z"):
        decode_rulebook(prices_of('provided = "charcters > 5"', 'provided = "characters > 5"'))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("characters > 1000", "characters > 1000"),
        ("characters > 1000", "1000 < characters"),
        ("characters > 1000", "characters >= 1001"),
        ("characters > 1000 or pictures > 3", "pictures > 3 or characters > 1000"),
        ("characters > 1000 and urgent", "urgent and characters > 1000"),
        ("not (characters > 1000)", "characters <= 1000"),
        ("2 * characters > 5", "5 < characters * 2"),
        ("characters > 1000", "characters > 2000"),
    ],
)
def test_the_same_condition_twice_is_refused_or_asked(one: str, other: str) -> None:
    """However it is written the second time: a record would get both prices, and nobody said so."""
    text = prices_of(f'provided = "{one}"', f'provided = "{other}"')
    try:
        found = [(problem.path, problem.severity.value) for problem in rulebook_questions(decode_rulebook(text))]
    except ValueError as error:
        assert str(error).startswith("p0: prices the same records as p1")  # refused is as good as asked
    else:
        assert found == [("p0", "question")]


def test_what_is_decided_by_one_criterion_says_nothing_of_another() -> None:
    """More than 3 for one and at most 3 for the other can be found of one record; of one criterion they cannot."""
    criteria = "".join(f'[criteria.{id_}]\ntitle = "{id_}"\nabout = ["adoption"]\nleast = 1\nmost = 5\n' for id_ in ("one", "other"))
    above, below = ('decide = "{}"\nprovided = "decided > 3"', 'decide = "{}"\nprovided = "decided <= 3"')

    def asked(first: str, second: str) -> list[str]:
        return [problem.path for problem in rulebook_questions(decode_rulebook(prices_of(first, second) + criteria))]

    assert asked(above.format("one"), below.format("one")) == []
    assert asked(above.format("one"), below.format("other")) == ["p0"]
    assert asked(above.format("one"), above.format("other")) == ["p0"]


def test_that_not_all_was_compared_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four bands of length are six pairs; with room for five one question says so, and what has no formula is compared all the same."""
    bands = [f'provided = "{n} <= characters < {n + 1}"' for n in range(4)]
    assert rulebook_questions(decode_rulebook(prices_of(*bands))) == ()
    monkeypatch.setattr(overlaps, "MOST_COMPARED", 5)

    assert [problem.path for problem in rulebook_questions(decode_rulebook(prices_of(*bands)))] == ["p2"]
    with pytest.raises(ValueError, match="p4: prices the same records as p5"):
        decode_rulebook(prices_of(*bands, "", ""))


def test_prices_of_different_groups_do_not_meet() -> None:
    """No unit belongs to both, and an item of several units gives each its own."""
    groups = '[groups]\noffice = "部门"\ntown = "乡镇"\n[[price]]'

    def refused(first: str, second: str) -> bool:
        return overlapping(f"groups = {first}", f"groups = {second}", "", groups)

    assert not refused('["office"]', '["town"]')
    assert refused('["office"]', '["town", "office"]')
    assert refused('["office"]', "[]")


def test_a_keep_settles_which_of_two_prices_counts() -> None:
    """By name or by pattern, for the records or the items of both."""
    keep = '[[keep]]\nid = "k"\nclause = "四"\ntitle = "k"\nrules = {}\nper = ["record"]\n'

    assert not overlapping("", "", keep.format('["x", "y"]'))
    assert not overlapping("", "", keep.format('["*"]'))
    assert overlapping("", "", keep.format('["x"]'))


def test_a_void_of_the_first_lines_depends_on_the_order() -> None:
    """Which lines come first is a matter of days."""
    void = '[[void]]\nid = "v"\nclause = "五"\ntitle = "v"\neach = "year"\nprovided = "true"\n'

    assert broken(void + "first = 1\n")[Law.TIMELESS] == ("v",)
    assert Law.TIMELESS not in broken(void)


# Prices that meet

TWO_LEVELS = """
[publications]
city = { title = "市刊", level = "city" }
county = { title = "县刊", level = "district" }
[forms]
item = "单条"
brief = "简讯"
"""


@pytest.mark.parametrize(
    ("conditions", "pairs"),
    [
        (('publication = "city"', 'publication = "county"', ""), ["x z", "y z"]),
        (("", 'publication = "city"', 'publication = "county"'), ["x y", "x z"]),
        (('publication = "city"', "", 'publication = "city"'), ["x y", "x z", "y z"]),
        (('publication = "city"', 'level = "district"', 'level = "city"'), ["x z"]),
        (('form = "item", publication = "city"', 'level = "city"'), ["x y"]),
        (('urgent = true, publication = "city"', 'level = "district"'), []),
        (('form = { not = "item" }', 'form = ["item", "brief"]'), ["x y"]),  # briefs
        (('form = ["item", "brief"]', 'form = { not = "item" }'), ["x y"]),
        (('form = { not = ["item", "brief"] }', 'form = "item"'), []),
        (('form = "item"', 'form = { not = ["item", "brief"] }'), []),
        (('form = "item"', 'form = { not = "brief" }'), ["x y"]),
        (('form = "item", "tags.page" = ["a", "b"], tags = { page = { not = "b" } }', '"tags.page" = "c"'), []),  # page a, page c
    ],
)
def test_which_prices_meet_is_told_pair_by_pair(conditions: tuple[str, ...], pairs: list[str]) -> None:
    """Each pair once, in the order of the file."""
    prices = "".join(
        price(id=f'"{id_}"', of='"adoption"', when=f"{{ {condition} }}") for id_, condition in zip("xyz", conditions, strict=False)
    )
    text = BASE.partition("[publications]")[0] + TWO_LEVELS + prices

    assert said_of(text, "") == [f"{pair.split()[0]}: overlapping-prices" for pair in pairs]
    found = refused(text) if pairs else ()
    assert all(f" {pair.split()[1]};" in str(problem) for pair, problem in zip(pairs, found, strict=True))


# Laws


@pytest.mark.parametrize(
    ("rules", "monotone"),
    [
        (PRICE.format('of = "adoption"\namount = 0.5'), True),
        (PRICE.format('of = "adoption"\namount = -0.5'), False),
        (PRICE.format('of = "lapse"\namount = -0.5'), True),
        (TALLY.format("amount = \"2 if group == 'a' else 3\""), True),
        (TALLY.format('amount = 0\nprovided = "met(used)"'), True),
        (TALLY.format('amount = 0.5\nprovided = "met(used)"'), True),
        (TALLY.format('amount = -0.5\nprovided = "met(used)"'), False),
    ],
)
def test_fractions_groups_and_nothing_at_all_are_judged_like_whole_numbers(rules: str, monotone: bool) -> None:
    """Less than nothing for an adoption lowers a score, be it half a point; the group of a unit stays what it is."""
    assert (Law.MONOTONE not in broken(rules)) is monotone


MONEY = PRICE.format('of = "instruction"\namount = 2\naccount = "yuan"')


@pytest.mark.parametrize(
    ("by", "asked"),
    [("size", ["k.rules"]), ("listed", []), ("first", [])],
)
def test_a_keep_that_compares_points_with_money_is_asked_about(by: str, asked: list[str]) -> None:
    """Of 10 points and 2 yuan neither is the greater; which rule is listed or came first is a plain choice."""
    book = decode_rulebook(HEAD + MONEY + KEEP.format(f'per = ["item"]\nby = "{by}"'))

    assert [problem.path for problem in rulebook_questions(book) if problem.code == "accounts-compared"] == asked


def test_points_may_give_way_to_money() -> None:
    """A line of 1 point is superseded by the 2 yuan of an instruction that comes later: more may be less."""
    assert broken(MONEY + KEEP.format('per = ["item"]'))[Law.MONOTONE] == ("k",)
    assert Law.MONOTONE not in broken(MONEY.replace('account = "yuan"\n', "") + KEEP.format('per = ["item"]'))


@pytest.mark.parametrize("asked", ["children(count, true) > 0", "children(some, points > 0)", "children(every, false)"])
def test_whoever_asks_units_below_depends_on_them(asked: str) -> None:
    """How many there are, or whether there are any, is asked of other units like anything that is read of them."""
    tally = TALLY.format(f'amount = 5\nprovided = "{asked}"')

    assert broken(tally)[Law.ADDITIVE] == ("t",)
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(HEAD + tally + "[settings]\nroll_up = true\n")
    assert [problem.code for problem in caught.value.problems] == ["children-rolled-up"]
