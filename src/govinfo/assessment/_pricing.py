"""
Prices put on records: every record of the period meets the rules of its kind, and what comes of it is posted.

What no rule prices, what lies outside the period and what an assessor still owes is listed, never dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final, final

from attrs import Factory, frozen

from govinfo.assessment._awards import COUNTS, Award, Fate, Plan, facts_of, id_of, sums_of, words_of
from govinfo.assessment._environments import lacking, matching, record_env
from govinfo.assessment._matching import NOTHING, Key, Matcher, amount_of, as_truth
from govinfo.assessment._posting import LISTS, Books, arithmetic, finding_day, post_award, post_price, shared_out, wait
from govinfo.assessment._sharing import parts_of
from govinfo.formulas import Unknown, evaluate
from govinfo.formulas._possible import every
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.records import AnyRecord, Contribution, Finding
from govinfo.register import Item, Rows
from govinfo.register._items import NO_ITEM
from govinfo.rulebook import Facts, Price
from govinfo.rulebook._program import Program

HAPPENED: Final = (*(facts for facts in LISTS if facts is not Facts.MATTER), Facts.DUTY)
"""The kinds of facts that are priced as they happened."""


_ON_ITEMS: Final = (Facts.ADOPTION, Facts.INSTRUCTION, Facts.REVIEW)
"""The kinds of facts whose lines rest on an item."""

_OF_ITEMS: Final = frozenset({Facts.SUBMISSION, *_ON_ITEMS})
"""The kinds of facts that concern the units of their item and nobody else."""

_SILENT: Final = frozenset({Facts.DUTY, Facts.REVIEW})
"""The kinds of facts that are not listed where no rule prices them: they say what became of another."""


def post_prices(books: Books) -> None:
    """Put the prices on the submissions, adoptions, instructions and lapses of the ledger's period."""
    ledger = books.ledger
    matchers: dict[tuple[int, Facts], Matcher] = {}
    for segment in ledger.segments:
        program = books.program_on(segment.start)
        for facts in HAPPENED:
            rows = books.rows(facts)
            where = within(rows, segment)
            if not rows.records[where]:
                continue
            if program.prices[facts]:
                of = (id(program), facts)
                if of not in matchers:
                    matchers[of] = Matcher(program, facts, program.prices[facts])
                _post_all(books, facts, matchers[of], rows, where)
            elif facts not in _SILENT:
                books.left.unpriced += uncounted(program, facts, rows.records[where], rows.items[where])
        ledger.close_segment()
    _post_personal(books)
    _list_outside(books)


def _post_personal(books: Books) -> None:
    """
    Put the prices on records that persons get for them by themselves; what one of them priced is not unpriced.

    Where units get nothing for a kind, a record that gave no person anything either earned nothing: it keeps no item alive.
    """
    priced: set[str] = set()
    for span, program in books.versions:
        for facts in HAPPENED:
            if facts not in program.personal:
                continue
            matcher = Matcher(program, facts, program.personal[facts])
            rows = books.rows(facts)
            where = within(rows, span)
            for record, item in zip(rows.records[where], rows.items[where], strict=True):
                if _price_one(books, facts, matcher, record, item):
                    priced.add(id_of(record))
                elif not program.prices[facts]:
                    books.left.silent.add(id_of(record))
    if priced:
        books.left.unpriced[:] = [id_ for id_ in books.left.unpriced if id_ not in priced]


def _list_outside(books: Books) -> None:
    """List the records outside the period; what a line of the period rests on is in no list."""
    period, left = books.ledger.period, books.left
    handled = _handled(books)
    listed = {facts: books.rows(facts) for facts in HAPPENED if facts not in _SILENT}
    outside = {LISTS[facts]: [id_ for id_ in _outside(rows, period) if id_ not in handled] for facts, rows in listed.items()}
    left.unpriced[:] = [id_ for id_ in left.unpriced if id_ not in handled]
    unpriced = set(left.unpriced)
    items = books.register.items
    if outside["submissions"] or not unpriced.isdisjoint(items):
        idle = unpriced | left.silent | {pending.about for pending in left.gaps.pending}
        live = {id_ for facts in _ON_ITEMS for id_ in _earning_items(books, facts, idle)}
        outside["submissions"] = [id_ for id_ in outside["submissions"] if id_ not in live]
        left.unpriced[:] = [id_ for id_ in left.unpriced if id_ not in live]
    waited = {pending.about for pending in left.gaps.pending}  # what is still asked of a record is told where it is asked
    for ids in outside.values():
        left.outside += (id_ for id_ in ids if id_ not in waited)


def _handled(books: Books) -> set[str]:
    """Return the ids of what the lines on duties rest on, such as the earlier instruction that was handled in the period."""
    if not books.duties.records:
        return set()
    found: set[str] = set()
    for column in books.ledger.own_columns():
        priced = (*(record for record, plan in zip(column.records, column.plans, strict=True) if plan.awards),)
        for record in (*priced, *(line.record for line in column.lines)):
            if record is not None and words_of(record) is not None:  # what a duty came to
                found.update(facts_of(record, NO_ITEM))
    return found


def _outside(rows: Rows, period: Period) -> list[str]:
    where = within(rows, period)
    return [id_of(record) for record in (*rows.records[: where.start], *rows.records[where.stop :])]


def within(rows: Rows, period: Period) -> slice:
    """Return where the records of a period stand."""
    start = bisect_left(rows.days, period.start)
    return slice(start, bisect_left(rows.days, period.end, start))


def _earning_items(books: Books, facts: Facts, idle: set[str]) -> set[str]:
    """Return the items of those records that some line rests on: priced by a version that prices their kind, and not *idle*."""
    rows = books.rows(facts)
    found: set[str] = set()
    for span, program in books.versions:
        if program.prices[facts] or facts in program.personal:
            where = within(rows, span)
            pairs = zip(rows.records[where], rows.items[where], strict=True)
            found.update(item.submission.id for record, item in pairs if item.submission is not None and record.id not in idle)
    return found


def _post_all(books: Books, facts: Facts, matcher: Matcher, rows: Rows, where: slice) -> None:
    sinks = {unit: column.keep for unit, column in books.ledger.columns.items()}
    units = rows.column("record.unit" if facts in {Facts.LAPSE, Facts.DUTY} else "item.unit")[where]
    plans = map(matcher.__getitem__, matcher.keys_of(rows, where))
    joint = _Joint(books)
    for record, item, unit, plan in zip(rows.records[where], rows.items[where], units, plans, strict=True):
        if plan.finished and unit is not None:
            keep_record, keep_item, keep_plan = sinks[unit]
            keep_record(record)
            keep_item(item)
            keep_plan(plan)
        elif plan is NOTHING:
            _leave_unpriced(books, facts, record)
        elif plan.finished and facts in _OF_ITEMS and item.units and (shared := joint.of(plan, item.units)):
            for own, part in shared:
                keep_record, keep_item, keep_plan = sinks[own]
                keep_record(record)
                keep_item(item)
                keep_plan(part)
        else:
            post_one(books, facts, matcher, record, item)
    if any(plan.met for plan in matcher.values()):
        for record, key in zip(rows.records[where], matcher.keys_of(rows, where), strict=True):
            books.left.met += ((id_of(record), one, other) for one, other in matcher[key].met)


@final
@frozen(eq=False)
class _Joint:
    """
    What each unit gets of a plan that several units share, worked out once for all records that are shared alike.

    How a plan is divided depends on the weights and on who leads, not on who the units are, unless one answers for several of them
    or a price is for some groups only.
    """

    books: Books
    units: dict[int, tuple[Sequence[str], object]] = Factory(dict[int, tuple[Sequence[str], object]])
    alike: dict[tuple[int, object], Sequence[Plan | None]] = Factory(dict[tuple[int, object], Sequence[Plan | None]])

    def of(self, plan: Plan, parts: tuple[Contribution, ...]) -> Sequence[tuple[str, Plan]]:
        """Return each unit with its plan; none where a price waits for somebody's group: then each record is looked at by itself."""
        known = self.units.get(id(parts))  # plans and parts are kept while prices are posted
        if known is None:
            known = self.units[id(parts)] = self._units(parts)
        units, pattern = known
        key = (id(plan), id(parts) if plan.grouped else pattern)
        plans = self.alike.get(key)
        if plans is None:
            own = self._divided(plan, parts)
            plans = self.alike[key] = [own.get(unit) for unit in units]
        return [(unit, part) for unit, part in zip(units, plans, strict=True) if part is not None]

    def _units(self, parts: tuple[Contribution, ...]) -> tuple[Sequence[str], object]:
        """Return the units that answer for some parts, each once, and what says that others are shared alike."""
        units = [self.books.ledger.columns[part.unit].unit for part in parts]
        once = list(dict.fromkeys(units))
        return once, tuple([(part.weight, part.lead) for part in parts]) if len(once) == len(units) else id(parts)

    def _divided(self, plan: Plan, parts: tuple[Contribution, ...]) -> Mapping[str, Plan]:
        by_unit: dict[str, list[Award]] = {}
        for award in plan.awards:
            assert isinstance(award.rule, Price)  # tallies give nothing for one record
            awards, unknown = shared_out(self.books, award.rule, award.amount, parts, award.arithmetic, award.fate, personal=False)
            if unknown:
                return {}
            for unit, own in awards.items():
                by_unit.setdefault(unit, []).append(own)
        return {unit: Plan(tuple(awards), sums_of(awards), finished=True) for unit, awards in by_unit.items()}


def uncounted(program: Program, facts: Facts, records: Sequence[AnyRecord], items: Sequence[Item]) -> list[str]:
    """Return the ids of those records that no measure counts, of a kind that no rule prices."""
    measures = [program.measure.when for program in program.measures.values() if program.measure.count is facts]
    if not all(measures):
        return []  # a measure without conditions counts every record
    asked = {condition.attribute for conditions in measures for condition in conditions}
    left: list[str] = []
    for record, item in zip(records, items, strict=True):
        env = record_env(program, facts, record, item, asked)
        if not any(matching(conditions, env) is not False for conditions in measures):
            left.append(id_of(record))
    return left


def post_one(books: Books, facts: Facts, matcher: Matcher, record: AnyRecord, item: Item) -> None:
    """Post what comes of one record, or list it among those that no rule prices."""
    key = matcher.key(record, item)
    plan = matcher[key]
    if plan.finished:
        parts = parts_of(books.register, record, item)
        for award in plan.awards:
            assert isinstance(award.rule, Price)  # tallies give nothing for one record
            post_award(books, award.rule, record, item, parts, award.amount, award.arithmetic, fate=award.fate)
        return
    if not _price_one(books, facts, matcher, record, item):
        _leave_unpriced(books, facts, record)


def _price_one(books: Books, facts: Facts, matcher: Matcher, record: AnyRecord, item: Item) -> bool:
    """Post what the prices that match a record give for it, each by itself; return whether any gave something or waits."""
    key = matcher.key(record, item)
    if matcher[key] is NOTHING:
        return False
    env = matcher.env(key)
    posted: list[bool] = []
    for price in matcher.prices(key):
        parts = books.parts(price.rule, record, item)
        posted.append(bool(parts) and post_price(books, facts, price, record, item, parts, env, sure=matcher.is_sure(key, price)))
    _note_meeting(books, matcher, key, record, posted)
    return any(posted)


def _note_meeting(books: Books, matcher: Matcher, key: Key, record: AnyRecord, posted: Sequence[bool]) -> None:
    """Note the prices that met on a record of which nothing says how they combine."""
    rivals = matcher.rivals(key)
    if rivals:
        priced = {id(price.rule) for price, gave in zip(matcher.prices(key), posted, strict=True) if gave}
        books.left.met += ((id_of(record), one, other) for one, other in rivals if {id(one), id(other)} <= priced)


def _leave_unpriced(books: Books, facts: Facts, record: AnyRecord) -> None:
    """List a record that no rule prices; what a duty came to is no record, and one done in time, or a review, need not be priced."""
    if facts not in _SILENT:
        books.left.unpriced.append(id_of(record))
    else:
        books.left.silent.add(id_of(record))


def post_findings(books: Books) -> None:
    """
    Put the prices on the findings, and list those on which nothing rests.

    Of several findings on one criterion and subject the latest counts, the others are superseded.
    A finding about a unit is judged among those of the period; one about a record belongs to that
    record's day. Call it after `post_prices`: a finding that decided another line is accounted for there.
    """
    matchers = {
        id(program): [
            Matcher(program, Facts.FINDING, prices)
            for prices in (program.prices[Facts.FINDING], program.personal.get(Facts.FINDING, ()))
            if prices
        ]
        for _, program in books.versions
    }
    for findings in books.judged:
        inside: list[Finding] = []
        for finding in findings:
            if finding.id in books.left.used:
                continue
            if finding_day(books.register, finding) in books.ledger.period:
                inside.append(finding)
            else:
                books.left.outside.append(finding.id)
        lost: list[str] = []
        for finding in reversed(inside):  # the latest first: whether it is priced says what becomes of the earlier ones
            several = matchers[id(books.program_on(finding_day(books.register, finding)))]
            taken_back = inside[-1].met is False and inside[-1].id in lost
            posted = [_post_finding(books, matcher, finding, inside[-1], taken_back=taken_back) for matcher in several]
            if not any(posted):
                lost.append(finding.id)
        books.left.unpriced += (id_ for id_ in lost if id_ not in books.left.used)


def _post_finding(books: Books, matcher: Matcher, finding: Finding, latest: Finding, *, taken_back: bool) -> bool:
    item = books.register.item_of(finding)
    key = matcher.key(finding, item)
    env = matcher.env(key)
    posted: list[bool] = []
    if matcher[key] is NOTHING:
        return False
    for price in matcher.prices(key):
        parts = books.parts(price.rule, finding, item)
        sure = matcher.is_sure(key, price)
        met = [True if sure else matching(price.rule.when, env)]
        if price.condition is not None and (price.varied or not sure):
            met.append(as_truth(evaluate(price.condition, env)))
        if not parts or every(met) is False:
            posted.append(False)
            continue
        fate = COUNTS if finding is latest else Fate(Status.SUPERSEDED, instead=price.rule, on=latest.id, withdrawn=taken_back)
        amount = amount_of(price.amount, env)
        if every(met) is not True or isinstance(amount, Unknown):
            needs = lacking(env, finding.id, (price.condition, price.amount), () if sure else price.rule.when)
            posted.append(finding is latest and wait(books, price.rule, finding, item, parts, needs, competes=True))
            continue
        words = arithmetic(price.amount, env)
        posted.append(post_award(books, price.rule, finding, item, parts, amount, words, fate=fate))
    if finding is latest:
        _note_meeting(books, matcher, key, finding, posted)
    return any(posted)
