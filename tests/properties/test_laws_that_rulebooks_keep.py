"""
Whether a rulebook that is said to keep a law keeps it: every kind of rule, asking everything it can ask, in every place where it can ask.

A drawn rulebook has a few prices and one or two rules from a grid: the place where a formula stands, what it asks, how it compares, and
over which span. What decides is told from the rules alone, so each of them must be told right.
"""

from __future__ import annotations

from typing import Final

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from offices import head

from govinfo import Period, Rulebook, RulebookError, decode_rulebook
from govinfo.rulebook._laws import Law
from govinfo.rulebook._laws import laws as laws_of
from govinfo.testing import disjoint_records, laws, records

YEAR = Period.parse("2024")
HEAD: Final = (
    head("grid")
    + """
[publications]
city = { title = "市刊", level = "city" }
county = { title = "县刊", level = "district" }
[forms]
item = "单条"
[figures]
staff = "编制数"
[criteria.fine]
title = "好"
about = ["unit"]
least = 0
most = 5
[criteria.worth]
title = "价值"
about = ["submission", "adoption", "instruction"]
least = 0
most = 5
[measures]
sent = { title = "报送", count = "submission" }
used = { title = "采用", count = "adoption", distinct = true }
noted = { title = "批示", count = "instruction" }
faults = { title = "过错", count = "lapse" }
found = { title = "认定", count = "finding" }
idle = { title = "未采用", count = "submission", when = { adopted = false } }
long = { title = "字数", count = "adoption", weigh = "characters - 3" }
late = { title = "逾期", count = "duty", when = { result = "late" } }
rest = { title = "差额", formula = "2 - used" }
[[deadline]]
id = "week"
clause = "九"
unit = "day"
number = 5
anchor = "received"
[[duty]]
id = "handling"
clause = "九"
title = "办理"
of = "handling"
limit = "week"
"""
)
PRICES: Final = (
    'of = "adoption"\namount = 3',
    'of = "adoption"\namount = 5\nwhen = { publication = "city" }\nstacks = true',
    'of = "adoption"\naccount = "yuan"\namount = 1.01\nshare = "equal"',
    'of = "instruction"\namount = 2\nshare = "lead"',
    'of = "instruction"\namount = 1\nwhen = { further = false }\nstacks = true',
    'of = "submission"\namount = 1',
    'of = "submission"\namount = 4\nwhen = { adopted = true }\nstacks = true',
    'of = "submission"\namount = 2\nwhen = { adopted = false }\nstacks = true',
    'of = "submission"\namount = -2\nwhen = { carriers = "city" }\nstacks = true',
    'of = "lapse"\namount = -2',
    'of = "adoption"\namount = "decided"\ndecide = "worth"\nstacks = true',
    'of = "finding"\namount = -2\nwhen = { criterion = "worth" }',
    'of = "finding"\namount = "decided"\nwhen = { criterion = "worth" }\nstacks = true',
    'of = "finding"\namount = -1\nwhen = { criterion = "fine" }\nstacks = true',
    'of = "duty"\namount = -2\nwhen = { result = "late" }',
    'of = "duty"\namount = 2\nwhen = { result = "in-time" }\nstacks = true',
)
MEASURED: Final = ("sent", "used", "noted", "faults", "found", "idle", "long", "late", "rest")
TOTALS: Final = ("points", "awarded", "deducted", "yuan")
READS: Final = (
    *(name for name in (*MEASURED, *TOTALS)),
    *(f"{lookup}({name})" for lookup in ("everyone", "rank", "best") for name in ("sent", "used", "deducted", "points")),
    *(f"1 if met({name}) else 0" for name in (*MEASURED, "points")),
    *("target(used)", "1 if targeted(used) else 0", "figure('staff', 0)", "decided('fine')", "1 if finding('fine') else 0"),
    *("earned('p0')", "lines('p*')", "count(month, met(used))", "most(month, used)", "1 if every(month, met(used)) else 0", "7"),
)
OF_ITEMS: Final = (
    *("points", "adoptions", "instructions", "yuan", "characters", "contributors", "used('city')", "earned('p0')", "lines('p*')"),
    *("decided('worth')", "1 if finding('worth') else 0", "1 if adopted else 0", "1 if tag('page') == 'net' else 0", "7"),
)
TRUTHS: Final = (
    "met(used)",
    "met(sent)",
    "met(idle)",
    "met(long)",
    "met(rest)",
    "met(points)",
    "met(found)",
    "not met(used)",
    "targeted(used)",
)
SHAPES: Final = ("({}) >= 2", "({}) < 2", "2 <= ({}) < 4")
NUMBERS: Final = ("{}", "-({})", "5 - ({})", "max(0, {})", "2 * ({})")
PLACES: Final = (
    "tally",
    "tally-provided",
    "most",
    "least",
    "void",
    "first",
    "bar",
    "notice",
    "plain-tally",
    "plain-most",
    "plain-least",
    "keep",
)
EACH: Final = ("item", "month", "quarter", "year", "whole")
PER: Final = ('["item"]', '["record"]', '["day"]', '["form"]', '["adopted"]', '["composite", "item"]')
PERSONS: Final = (
    "",
    '[persons]\nawards = "equal"\ndeductions = "named"\n',
    '[persons]\nawards = "first"\n',
    '[persons]\ndeductions = "unit"\n',
)


def rule(number: int, place: str, each: str, read: str, shape: str, form: str, truth: str, more: tuple[str, int, bool]) -> str:
    """Write a rule that asks for *read* in a place."""
    by, small, flag = more
    head = f'id = "r{number}"\nclause = "五"\ntitle = "r"\nstep = {1 + small}\n'
    asked, amount = shape.format(read), form.format(read)
    covers = 'rules = ["p0", "p1"]\n' if flag else ""
    match place:
        case "tally":
            return f'[[tally]]\n{head}each = "{each}"\namount = "{amount}"\n'
        case "tally-provided":
            condition = asked if flag or each == "item" else truth
            return f'[[tally]]\n{head}each = "{each}"\namount = {3 - 4 * (small == 2)}\nprovided = "{condition}"\n'
        case "plain-tally":
            return f'[[tally]]\n{head}each = "{each}"\namount = {small - 1}\n'
        case "most" | "least":
            return f'[[cap]]\n{head}each = "{each}"\n{place} = "{amount}"\n{covers}'
        case "plain-most":
            return f'[[cap]]\n{head}each = "{each}"\nmost = {2 + 3 * small}\n{covers}'
        case "plain-least":
            return f'[[cap]]\n{head}each = "{each}"\nleast = {-1 - small}\n{covers}'
        case "void":
            return f'[[void]]\n{head}each = "{each}"\nprovided = "{asked}"\n{covers}'
        case "first":
            return f'[[void]]\n{head}each = "{each}"\nprovided = "true"\nfirst = "{amount}"\n{covers}'
        case "keep":
            across = "across = true\n" if small == 2 else ""
            return f'[[keep]]\n{head}rules = ["p*"]\nper = {PER[len(read) % len(PER)]}\nby = "{by}"\n{across}'
        case _:
            return f'[[{place}]]\nid = "r{number}"\nclause = "五"\ntitle = "r"\nprovided = "{asked if flag else truth}"\n'


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """Draw a few prices and one to three rules of the grid, and load what they make."""
    text = HEAD + draw(st.sampled_from(PERSONS))
    chosen = draw(st.lists(st.sampled_from(PRICES), min_size=1, max_size=3, unique=True))
    for number, price in enumerate(chosen):
        stacks = "" if "stacks" in price else "stacks = true\n"
        text += f'[[price]]\nid = "p{number}"\nclause = "一"\ntitle = "p"\n{price}\n{stacks}'
    for number in range(draw(st.integers(1, 3))):
        each = draw(st.sampled_from(EACH))
        read = draw(st.sampled_from(OF_ITEMS if each == "item" else READS))
        more = (draw(st.sampled_from(("size", "size", "first", "listed"))), draw(st.integers(0, 2)), draw(st.booleans()))
        place = draw(st.sampled_from(PLACES))
        if place in {"bar", "notice"} and each == "item":
            read = "used"
        shape, form, truth = (draw(st.sampled_from(words)) for words in (SHAPES, NUMBERS, TRUTHS))
        text += rule(number, place, each, read, shape, form, truth, more)
    try:
        return decode_rulebook(text)
    except RulebookError:  # some places do not know some words
        assume(condition=False)
        raise


MANY = settings(suppress_health_check=list(HealthCheck))
"""A grid has places in which some words are refused; drawing on is cheap."""


def kept(book: Rulebook, law: Law) -> bool:
    """Whether the library says that a rulebook keeps a law."""
    return next(answer.kept for answer in laws_of(book) if answer.law is law)


@settings(MANY, max_examples=300)
@given(st.data())
def test_more_is_never_less_where_the_library_says_so(data: st.DataObject) -> None:
    """No unit and no person loses by an adoption or an instruction where no rule is told."""
    book = data.draw(rulebooks())
    if not kept(book, Law.MONOTONE):
        return
    some = data.draw(records(book, size=4, without={"corrections", "commissions", "figures"}))

    laws.check_adding_never_lowers(some, book, YEAR)


@settings(MANY, max_examples=80)
@given(st.data())
def test_units_stand_alone_where_the_library_says_so(data: st.DataObject) -> None:
    """Records of other units change nothing for one's own where no rule is told."""
    book = data.draw(rulebooks())
    if not kept(book, Law.ADDITIVE):
        return
    one, other = data.draw(disjoint_records(book, size=3, without={"corrections", "commissions"}))

    laws.check_merging_disjoint_registers(one, other, book, YEAR)
