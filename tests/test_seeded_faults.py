"""Faults put into the engine on purpose, each caught by a law or by the naive second reading."""

# ruff: noqa: SLF001, ARG005, PLC0415  # a fault takes the place of any function, private ones too
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, TypeAlias

import pytest
from agreement import compare
from attrs import evolve
from offices import head

from govinfo import Period, Records, Rulebook, assess, build_register, choose, decode_rulebook, shipped_rulebook
from govinfo.assessment import _counting as counting
from govinfo.assessment import _environments as environments
from govinfo.assessment import _keeping as keeping
from govinfo.assessment import _ledger as ledger
from govinfo.assessment import _lines as lines
from govinfo.assessment import _people as people
from govinfo.assessment import _posting as posting
from govinfo.assessment import _pricing as pricing
from govinfo.assessment import _settling as settling
from govinfo.assessment import _sharing as sharing
from govinfo.assessment import _standing as standing
from govinfo.assessment import _tallied as tallied
from govinfo.assessment import _targets as targets
from govinfo.assessment import _unit_answers as unit_answers
from govinfo.assessment._awards import Plan, sums_of
from govinfo.assessment._measures import Measures
from govinfo.assessment._pending import Gaps
from govinfo.exact import FEN, Exact, exact, split
from govinfo.formulas import Kind
from govinfo.labels import Action, Grain, Level, Status
from govinfo.records import (
    About,
    AdoptionEvent,
    Contribution,
    Correction,
    Figure,
    Finding,
    Lapse,
    LeaderInstruction,
    Person,
    Submission,
    Target,
    Unit,
)
from govinfo.records import _items as record_items
from govinfo.records._meanings import dated
from govinfo.register import _corrections as corrections
from govinfo.register import _growth as growth
from govinfo.register import _register as register_room
from govinfo.reports import _statements as statements
from govinfo.rulebook import Share, Subjects
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._cap import CapProgram
from govinfo.rulebook._keep import KeepProgram
from govinfo.shipped import sample_year
from govinfo.testing import laws

Patch: TypeAlias = pytest.MonkeyPatch
Example: TypeAlias = tuple[Records, Rulebook, dict[str, str], Period]

YEAR = Period.parse("2024")
DISTRICT = shipped_rulebook("district-model")
OTHER_READINGS = {reading.id: reading.options[-1].id for reading in DISTRICT.readings}

SHARED = (
    head("shared", issuer="区政府办")
    + """
[publications]
bulletin = { title = "简报", level = "district" }
[[price]]
id = "weighed"
clause = "一"
title = "按权重"
of = "adoption"
amount = 10
share = "weight"
[[price]]
id = "paid"
clause = "二"
title = "奖励"
of = "adoption"
account = "yuan"
amount = 100
share = "equal"
[[price]]
id = "sent"
clause = "三"
title = "报送"
of = "submission"
amount = 4
share = "first"
stacks = true
[[cap]]
id = "most-of-sent"
clause = "四"
title = "报送每月至多6分"
rules = ["sent"]
each = "month"
most = 6
"""
)


def shanghai(day: str, clock: str = "09:00") -> datetime:
    """An instant in Shanghai, written as the clock in Greenwich has it."""
    return datetime.fromisoformat(f"{day}T{clock}+08:00").astimezone(UTC)


def parts(units: str) -> tuple[Contribution, ...]:
    """Contributions of the units named by single letters, a capital one leads, their weights 1, 2, 3."""
    return tuple(Contribution(unit=unit.lower(), lead=unit.isupper() and len(units) > 1, weight=i) for i, unit in enumerate(units, start=1))


@cache
def small() -> Records:
    """A few records on which every rule of sharing, of days and of corrections bears."""
    sent = {
        "s1": ("uVw", "2024-03-05"),
        "s2": ("u", "2024-03-31"),
        "s3": ("v", "2024-12-31"),
        "s4": ("wu", "2024-07-01"),
        "s5": ("w", "2024-03-06"),
    }
    sent["s6"] = ("y", "2024-03-07")
    items = tuple(
        Submission(
            id=id_,
            units=parts(units),
            submitted_at=shanghai(day, "00:30" if id_ == "s2" else "23:59"),
            form="item",
            authors=("p1", "p2", "p3", "p4") if id_ == "s1" else ("p2", "p1"),
        )
        for id_, (units, day) in sent.items()
    )
    used = [
        ("a1", "s1", "city-report", "2024-03-05"),
        ("a2", "s2", "zhengwu", "2024-04-01"),
        ("a3", "s3", "zhengwu", "2024-12-31"),
        ("a4", "s3", "today", "2025-01-01"),
        ("a5", "s4", "daily-digest", "2024-07-01"),
        ("a6", "s5", "zhengwu", "2024-01-01"),
        ("a7", "s5", "zhengban-tongbao", "2024-06-30"),
        ("a8", "s5", "today", "2023-12-31"),
        ("a9", "s5", "province-report", "2024-06-30"),
        ("a10", "s6", "today", "2024-03-08"),
        ("a11", "s1", "today", "2024-03-06"),
    ]
    adoptions = tuple(AdoptionEvent(id=id_, submission=item, publication=of, on=date.fromisoformat(day)) for id_, item, of, day in used)
    instructions = tuple(
        LeaderInstruction(id=f"i{n}", submission=item, level=level, on=date(2024, 6, 30))
        for n, (item, level) in enumerate([("s1", Level.CITY), ("s5", Level.DISTRICT), ("s5", Level.NATIONAL)], start=1)
    )
    flood = {"subject": "flood"}
    lapses = (
        Lapse(id="l1", unit="u", kind="untrue", on=date(2024, 5, 1), persons=("p1", "p3")),
        Lapse(id="l2", unit="v", kind="urgent-late", on=date(2024, 5, 2), by=Level.CITY, tags=flood),
        Lapse(id="l3", unit="v", kind="urgent-late", on=date(2024, 5, 2), by=Level.DISTRICT, tags=flood),
        Lapse(id="l4", unit="w", kind="untrue", on=date(2024, 5, 3)),
        Lapse(id="l5", unit="w", kind="criticised", on=date(2025, 1, 1), by=Level.DISTRICT),
        Lapse(id="l6", unit="x", kind="urgent-omitted", on=date(2024, 5, 2), by=Level.PROVINCE),
    )
    findings = (
        Finding(id="f1", criterion="untrue-consequence", about=About(lapse="l1"), on=date(2024, 5, 9), met=True, amount=90),
        Finding(
            id="f2", criterion="untrue-consequence", about=About(lapse="l1"), on=date(2024, 6, 1), met=True, amount=exact(Fraction("60.5"))
        ),
        Finding(id="f3", criterion="leadership", about=About(unit="w"), on=date(2024, 2, 1), met=False),
        Finding(id="f4", criterion="leadership", about=About(unit="w"), on=date(2024, 11, 1), met=True),
        Finding(id="f5", criterion="main-contributor", about=About(adoption="a1", unit="v"), on=date(2025, 2, 1), amount=5),
    )
    owed = (
        Target(unit="u", measure="sent", per=Grain.MONTH, at_least=2, period=Period.parse("2024-03"), id="t1"),
        Target(group="town", measure="sent", per=Grain.MONTH, at_least=1, period=Period.parse("2024-12"), id="t2"),
        Target(unit="w", measure="adopted", per=Grain.QUARTER, at_least=1, period=Period.parse("2024-Q1"), id="t3"),
        Target(unit="w", measure="adopted", per=Grain.MONTH, at_least=2, period=Period.parse("2024-06"), id="t5"),
        Target(unit="x", measure="points", per=Grain.YEAR, at_least=0, id="t4"),
    )
    late = evolve(adoptions[1], on=date(2024, 4, 2))
    fixes: tuple[Correction, ...] = tuple(
        Correction(
            id=id_,
            of=of,
            action=Action.VOID if new is None else Action.REPLACE,
            on=date.fromisoformat(day),
            reason="误报",
            by="科",
            replacement=new,
        )
        for id_, of, day, new in [
            ("k1", "s4", "2024-08-01", None),
            ("k2", "k1", "2024-08-02", None),
            ("k3", "a2", "2024-08-05", late),
            ("k4", "a2", "2024-08-03", None),
            ("k5", "i2", "2024-08-03", None),
            ("k6", "s6", "2024-08-04", None),
        ]
    )
    return Records(
        units=tuple(Unit(id=id_, name=f"单位{id_}", group="town" if id_ in "vy" else None) for id_ in "uvwxyz"),
        persons=tuple(Person(id=f"p{n}", name="信息员", unit=unit) for n, unit in enumerate("uuuv", start=1)),
        submissions=items,
        adoptions=adoptions,
        instructions=instructions,
        lapses=lapses,
        findings=findings,
        targets=owed,
        corrections=fixes,
    )


@cache
def shared() -> Example:
    """Records under a rulebook that shares by weights and caps a month."""
    items = tuple(
        Submission(id=f"s{n}", units=parts(units), submitted_at=datetime(2024, 3, n, 9, tzinfo=timezone(timedelta(hours=8))))
        for n, units in enumerate(["uvw", "u", "uv"], start=1)
    )
    used = tuple(AdoptionEvent(id=f"a{n}", submission=f"s{n}", publication="bulletin", on=date(2024, 3, 9)) for n in (1, 2, 3))
    units = tuple(Unit(id=id_, name=f"单位{id_}") for id_ in "uvw")
    return Records(units=units, submissions=items, adoptions=used), decode_rulebook(SHARED), {}, YEAR


def measured() -> Example:
    """Return an item that is paid by its length, of a unit that has points by the head."""
    text = (
        head("measured")
        + """
[publications]
digest = { title = "信息摘报", level = "district" }
[figures]
heads = "人数"
[[price]]
id = "length"
clause = "三"
title = "按字计分"
of = "adoption"
amount = "characters / 100"
[[tally]]
id = "heads"
clause = "四"
title = "按人计分"
each = "year"
amount = "figure('heads')"
"""
    )
    records = Records(
        units=(Unit(id="u", name="甲局"),),
        submissions=(Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 3, 1, tzinfo=UTC)),),
        adoptions=(AdoptionEvent(id="a", submission="s", publication="digest", on=date(2024, 3, 5), characters=500),),
        figures=(Figure(unit="u", name="heads", value=7),),
    )
    return records, decode_rulebook(text), {}, YEAR


def examples() -> list[Example]:
    """What every fault is tried on."""
    plain: list[Example] = [
        (small(), DISTRICT, chosen, Period.parse(span)) for chosen in ({}, OTHER_READINGS) for span in ("2024", "2024-H1")
    ]
    return [*plain, shared(), measured(), (sample_year(), DISTRICT, OTHER_READINGS, YEAR)]


def _oracle(records: Records, rulebook: Rulebook, chosen: dict[str, str], period: Period) -> None:
    if rulebook.id == DISTRICT.id:
        compare(records, period, chosen)


def _of_assessment(check: Callable[[Any], None]) -> Callable[..., None]:
    return lambda records, rulebook, chosen, period: check(assess(build_register(records), choose(rulebook, chosen), period))


def _of_records(check: Callable[[Records, Rulebook, Period], None]) -> Callable[..., None]:
    def run(records: Records, rulebook: Rulebook, chosen: dict[str, str], period: Period) -> None:
        if len(records) < 100:
            check(records, choose(rulebook, chosen), period)

    return run


def _accounted_for(records: Records, rulebook: Rulebook, chosen: dict[str, str], period: Period) -> None:
    # The sample holds a decision without an amount, which waits with its lapse.
    if len(records) < 100:
        laws.check_every_record_accounted_for(assess(build_register(records), choose(rulebook, chosen), period), records)


CHECKS: dict[str, Callable[..., None]] = {
    "oracle": _oracle,
    **{name: _of_assessment(check) for name, check in laws.LAWS_OF_ASSESSMENTS.items()},
    **{name: _of_records(check) for name, check in laws.LAWS_OF_RECORDS.items()},
    "every-record-accounted-for": _accounted_for,
}

Fault: TypeAlias = Callable[[Patch], None]
FAULTS: dict[str, tuple[str, Fault]] = {}


def fault(caught_by: str) -> Callable[[Fault], Fault]:
    """Enter a fault with the check that must catch it."""

    def enter(make: Fault) -> Fault:
        FAULTS[make.__name__.replace("_", "-")] = (caught_by, make)
        return make

    return enter


def divide(patch: Patch, room: ModuleType, divided: Callable[[Exact, Sequence[Exact], Exact | None], Sequence[Exact]]) -> None:
    """Let one room divide the amounts of every account by a function of its own."""

    def faulty(name: str) -> SimpleNamespace:
        account = ACCOUNTS[name]
        return SimpleNamespace(
            said=account.said,
            rounded=account.rounded,
            divided=lambda amount, weights: divided(amount, weights, account.quantum),
        )

    patch.setattr(room, "ACCOUNTS", {name: faulty(name) for name in ACCOUNTS})


@fault("shares-sum")
def a_share_loses_a_fen(patch: Patch) -> None:
    """The rest of a division is dropped."""

    def lossy(total: Exact, weights: Sequence[Exact], quantum: Exact | None) -> tuple[Exact, ...]:
        if quantum is None:
            return split(total, weights)
        return tuple(exact(Fraction(total * weight / Fraction(sum(weights)) // quantum) * quantum) for weight in weights)

    divide(patch, sharing, lossy)


@fault("persons-share")
def an_author_loses_a_fen(patch: Patch) -> None:
    """Persons get the floor of an equal part."""
    divide(patch, people, lambda total, weights, _: tuple(exact(Fraction(total * 100 // len(weights), 100)) for _ in weights))


@fault("oracle")
def the_rest_goes_to_the_last(patch: Patch) -> None:
    """The remaining fen go to the last contributors instead of the first."""
    divide(patch, sharing, lambda total, weights, quantum: split(total, weights[::-1], quantum)[::-1])


@fault("shares-sum")
def weights_are_ignored(patch: Patch) -> None:
    """Everybody gets an equal part."""
    divide(patch, sharing, lambda total, weights, quantum: split(total, [1] * len(weights), quantum))


@fault("shares-sum")
def the_first_contributor_takes_all(patch: Patch) -> None:
    """Of several contributors only the first is seen."""
    whole = posting.shares
    patch.setattr(posting, "shares", lambda rule, amount, several, **how: whole(rule, amount, several[:1], **how))


@fault("shares-sum")
def the_lead_is_the_first(patch: Patch) -> None:
    """Whoever is named first is taken for the lead."""
    whole = posting.shares
    patch.setattr(
        posting,
        "shares",
        lambda rule, amount, several, **how: whole(
            evolve(rule, share=Share.FIRST) if rule.share is Share.LEAD else rule, amount, several, **how
        ),
    )


@fault("lines-cite")
def the_period_is_closed_at_its_end(patch: Patch) -> None:
    """The first day after the period counts too."""
    patch.setattr(pricing, "within", lambda rows, period: slice(bisect_left(rows.days, period.start), bisect_right(rows.days, period.end)))


@fault("every-record-accounted-for")
def the_period_is_open_at_its_start(patch: Patch) -> None:
    """The first day of the period does not count."""
    patch.setattr(pricing, "within", lambda rows, period: slice(bisect_right(rows.days, period.start), bisect_left(rows.days, period.end)))


@fault("oracle")
def the_day_is_that_of_greenwich(patch: Patch) -> None:
    """Items are sent on the day that the clock in Greenwich shows."""
    patch.setattr(record_items, "official_day", lambda instant: instant.astimezone(UTC).date())


@fault("ranks")
def a_tie_is_ranked_by_id(patch: Patch) -> None:
    """Equal scores get different ranks."""

    def by_id(scores: dict[str, Any], _: object) -> dict[str, int]:
        ordered = sorted(sorted(scores), key=scores.__getitem__, reverse=True)
        return {id_: place for place, id_ in enumerate(ordered, start=1)}

    patch.setattr(standing, "ranks", by_id)


@fault("ranks")
def ranks_do_not_skip(patch: Patch) -> None:
    """After a tie the ranks go on without a gap."""
    ranks = standing.ranks
    patch.setattr(standing, "ranks", lambda scores, _: ranks(scores, standing.Ties.DENSE))


@fault("ranks")
def the_least_score_is_first(patch: Patch) -> None:
    """The ranking is upside down."""
    ranks = standing.ranks

    def turned(score: Any) -> Any:
        return tuple(map(turned, score)) if isinstance(score, tuple) else -score

    patch.setattr(standing, "ranks", lambda scores, ties: ranks({id_: turned(score) for id_, score in scores.items()}, ties))


def _examined(patch: Patch, kept: Callable[[Records], Iterable[Correction]]) -> None:
    """Let registers be built with some of the corrections only."""
    whole = register_room._examine
    patch.setattr(register_room, "_examine", lambda records, known_on: whole(evolve(records, corrections=tuple(kept(records))), known_on))


@fault("void-is-absence")
def voids_are_ignored(patch: Patch) -> None:
    """Only replacements are carried out."""
    _examined(patch, lambda records: (one for one in records.corrections if one.action is not Action.VOID))


@fault("replacing-is-rewriting")
def a_replacement_is_ignored(patch: Patch) -> None:
    """Only voids are carried out."""
    _examined(patch, lambda records: (one for one in records.corrections if one.action is Action.VOID))


@fault("replacing-is-rewriting")
def a_correction_of_a_correction_is_ignored(patch: Patch) -> None:
    """A voided correction is carried out all the same."""
    _examined(patch, lambda records: (one for one in records.corrections if one.of not in {other.id for other in records.corrections}))


@fault("oracle")
def corrections_are_ignored(patch: Patch) -> None:
    """Records are taken as they were entered."""
    _examined(patch, lambda _: ())


@fault("replacing-is-rewriting")
def the_first_correction_decides(patch: Patch) -> None:
    """Of several corrections the earliest is taken."""
    patch.setattr(corrections, "max", lambda several, key: min(several, key=key), raising=False)


@fault("every-record-accounted-for")
def what_a_void_takes_along_is_not_told(patch: Patch) -> None:
    """The adoptions of a voided item go without a trace."""
    whole = corrections._take_along
    patch.setattr(corrections, "_take_along", lambda standing, trail: whole(standing, list(trail)))


@fault("order-is-irrelevant")
def the_order_of_the_file_matters(patch: Patch) -> None:
    """Findings are judged in the order in which they were written, not by their days."""
    whole = register_room._ordered
    patch.setattr(register_room, "_ordered", lambda records, cls: list(records) if dated(cls) == "on" else whole(records, cls))


def silence(patch: Patch, settlement: type, of: Subjects | None = None) -> None:
    """Let settlements of one type, about some subjects or all, say nothing when their turn comes."""
    whole = settling._SETTLED[settlement]  # pyright: ignore[reportPrivateUsage]

    def silent(books: Any, measures: Any, program: Any, in_force: Period) -> Any:
        return () if of in {None, program.rule.for_} else whole(books, measures, program, in_force)

    patch.setattr(settling, "_SETTLED", {**settling._SETTLED, settlement: silent})  # pyright: ignore[reportPrivateUsage]


@fault("oracle")
def a_superseded_line_is_counted(patch: Patch) -> None:
    """Nothing is ever superseded among rival lines."""
    silence(patch, KeepProgram)


@fault("best-are-kept")
def the_worst_is_kept(patch: Patch) -> None:
    """Of rival lines the smallest counts."""
    patch.setattr(keeping, "_first_best", lambda _, line: (abs(line.amount), line.on, line.facts))


@fault("total-is-sum-of-lines")
def superseded_lines_are_added_up(patch: Patch) -> None:
    """The total takes in what does not count."""
    sums = ledger.Ledger.sums

    def everything(self: ledger.Ledger, column: ledger.Column) -> ledger.Sums:
        result = sums(self, column)
        for line in column.lines:
            if line.status is Status.SUPERSEDED:
                ledger.add(result, line.account, self.segment_of(line.on), *ledger.signed(line.amount))
        return result

    patch.setattr(ledger.Ledger, "sums", everything)


@fault("total-is-sum-of-lines")
def deductions_are_added(patch: Patch) -> None:
    """A deduction is counted as a gain."""
    patch.setattr(ledger, "signed", lambda amount: (abs(amount), 0))


@fault("total-is-sum-of-lines")
def payouts_fall_into_the_wrong_half(patch: Patch) -> None:
    """Money of the second half-year is paid with the first."""

    def never_closed(self: ledger.Column) -> None:
        self._ends[:] = [len(self.plans)]  # pyright: ignore[reportPrivateUsage]

    patch.setattr(ledger.Column, "close_segment", never_closed)
    patch.setattr(ledger.Ledger, "segment_of", lambda *_: 0)


@fault("limits-hold")
def a_cap_is_applied_twice(patch: Patch) -> None:
    """What is left after the cap is cut by half again."""
    whole = settling._stopped_at
    patch.setattr(settling, "_stopped_at", lambda cap, several, bound, sign: whole(cap, several, bound / Fraction(2), sign))


@fault("limits-hold")
def a_cap_is_ignored(patch: Patch) -> None:
    """Nothing is ever capped."""
    silence(patch, CapProgram)


@fault("oracle")
def the_first_finding_decides(patch: Patch) -> None:
    """Of several findings the earliest counts."""

    def turned(self: posting.Register) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for finding in reversed(self.records.findings):
            key = (finding.criterion, finding.about.key)
            found[key] = (*found.get(key, ()), finding)
        return found

    patch.setattr(posting.Register, "findings", property(turned))


@fault("every-record-accounted-for")
def pending_decisions_are_dropped(patch: Patch) -> None:
    """A lapse without a decision leaves no trace."""
    whole = pricing.post_prices

    def clean(books: posting.Books) -> None:
        whole(books)
        books.left.gaps = Gaps()

    patch.setattr("govinfo.assessment._assess.post_prices", clean)


@fault("every-record-accounted-for")
def unpriced_records_are_dropped(patch: Patch) -> None:
    """What no rule prices is not listed."""
    whole = pricing.post_findings

    def clean(books: posting.Books) -> None:
        whole(books)
        books.left.unpriced.clear()

    patch.setattr("govinfo.assessment._assess.post_findings", clean)


@fault("every-record-accounted-for")
def a_finding_counts_on_its_own_day(patch: Patch) -> None:
    """A finding on a record counts when it was made, not when the record happened."""
    for module in (posting, pricing, counting):
        patch.setattr(module, "finding_day", lambda _, finding: finding.on)


@fault("oracle")
def targets_of_groups_bind_nobody(patch: Patch) -> None:
    """Only targets that name a unit count."""
    whole = targets.Targets.of.__func__

    def own(cls: type[targets.Targets], owed: Sequence[Target], *rest: Any) -> targets.Targets:
        result: targets.Targets = whole(cls, [target for target in owed if target.group is None], *rest)
        return result

    patch.setattr(targets.Targets, "of", classmethod(own))


@fault("oracle")
def a_target_just_met_is_missed(patch: Patch) -> None:
    """Reaching a target exactly is not enough."""
    whole = Measures.value
    patch.setattr(Measures, "value", lambda self, name, unit, period: whole(self, name, unit, period) - Fraction(1, 2))


@fault("oracle")
def an_item_is_adopted_as_often_as_it_is_printed(patch: Patch) -> None:
    """Several adoptions of one item count as several items."""
    whole = counting.Counted.within
    patch.setattr(counting.Counted, "within", lambda self, period, *, distinct: whole(self, period, distinct=False))


@fault("persons-share")
def authors_of_other_units_share(patch: Patch) -> None:
    """Whoever wrote shares in every unit's line."""
    patch.setattr(
        people.People,
        "_shared",
        lambda _, unit, rule, amount, day, record, item: [(author, amount) for author in (item.authors if item else ())],
    )


@fault("persons-share")
def nobody_answers_for_a_lapse(patch: Patch) -> None:
    """Deductions reach no person."""
    patch.setattr(people.People, "_answerable", lambda *_: ())


@fault("shares-sum")
def a_rule_is_forgotten_for_records_alike(patch: Patch) -> None:
    """The answer for one publication is used for all."""
    from govinfo.assessment._matching import Matcher

    whole = Matcher.__missing__

    def first_answer(self: Any, key: Any) -> Any:
        return next(iter(self.values())) if len(self) > 2 else whole(self, key)

    patch.setattr(Matcher, "__missing__", first_answer)


@fault("lines-cite")
def facts_are_forgotten(patch: Patch) -> None:
    """Lines say nothing of what they rest on."""
    patch.setattr(lines, "facts_of", lambda *_: ())


@fault("lines-cite")
def lines_stand_in_no_order(patch: Patch) -> None:
    """Lines are sorted by their size."""
    patch.setattr(ledger, "in_order", lambda line: (line.amount, line.rule))


@fault("adding-never-lowers")
def a_second_adoption_costs_points(patch: Patch) -> None:
    """Every adoption but the first of an item takes points away."""
    whole, keep = posting.post_award, ledger.Column.keep.fget  # type: ignore[attr-defined]

    def again(record: Any, columns: Iterable[ledger.Column]) -> bool:
        before = (one for column in columns for one in (*column.records, *(line.record for line in column.lines)))
        return isinstance(record, AdoptionEvent) and any(
            one.submission == record.submission and one.id != record.id for one in before if isinstance(one, AdoptionEvent)
        )

    def once(books: posting.Books, rule: Any, record: Any, item: Any, several: Any, amount: Exact, *rest: Any, **more: Any) -> bool:
        if rule.account == "points" and again(record, [*books.ledger.columns.values(), *books.people.own.values()]):
            amount = -amount
        return bool(whole(books, rule, record, item, several, amount, *rest, **more))

    def kept_once(self: ledger.Column) -> ledger.Keep:
        keep_record, keep_item, keep_plan = keep(self)

        def costing(plan: Plan) -> None:
            if again(self.records[-1], [self]):
                awards = tuple(evolve(one, amount=-one.amount) if one.rule.account == "points" else one for one in plan.awards)
                plan = evolve(plan, awards=awards, sums=sums_of(awards))
            keep_plan(plan)

        return keep_record, keep_item, costing

    patch.setattr(ledger.Column, "keep", property(kept_once))
    patch.setattr(pricing, "post_award", once)


@fault("same-bytes")
def something_is_remembered(patch: Patch) -> None:
    """The second assessment is not the first."""
    whole = sharing.shares
    asked: list[int] = []

    def fading(rule: Any, amount: Exact, several: Any, **how: Any) -> Any:
        asked.append(1)
        return whole(rule, amount + FEN * len(asked), several, **how)

    patch.setattr(posting, "shares", fading)


@fault("unknown-never-counts")
def a_figure_that_nobody_gave_is_nought(patch: Patch) -> None:
    """What nobody entered counts as 0."""
    patch.setattr(unit_answers, "or_default", lambda value, default: next((one for one in (value, default) if one is not None), 0))


@fault("unknown-never-counts")
def a_length_that_nobody_wrote_is_nought(patch: Patch) -> None:
    """What a record does not say counts as 0."""
    patch.setattr(environments, "_nothing", lambda kind: 0 if kind is Kind.NUMBER else "" if kind is Kind.TEXT else False)


@fault("subjects-are-alike")
def caps_of_persons_are_forgotten(patch: Patch) -> None:
    """What one person has is bounded by no cap."""
    silence(patch, CapProgram, of=Subjects.PERSONS)


@fault("items-in-statements")
def items_that_earned_nothing_are_left_out(patch: Patch) -> None:
    """What was sent and never used is in nobody's statement."""
    whole = statements.outcomes
    patch.setattr(statements, "outcomes", lambda assessment: tuple(one for one in whole(assessment) if one.earned))


@fault("growing-is-building")
def what_is_added_goes_to_the_end(patch: Patch) -> None:
    """A record that is added later stands behind the others, whatever its day."""
    patch.setattr(growth, "bisect_left", lambda old, *_, **__: len(old))


@fault("tallies-merge")
def the_last_part_is_taken_for_all(patch: Patch) -> None:
    """Of parts that are counted apart only the last one's lines are kept."""
    whole = tallied.Tallied.__add__
    patch.setattr(tallied.Tallied, "__add__", lambda one, other: evolve(whole(one, other), lines=other.lines))


@pytest.mark.parametrize("name", CHECKS)
def test_the_sound_engine_passes_every_check(name: str) -> None:
    """Without a fault no check says anything."""
    for example in examples():
        CHECKS[name](*example)


def test_there_are_enough_faults() -> None:
    """Each law and the oracle catch at least one of many faults."""
    assert len(FAULTS) >= 25
    assert {caught_by for caught_by, _ in FAULTS.values()} >= set(CHECKS) - {"round-trip"}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check that is named for the fault finds it, in some example."""
    caught_by, make = FAULTS[name]
    make(monkeypatch)
    caught = False
    for example in examples():
        try:
            CHECKS[caught_by](*example)
        except AssertionError:
            caught = True
            break

    assert caught, f"{name} is not caught by {caught_by}"


def test_the_faults_are_those_that_the_documents_list() -> None:
    """Each with what it does and what notices it."""
    page = (Path(__file__).parents[1] / "docs" / "explanation" / "proof.md").read_text("utf-8")
    rows = [
        f"| {name.replace('-', ' ')} | {str(make.__doc__).splitlines()[0]} | `{caught_by}` |" for name, (caught_by, make) in FAULTS.items()
    ]

    assert rows == [line for line in page.splitlines() if line.startswith("|") and line.endswith("` |")]
