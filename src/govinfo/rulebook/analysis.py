"""
What can be found wrong with a rulebook before anything is assessed: silence is the common failure of rule engines.

Unknown words, rules that nobody can tell apart, readings that change nothing, policies about no
rule, numbers that the quoted clause does not contain.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import combinations
from typing import Final, TypeAlias

from govinfo.errors import Problem
from govinfo.exact import Exact, format_exact, parse_exact, size
from govinfo.formulas import Formula, numbers_in
from govinfo.labels import LapseKind
from govinfo.rulebook import (
    Bar,
    Cap,
    Condition,
    Coverage,
    Each,
    Facts,
    Keep,
    Measure,
    Notice,
    Persons,
    Price,
    Rule,
    Rulebook,
    Tally,
    Under,
    Void,
    hint,
)
from govinfo.rulebook.conditions import ATTRIBUTES, TAG, attribute
from govinfo.rulebook.duties import DutyKind
from govinfo.rulebook.duty_checks import duty_problems
from govinfo.rulebook.program import covered, formula_problems, read_formulas
from govinfo.texts import Text

__all__ = ["rulebook_problems", "unpriced_forms", "vocabulary"]

Anything: TypeAlias = Rule | Bar | Notice
ACCOUNTS: Final = ("points", "yuan")
"""The accounts that lines are posted to."""

MANY: Final = ("kinds", "carriers")
"""The attributes that hold several words at once, so that two rules may both find theirs."""

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)


def rulebook_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield everything wrong with *rulebook*, under whatever reading it shows."""
    everything: tuple[Anything, ...] = (*rulebook.rules, *rulebook.bars, *rulebook.notices)
    yield from _check_ids(everything)
    yield from _check_readings(rulebook, everything)
    yield from _check_clauses(rulebook, everything)
    for rule in everything:
        if isinstance(rule, Price):
            yield from _check_conditions(rulebook, f"{rule.id}.when", rule.of, rule.when)
            yield from _check_price(rulebook, rule)
        if isinstance(rule, (Price, Tally, Cap, Void)):
            yield from _known(f"{rule.id}.account", rule.account, ACCOUNTS, "account")
        if isinstance(rule, (Price, Tally)) and rule.part is not None:
            yield from _known(f"{rule.id}.part", rule.part, [part.id for part in rulebook.parts], "part")
        if isinstance(rule, Keep):
            yield from _check_keep(rulebook, rule)
        if isinstance(rule, (Cap, Void)):
            yield from _check_covers(rulebook, rule)
        if isinstance(rule, Tally) and rule.pool is not None and rule.each is Each.ITEM:
            yield _problem(f"{rule.id}.pool", Text("a pool is divided among units; an item has its units already: name a span"))
    for measure in rulebook.measures:
        yield from _check_measure(rulebook, measure)
        if not measure.id.isidentifier() or not measure.id.isascii():
            yield _problem(f"measures.{measure.id}", Text("the id of a measure stands in formulas: ASCII letters, digits and _ only"))
    if all(measure.id.isidentifier() and measure.id.isascii() for measure in rulebook.measures):
        yield from formula_problems(rulebook)
    for measure_id in rulebook.settings.show:
        yield from _known("settings.show", measure_id, [measure.id for measure in rulebook.measures], "measure")
    yield from _check_circles(rulebook)
    yield from duty_problems(rulebook)
    yield from _check_criteria(rulebook)
    yield from _check_overlaps(rulebook)
    if not 1 <= rulebook.settings.first_month <= 12:
        yield _problem("settings.first_month", Text("must be a month from 1 to 12, got {got}", got=rulebook.settings.first_month))


def vocabulary(rulebook: Rulebook, words: str | tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the words that an attribute may hold, None where the rulebook leaves them open."""
    if words is None or isinstance(words, tuple):
        return words
    if words == "duty_kinds":
        return tuple(kind.value for kind in DutyKind)
    declared = tuple(word.id for word in getattr(rulebook, words))
    if words == "lapses":
        return (*(kind.value for kind in LapseKind), *declared)
    if words in {"kinds", "groups", "figures"} and not declared:
        return None
    return declared


def unpriced_forms(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Yield every declared publication and form that no price on adoptions covers under any reading."""
    prices = [rule for rule in rulebook.rules if isinstance(rule, Price) and rule.of is Facts.ADOPTION]
    levels = {publication.id: publication.level.value for publication in rulebook.publications}
    for publication in rulebook.publications:
        for form in rulebook.forms:
            values = {"publication": publication.id, "form": form.id, "level": levels[publication.id], "composite": False}
            if not any(_may_hold(price, values) for price in prices):
                yield publication.id, form.id


def _may_hold(price: Price, values: Mapping[str, object]) -> bool:
    return all(
        condition.attribute not in values or (values[condition.attribute] in condition.values) is not condition.negated
        for condition in price.when
    )


def _problem(path: str, message: Text) -> Problem:
    return Problem(path=path, message=message)


def _known(path: str, got: str, known: Sequence[str], what: str) -> Iterator[Problem]:
    if got not in known:
        yield _problem(path, Text("there is no {what} {got}; {hint}", what=Text(what), got=got, hint=hint(got, tuple(known))))


def _together(one: Under, other: Under) -> bool:
    """Whether some choice of readings takes both."""
    options = dict(one)
    return all(reading not in options or not set(options[reading]).isdisjoint(allowed) for reading, allowed in other)


def _check_ids(everything: Sequence[Anything]) -> Iterator[Problem]:
    by_id: dict[str, list[Anything]] = defaultdict(list)
    for rule in everything:
        if any(_together(rule.under, other.under) for other in by_id[rule.id]):
            yield _problem(rule.id, Text("two rules with this id hold under the same readings; give one another id"))
        by_id[rule.id].append(rule)


def _check_readings(rulebook: Rulebook, everything: Sequence[Anything]) -> Iterator[Problem]:
    known = {reading.id: [option.id for option in reading.options] for reading in rulebook.readings}
    used: set[str] = set()
    holders: list[tuple[str, Under]] = [(rule.id, rule.under) for rule in everything]
    holders += [("persons", persons.under) for persons in rulebook.persons]
    for id_, under in holders:
        for reading, options in under:
            used.add(reading)
            if reading not in known:
                yield from _known(f"{id_}.under", reading, list(known), "reading")
                continue
            for option in options:
                yield from _known(f"{id_}.under.{reading}", option, known[reading], "option")
    used |= {read.word for formula in read_formulas(rulebook) for read in formula.reads if read.lookup == "reading"}
    for declared in rulebook.readings:
        if not declared.options:
            yield _problem(f"readings.{declared.id}.options", Text("a reading needs at least one option"))
        if len(declared.options) > 1 and declared.id not in used:
            yield _problem(f"readings.{declared.id}", Text("no rule depends on this reading; use it in a rule or take it out"))
    yield from _check_persons(rulebook.persons)


def _check_persons(several: Sequence[Persons]) -> Iterator[Problem]:
    for persons in several:
        if persons.deductions not in {None, "named", "unit"}:
            yield from _known("persons.deductions", str(persons.deductions), ("named", "unit"), "policy")
    if any(_together(one.under, other.under) for one, other in combinations(several, 2)):
        yield _problem("persons", Text("two of these tables hold under the same readings; keep one"))


def _check_clauses(rulebook: Rulebook, everything: Sequence[Anything]) -> Iterator[Problem]:
    listed = Counter(clause.id for clause in rulebook.clauses)
    for clause, times in listed.items():
        if times > 1:
            yield _problem(f"clauses.{clause}", Text("the clause is listed {n} times; list it once", n=times))
    if not listed:
        return
    cited = {clause for rule in everything for clause in rule.clause.split("、")}
    for rule in everything:
        for clause in rule.clause.split("、"):
            yield from _known(f"{rule.id}.clause", clause, list(listed), "clause")
    texts = {clause.id: clause.text for clause in rulebook.clauses}
    for clause_row in rulebook.clauses:
        if clause_row.covered is Coverage.RULE and clause_row.id not in cited:
            yield _problem(f"clauses.{clause_row.id}", Text("is said to be covered by a rule, but no rule cites it"))
    formulas = {formula.source: formula for formula in read_formulas(rulebook)}
    for rule in everything:
        if isinstance(rule, (Price, Tally)) and "、" not in rule.clause:
            yield from _check_quote(rule, texts.get(rule.clause), formulas)


def _check_quote(rule: Price | Tally, text: str | None, formulas: Mapping[str, Formula]) -> Iterator[Problem]:
    if text is None:
        return
    quoted = {parse_exact(number) for number in _NUMBER.findall(text)}
    numbers: tuple[Exact, ...] = ()
    if isinstance(rule.amount, str):
        numbers = numbers_in(formulas[rule.amount]) if rule.amount in formulas else ()
    else:
        numbers = (size(rule.amount),)
    for number in numbers:
        if number not in {0, 1, *quoted}:
            message = Text("{number} does not occur in the quoted clause {clause}", number=format_exact(number), clause=rule.clause)
            yield _problem(f"{rule.id}.amount", message)


def _check_conditions(rulebook: Rulebook, path: str, facts: Facts, conditions: Sequence[Condition]) -> Iterator[Problem]:
    for condition in conditions:
        found = attribute(facts, condition.attribute)
        if found is None:
            yield from _known(path, condition.attribute, [*ATTRIBUTES[facts], TAG + "…"], "attribute")
            continue
        known = vocabulary(rulebook, found.words)
        kind = {"text": str, "number": int, "truth": bool}[found.kind.value]
        for value in condition.values:
            where = f"{path}.{condition.attribute}"
            if not condition.attribute.startswith(TAG) and type(value) is not kind:
                message = Text("must be a {kind}, got {got}", kind=Text(found.kind.value), got=str(value))
                yield _problem(where, message)
            elif known is not None and value not in known:
                yield from _known(where, str(value), known, "word")


def _check_price(rulebook: Rulebook, rule: Price) -> Iterator[Problem]:
    if rule.decide is None:
        return
    criteria = {criterion.id: criterion for criterion in rulebook.criteria}
    yield from _known(f"{rule.id}.decide", rule.decide, list(criteria), "criterion")
    if rule.decide in criteria:
        criterion = criteria[rule.decide]
        if rule.of.value not in criterion.about:
            message = Text(
                "findings on {criterion} are about {about}, not about a {of}",
                criterion=criterion.id,
                about=criterion.about,
                of=rule.of.value,
            )
            yield _problem(f"{rule.id}.decide", message)
        if criterion.least is None:
            yield _problem(f"{rule.id}.decide", Text("{criterion} has no amount; give it least and most", criterion=criterion.id))


def _check_keep(rulebook: Rulebook, rule: Keep) -> Iterator[Problem]:
    ids = [other.id for other in rulebook.rules if isinstance(other, Price)]
    for pattern in rule.rules:
        if not any(fnmatchcase(id_, pattern) for id_ in ids):
            yield from _known(f"{rule.id}.rules", pattern, ids, "price")
    chosen = [
        other for other in rulebook.rules if isinstance(other, Price) and any(fnmatchcase(other.id, pattern) for pattern in rule.rules)
    ]
    for name in rule.per:
        if name in {"record", "item", "day"}:
            continue
        for other in chosen:
            if attribute(other.of, name) is None:
                yield from _known(f"{rule.id}.per", name, ["record", "item", "day", *ATTRIBUTES[other.of], TAG + "…"], "attribute")
                break
    if not rule.per:
        yield _problem(f"{rule.id}.per", Text("name what lines belong together, such as item"))
    if rule.best < 1:
        yield _problem(f"{rule.id}.best", Text("at least one line must be kept, got {got}", got=rule.best))


def _check_covers(rulebook: Rulebook, rule: Cap | Void) -> Iterator[Problem]:
    ids = [other.id for other in rulebook.rules if isinstance(other, (Price, Tally))]
    for pattern in rule.rules:
        if not any(fnmatchcase(id_, pattern) for id_ in ids):
            yield from _known(f"{rule.id}.rules", pattern, ids, "rule")
    for part in rule.parts:
        yield from _known(f"{rule.id}.parts", part, [other.id for other in rulebook.parts], "part")
    if not covered(rulebook, rule.rules, rule.parts, rule.account):
        yield _problem(
            f"{rule.id}.account", Text("none of these rules posts to {account}; name the account they post to", account=rule.account)
        )
    if isinstance(rule, Cap) and (rule.most is None) is (rule.least is None):
        yield _problem(rule.id, Text("give either most or least; two bounds are two caps"))


def _check_measure(rulebook: Rulebook, measure: Measure) -> Iterator[Problem]:
    path = f"measures.{measure.id}"
    if (measure.count is None) is (measure.formula is None):
        yield _problem(path, Text("a measure is either counted (count = ...) or computed (formula = ...)"))
    if measure.count is not None:
        yield from _check_conditions(rulebook, f"{path}.when", measure.count, measure.when)
    elif measure.when or measure.distinct or measure.weigh is not None or measure.shared:
        yield _problem(path, Text("a computed measure counts no records; when, distinct, weigh and shared belong to counted ones"))


def _check_circles(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the computed measures that need themselves."""
    formulas = {formula.source: formula for formula in read_formulas(rulebook)}
    needs = {
        measure.id: {read.word for read in formulas[measure.formula].reads}
        for measure in rulebook.measures
        if measure.formula is not None and measure.formula in formulas
    }
    for start in needs:
        reached: set[str] = set()
        waiting = [start]
        while waiting:
            for word in needs.get(waiting.pop(), ()):
                if word not in reached:
                    reached.add(word)
                    waiting.append(word)
        if start in reached:
            yield _problem(f"measures.{start}.formula", Text("the measure is computed from itself; take one of the measures apart"))


def _check_criteria(rulebook: Rulebook) -> Iterator[Problem]:
    kinds = ("unit", "person", "submission", "adoption", "instruction", "lapse")
    for criterion in rulebook.criteria:
        for about in criterion.about:
            yield from _known(f"criteria.{criterion.id}.about", about, kinds, "subject")
        if criterion.least is not None and criterion.most is not None and criterion.least > criterion.most:
            message = Text(
                "the range is upside down: least {least}, most {most}",
                least=format_exact(criterion.least),
                most=format_exact(criterion.most),
            )
            yield _problem(f"criteria.{criterion.id}", message)


def _check_overlaps(rulebook: Rulebook) -> Iterator[Problem]:
    prices = [rule for rule in rulebook.rules if isinstance(rule, Price)]
    keeps = [rule for rule in rulebook.rules if isinstance(rule, Keep)]
    alike: dict[tuple[Facts, str], list[Price]] = defaultdict(list)
    for price in prices:
        if not price.stacks:
            alike[price.of, price.account].append(price)
    told: set[tuple[str, str]] = set()
    for several in alike.values():
        for one, other in _meeting(several):
            pair = (one.id, other.id)
            if pair not in told and not any(_settles(keep, one, other) for keep in keeps):
                told.add(pair)
                message = Text(
                    "prices the same records as {other}; say stacks = true on the one that is added, or keep the best by a [[keep]]",
                    other=other.id,
                )
                yield _problem(one.id, message)


def _meeting(prices: Sequence[Price]) -> Iterator[tuple[Price, Price]]:
    for one, other in _comparable(prices):
        if one.id != other.id and _together(one.under, other.under) and one.provided is None and other.provided is None:
            asked = {condition.attribute: condition for condition in one.when}
            if all(condition.attribute not in asked or _both(asked[condition.attribute], condition) for condition in other.when):
                yield one, other


def _comparable(prices: Sequence[Price]) -> Iterator[tuple[Price, Price]]:
    """Yield the pairs that could meet: those apart in the attribute most rules ask for are never looked at."""
    plain = [{condition.attribute: condition for condition in price.when if not condition.negated} for price in prices]
    asked = Counter(name for conditions in plain for name in conditions if name not in MANY)
    if not asked:
        yield from combinations(prices, 2)
        return
    by = min(asked, key=lambda name: (-asked[name], name))
    buckets: dict[object, list[int]] = defaultdict(list)
    rest: list[int] = []
    for i, conditions in enumerate(plain):
        if by in conditions:
            for value in conditions[by].values:
                buckets[value].append(i)
        else:
            rest.append(i)
    pairs = {pair for bucket in buckets.values() for pair in combinations(bucket, 2)}
    pairs.update((min(i, j), max(i, j)) for i in rest for j in range(len(prices)) if i != j)
    yield from ((prices[i], prices[j]) for i, j in sorted(pairs))


def _both(one: Condition, other: Condition) -> bool:
    if one.negated and other.negated:
        return True
    if one.negated or other.negated:
        plain, negated = (other, one) if one.negated else (one, other)
        return any(value not in negated.values for value in plain.values)
    return one.attribute in MANY or not set(one.values).isdisjoint(other.values)


def _settles(keep: Keep, one: Price, other: Price) -> bool:
    def listed(price: Price) -> bool:
        return any(fnmatchcase(price.id, pattern) for pattern in keep.rules)

    return listed(one) and listed(other)
