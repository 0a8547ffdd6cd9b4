"""The laws of prices: every record that a rule prices earns it, shares sum, and of rivals the best are kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from fractions import Fraction
from typing import Any, Final, final

from attrs import frozen

from govinfo.assessment import Assessment, Line
from govinfo.exact import FEN, Exact, round_half_up, size
from govinfo.labels import Status
from govinfo.records import AnyRecord, Contribution, Finding, Handling, Lapse, Merit
from govinfo.register import Item
from govinfo.rulebook import Awards, By, Cap, Facts, Keep, Price, Ratio, Share, Subjects, Tally, Void
from govinfo.rulebook._rulebook import active
from govinfo.testing.laws._facts import TYPES, active_rules, answering, day_of, holds_on, in_keep, matches, record_of, records_of, value_of
from govinfo.testing.laws._show import broken, line_text

SHARES: Final = "shares sum to the whole"
PERSONS: Final = "the authors' shares sum to their unit's line"
KEPT: Final = "of lines that belong together the best are kept"


def check_shares_sum(assessment: Assessment) -> None:
    """
    What contributing units get of one price sums to the price, each by the rule's policy (law 4).

    Every record of the period that meets the conditions of a price has its line, unless a formula or a decision
    stands between. Prices that are formulas are checked for the proportions of the shares only.

    Raises:
        AssertionError: a share is missing, too many or of another size; with the record and the lines.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_shares_sum(year)  # nothing is raised
    """
    unit_of = answering(assessment.register, assessment.rulebook, assessment.period)
    lines: dict[tuple[str, str], list[tuple[str, Line]]] = defaultdict(list)
    rules = active_rules(assessment)
    for card in assessment.units:
        for line in card.lines:
            rule = rules[line.rule]
            if isinstance(rule, Price):
                record = record_of(assessment, rule, line)
                lines[line.rule, record.id or "" if record is not None else ""].append((card.subject, line))
    for rule in rules.values():
        if isinstance(rule, Price) and rule.for_ is Subjects.UNITS and rule.of in TYPES:
            for record in records_of(assessment.register, rule.of):
                _check_record(assessment, rule, record, lines.get((rule.id, record.id), []), unit_of)


def _check_record(assessment: Assessment, rule: Price, record: Any, lines: Sequence[tuple[str, Line]], unit_of: dict[str, str]) -> None:
    rows = [*(f"{unit}: {line_text(line)}" for unit, line in lines), repr(record)]
    parts = _parts(assessment, record)
    sharing = _sharing(assessment, rule, parts)
    due = holds_on(assessment, day_of(assessment.register, record)) and matches(assessment, rule.of, record, rule.when)
    if not lines:
        about = {record.id}
        if isinstance(record, Finding):
            # A judgement that is owed is asked of the unit or person that it is about, and of several on one thing the last one waits.
            found = assessment.register.records.findings
            same = (one.id for one in found if (one.criterion, one.about) == (record.criterion, record.about))
            about.update(same, {record.about.unit or record.id, record.about.person or record.id})
        waits = any(pending.rule == rule.id and pending.about in about for pending in assessment.pending)
        if due and sharing and rule.provided is None and rule.decide is None and not waits and not _decides(assessment, record):
            broken(SHARES, record.id, f"it meets the conditions of {rule.id}, but has no line", rows)
        return
    by_decision: dict[str | None, list[tuple[str, Line]]] = defaultdict(list)
    for unit, line in lines:
        by_decision[line.facts[0] if rule.decide is not None else None].append((unit, line))
    for several in by_decision.values():
        times = record.times if isinstance(record, Merit) else 1  # given as often as it was done
        _check_shares(rule, record.id, times, parts, sharing, several, unit_of, rows)
    deciding = {line.facts[0] for _, line in lines if line.superseded_by is None or line.superseded_by[0] != rule.id}
    if rule.decide is not None and len(deciding) > 1:
        broken(SHARES, record.id, f"more than one decision counts: {sorted(deciding)}", rows)


def _decides(assessment: Assessment, record: Any) -> bool:
    """Whether a finding needs no line of its own: it decides the amount of another record's line, or gives none and another may."""
    if not isinstance(record, Finding):
        return False
    prices = [rule for rule in active_rules(assessment).values() if isinstance(rule, Price)]
    others = [one for one in assessment.register.records.findings if one.criterion == record.criterion and one.id != record.id]
    return any(price.decide == record.criterion for price in prices) or (record.amount is None and bool(others))


def _parts(assessment: Assessment, record: Any) -> tuple[Contribution, ...]:
    """Return the units that share in what a record earns."""
    if isinstance(record, (Lapse, Handling)):
        return (Contribution(unit=record.unit),)
    if isinstance(record, Finding):
        if record.about.unit is not None:
            return (Contribution(unit=record.about.unit),)
        if record.about.record is None:
            return ()
        return _parts(assessment, assessment.register.by_id[record.about.record])
    return assessment.register.item_of(record).units


def _sharing(assessment: Assessment, rule: Price, parts: Sequence[Contribution]) -> list[Contribution]:
    """Return the units that get a share: those the policy chooses, of the groups that the rule is for."""
    if not parts:
        return []
    chosen = next((part for part in parts if part.lead), parts[0]) if rule.share is Share.LEAD else parts[0]
    sharing = [chosen] if rule.share in {Share.FIRST, Share.LEAD} else list(parts)
    groups = {unit.id: unit.group for unit in assessment.register.records.units}
    return [part for part in sharing if not rule.groups or groups[part.unit] in rule.groups]


def _check_shares(
    rule: Price,
    record: str,
    times: int,
    parts: Sequence[Contribution],
    sharing: Sequence[Contribution],
    lines: Sequence[tuple[str, Line]],
    unit_of: dict[str, str],
    rows: Sequence[str],
) -> None:
    got: dict[str, Exact] = defaultdict(int)  # a line that a limit splits stands twice
    for unit, line in lines:
        got[unit] += line.amount
    due = Counter(unit_of[part.unit] for part in sharing)
    if set(got) != set(due):
        broken(SHARES, record, f"{rule.id} goes to {[part.unit for part in sharing]}", rows)
    whole: Exact | None = rule.amount if not isinstance(rule.amount, str) else None
    if whole is not None:
        whole *= times
    if whole is not None and rule.account == "yuan":
        whole = round_half_up(whole, FEN)
    if rule.share not in {Share.EQUAL, Share.WEIGHT}:
        own = {FEN * (got[unit] / FEN) for unit in due}  # of several units that one answers for the record counts once
        if len(own) > 1 or (whole is not None and own != {whole}):
            broken(SHARES, record, f"{rule.id} is {whole} for each", rows)
        return
    everybody = len(sharing) == len(parts)
    if whole is not None and everybody and sum(got.values()) != whole:
        broken(SHARES, record, f"the shares of {rule.id} make {sum(got.values())}, not {whole}", rows)
    if whole is None and not everybody:
        return
    weights: list[Exact] = [1 if rule.share is Share.EQUAL or part.weight is None else part.weight for part in parts]
    for unit, number in due.items():
        weight = sum(own for part, own in zip(parts, weights, strict=True) if part in sharing and unit_of[part.unit] == unit)
        share = FEN * ((sum(got.values()) if whole is None else whole) / FEN) * weight / sum(weights)
        # Money may be up to a fen beside the exact share of each part, points not at all.
        if (abs(got[unit] - share) >= FEN * number) if rule.account == "yuan" else got[unit] != share:
            broken(SHARES, record, f"{unit} gets {got[unit]} of {rule.id}, its exact share is {share}", rows)


def _weights(item: Item | None) -> dict[str, Exact]:
    """Return the weight of each author of an item, one where nobody has one."""
    if item is None:
        return {}
    return dict(zip(item.authors, item.weights or [1] * len(item.authors), strict=True))


def check_persons_share(assessment: Assessment) -> None:
    """
    What persons get of a unit's line sums to it, by the policy of the rulebook (law 4).

    Raises:
        AssertionError: it does not; with the line and the shares.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_persons_share(year)  # nothing is raised
    """
    policy = next(active(assessment.rulebook, "persons"), None)
    if policy is None:
        return
    unit_of = answering(assessment.register, assessment.rulebook, assessment.period)
    rules = active_rules(assessment)
    persons = {person.id: person for person in assessment.register.records.persons}

    def home(person: str, day: date) -> str:
        return unit_of[persons[person].unit_on(day)]

    by_place = isinstance(policy.awards, Ratio) or policy.awards is Awards.FIRST
    got: dict[tuple[object, ...], dict[str, Exact]] = defaultdict(dict)
    for card in assessment.persons:
        for line in card.lines:
            record = line.record
            alone = (isinstance(record, Merit) and record.unit is None) or (isinstance(record, Finding) and record.about.person is not None)
            if alone or rules[line.rule].for_ is Subjects.PERSONS:
                continue  # a line of the person's own
            own = got[_same(line, record, "" if by_place else str(line.unit))]
            own[card.subject] = own.get(card.subject, 0) + line.amount
    joint: dict[tuple[object, ...], dict[str, Exact]] = defaultdict(dict)
    authors_of: dict[tuple[object, ...], Sequence[str]] = {}
    for card in assessment.units:
        counted: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        for line in card.lines:
            if line.status is Status.COUNTED:
                counted[_same(line, line.record, card.subject)].append(line)
        for key, several in counted.items():
            line, record, item = several[0], several[0].record, several[0].item
            whole = sum(line.amount for line in several)
            if by_place and not (line.amount < 0 and (record is not None or item is None)):
                of_all = _same(line, record, "")
                joint[of_all][card.subject] = whole
                authors_of[of_all] = item.authors if item is not None else ()
                continue
            shares = got.pop(_same(line, record, "") if by_place else key, {})
            if line.amount < 0 and (record is not None or item is None):  # what a tally takes from an item its authors share
                answerable = list(record.persons) if policy.deductions == "named" and isinstance(record, Lapse) else []
                if policy.deductions == "unit":
                    answerable = [id_ for id_, one in persons.items() if one.works_on(line.on) and home(id_, line.on) == card.subject]
                expected = dict.fromkeys(answerable, whole)
            else:
                authors = [] if item is None else [author for author in item.authors if home(author, item.day) == card.subject]
                awards = policy.awards if isinstance(policy.awards, Awards) else None
                weight_of = _weights(item)
                weights = [weight_of[author] if awards is Awards.WEIGHT else 1 for author in authors]
                expected = _expected(awards, line.account, [line.amount for line in several], dict(zip(authors, weights, strict=True)))
            if _not_zero(shares) != _not_zero(expected):
                rows = [line_text(line), *(f"{person} gets {amount}" for person, amount in shares.items())]
                broken(PERSONS, f"unit {card.subject}", f"its persons should get {expected}", rows)
    for key, units in joint.items():
        shares, rule = got.pop(key, {}), rules[str(key[2])]
        each = isinstance(rule, Price | Tally) and rule.share is Share.EACH
        _check_by_place(policy.awards, authors_of[key], [*units.values()], shares, each=each)
    rest = {key: shares for key, shares in got.items() if any(shares.values())}
    if rest:
        broken(PERSONS, "the persons", "shares in no line of their unit", rest.items())


def _check_by_place(
    awards: Awards | Ratio | None, authors: Sequence[str], lines: Sequence[Exact], shares: Mapping[str, Exact], *, each: bool
) -> None:
    """The first authors share what all units have of a record, or, where each has the whole, one whole."""
    ratio: Sequence[Exact] = awards.parts if isinstance(awards, Ratio) else (1,)
    first = authors[: len(ratio)]
    rows = [f"{person} gets {amount}" for person, amount in shares.items()]
    if not first or (each and len(set(lines)) > 1):  # a limit cut one of the lines
        return
    whole = lines[0] if each else sum(lines)
    if sum(shares.values()) != whole or not set(_not_zero(shares)) <= set(first):
        broken(PERSONS, "the first authors", f"{list(first)} should share {whole}", rows)
    for person, part in zip(first, ratio, strict=False):
        if abs(shares.get(person, 0) - FEN * (whole / FEN) * part / sum(ratio[: len(first)])) >= FEN * len(lines):
            broken(PERSONS, "the first authors", f"{person} should have {part} of {sum(ratio[: len(first)])}", rows)


def _not_zero(shares: Mapping[str, Exact]) -> dict[str, Exact]:
    return {person: amount for person, amount in shares.items() if amount}


def _same(line: Line, record: AnyRecord | None, unit: str) -> tuple[object, ...]:
    """Return what tells the lines of one rule on one record for one unit from all others; who a lapse names may be of another."""
    of = "" if isinstance(record, Lapse) and line.amount < 0 else unit
    return (of, line.account, line.rule, line.on, line.facts, line.amount < 0)


def _expected(awards: Awards | None, account: str, amounts: Iterable[Exact], weights: Mapping[str, Exact]) -> dict[str, Exact]:
    """Return what authors of a unit, each with a weight, have of its lines."""
    if awards is None or not weights:
        return {}
    all_weights = sum(weights.values())
    expected: dict[str, Exact] = dict.fromkeys(weights, 0)
    for amount in amounts:
        if awards is Awards.EACH:
            parts: list[Exact] = [amount] * len(weights)
        elif awards is Awards.FIRST_OF_UNIT:
            parts = [amount] + [0] * (len(weights) - 1)
        elif account == "yuan":
            fen = int(size(amount) * 100)
            counts = [int(fen * Fraction(weight) / all_weights) for weight in weights.values()]
            lost = [fen * Fraction(weight) / all_weights - count for weight, count in zip(weights.values(), counts, strict=True)]
            for place in sorted(range(len(counts)), key=lambda place: (-lost[place], place))[: fen - sum(counts)]:
                counts[place] += 1
            parts = [FEN * (count if amount > 0 else -count) for count in counts]
        else:
            parts = [FEN * (amount / FEN) * weight / all_weights for weight in weights.values()]
        for author, part in zip(weights, parts, strict=True):
            expected[author] += part
    return expected


def check_best_are_kept(assessment: Assessment) -> None:
    """
    Of the lines that belong together under a keep policy at most the best count, and no better one gave way (law 2).

    Where units compete with each other those that share in one record do not: their lines on it have one place.

    Raises:
        AssertionError: too many count, or the wrong ones; with the lines.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_best_are_kept(year)  # nothing is raised
    """
    rules = active_rules(assessment)
    keeps = [rule for rule in rules.values() if isinstance(rule, Keep) and rule.for_ is Subjects.UNITS]
    for keep in keeps:
        if any(isinstance(rule, (Cap, Void)) and rule.step <= keep.step for rule in rules.values()):
            continue  # what these take back does not compete
        together: dict[tuple[object, ...], list[_Rival]] = defaultdict(list)
        for card in assessment.units:
            for line in card.lines:
                rule = rules[line.rule]
                if isinstance(rule, Price) and in_keep(keep, rule) and not _overtaken(rule, line):
                    key = _key(assessment, keep, rule, line)
                    if None not in key:
                        whose = "all units" if keep.across else f"unit {card.subject}"
                        together[whose, *key].append(_Rival(card.subject, _record_id(assessment, rule, line), line))
        alone = all(sum(in_keep(other, rule) for other in keeps) == 1 for rule in rules.values() if in_keep(keep, rule))
        for (who, *_), rivals in together.items():
            _check_group(keep, str(who), rivals, alone=alone)


@final
@frozen
class _Rival:
    """A line that competes: whose it is, and on which record."""

    unit: str
    record: str
    line: Line


def _record_id(assessment: Assessment, rule: Price, line: Line) -> str:
    return str(getattr(record_of(assessment, rule, line), "id", ""))


def _overtaken(rule: Price, line: Line) -> bool:
    """Whether a later finding on the same thing took the place of the line."""
    judged = rule.decide is not None or rule.of is Facts.FINDING
    return judged and line.superseded_by is not None and line.superseded_by[0] == line.rule and line.superseded_by[1] != line.facts[0]


def _key(assessment: Assessment, keep: Keep, rule: Price, line: Line) -> tuple[object, ...]:
    record = record_of(assessment, rule, line)
    if record is None:
        return (None,)
    item = assessment.register.item_of(record).submission
    own: dict[str, object] = {"record": record.id, "item": None if item is None else item.id, "day": line.on}
    return tuple(own[name] if name in own else value_of(assessment, rule.of, record, name) for name in keep.per)


def _check_group(keep: Keep, who: str, rivals: Sequence[_Rival], *, alone: bool) -> None:
    rows = [line_text(rival.line) for rival in rivals]
    entries: dict[tuple[str, str, str, tuple[str, ...]], list[Line]] = defaultdict(list)  # a line that a limit splits stands twice
    for rival in rivals:
        entries[rival.unit, rival.record, rival.line.rule, rival.line.facts].append(rival.line)
    patterns = {rule: next(at for at, pattern in enumerate(keep.rules) if fnmatchcase(rule, pattern)) for _, _, rule, _ in entries}

    def merit(lines: Sequence[Line]) -> Exact:
        if keep.by is By.SIZE:
            return size(sum(line.amount for line in lines))
        if keep.by is By.LISTED:
            return -patterns[lines[0].rule]
        return lines[0].on.toordinal() * (-1 if keep.by is By.FIRST else 1)

    places: dict[tuple[object, ...], list[tuple[Exact, bool]]] = defaultdict(list)
    taken: Counter[tuple[str, str]] = Counter()
    ranked = [(merit(lines), all(line.status is Status.SUPERSEDED for line in lines), key) for key, lines in entries.items()]
    for worth, beaten, key in sorted(ranked, key=lambda entry: (-entry[0], *entry[1:])):
        unit, record, *_ = key
        place: tuple[object, ...] = (record, taken[unit, record]) if keep.across else key
        taken[unit, record] += 1
        places[place].append((worth, beaten))
    kept = {place for place, own in places.items() if not all(beaten for _, beaten in own)}
    beaten_places = {place for place, own in places.items() if any(beaten for _, beaten in own)}
    if len(kept) > keep.best:
        broken(KEPT, who, f"{keep.id} keeps {keep.best}, but {len(kept)} are kept", rows)
    if not alone or not beaten_places:
        return
    if len(kept) < keep.best:
        broken(KEPT, who, f"{keep.id} keeps {keep.best}, but only {len(kept)} are kept", rows)
    best = {place: max(worth for worth, _ in own) for place, own in places.items()}
    if kept & beaten_places or max(best[place] for place in beaten_places) > min(best[place] for place in kept):
        broken(KEPT, who, f"{keep.id} keeps {sorted(map(str, kept))}, but a better line gave way", rows)
