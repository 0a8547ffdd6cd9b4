"""An office's year: records come in day by day, are corrected, and are assessed at any moment; the laws and the oracle hold all along."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any, Final

import pytest
from agreement import compare
from attrs import evolve
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from govinfo import Period, Records, build_register, choose, shipped_rulebook
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Action, Complexity, Grain, LapseKind, Level
from govinfo.records import (
    About,
    AdoptionEvent,
    Commission,
    Contribution,
    Correction,
    Finding,
    Handling,
    Lapse,
    LeaderInstruction,
    Person,
    Submission,
    Target,
    Unit,
)
from govinfo.records import _items as items
from govinfo.testing import laws, readings

DISTRICT: Final = shipped_rulebook("district-model")
VOIDABLE: Final = ("submissions", "adoptions", "instructions", "lapses", "findings", "targets", "commissions", "handlings")
"""The lists of which an office voids records; units and persons it only replaces, for others mention them."""

MENDED: Final = st.sampled_from(("adoptions", "adoptions", "adoptions", *VOIDABLE, "units", "persons"))
"""The lists in which something is corrected, the one most often corrected first."""

PLACES: Final = st.sampled_from((0, 0, 1, 2, 3, 5))
"""Which of the records there are, counted round from the latest."""

SOME: Final = st.lists(PLACES, max_size=2, unique=True)
FIRST_OF_MONTH: Final = -1
CLOCKS: Final = st.sampled_from((time(0, 0), time(0, 30), time(7, 59), time(8, 0), time(9, 30), time(23, 30), time(23, 59, 59, 999_999)))
"""When something is sent, by the clock of the office: about midnight there, and about midnight in Greenwich."""

ZONES: Final = st.sampled_from((OFFICIAL_ZONE, UTC, timezone(timedelta(hours=-5))))
"""How the instant is written: another machine may write the same one with another offset, and perhaps another day."""

MORNING: Final = time(9, 30)
LATE: Final = st.sampled_from((0, 0, 0, 1, 3, 40, FIRST_OF_MONTH))
"""How many days after a fact it is entered, or that it was on the first of the month."""

FORMS: Final = st.sampled_from(("item", "brief", "research", None))
PUBLICATIONS: Final = st.sampled_from(sorted(publication.id for publication in DISTRICT.publications))
LEVELS: Final = st.sampled_from((Level.DISTRICT, Level.CITY, Level.PROVINCE))
JUDGED: Final = st.sampled_from(("leadership", "leadership-neglect", "main-contributor", "untrue-consequence"))
HALVES: Final = {"main-contributor": (0, 5, None), "untrue-consequence": (50, 80, 100, None)}


class Office(RuleBasedStateMachine):
    """The information section of a district office, from New Year to New Year."""

    def __init__(self) -> None:
        """Open an empty book on the first working day."""
        super().__init__()
        self.records = Records()
        self.today = date(2024, 1, 2)
        self.entered = 0
        self.sent_on: dict[str, date] = {}

    # The book

    def enter(self, name: str, record: Any) -> None:
        """Add a record, and let some days go by; none that is there is ever touched."""
        self.records += Records(**{name: (record,)})
        self.time_passes(4)

    def next_id(self, letter: str) -> str:
        """Return an id that nothing bears yet."""
        self.entered += 1
        return f"{letter}{self.entered}"

    def at(self, name: str, place: int) -> Any:
        """Return a record of a list, counted from the latest; None where there is none."""
        rows = getattr(self.records, name)
        return rows[-1 - place % len(rows)] if rows else None

    def ids(self, name: str, places: list[int]) -> tuple[str, ...]:
        """Return the ids of several records, each once."""
        return tuple(dict.fromkeys(record.id for record in (self.at(name, place) for place in places) if record is not None))

    def day(self, late: int) -> date:
        """Return the day of a fact that is entered so many days late."""
        return self.today.replace(day=1) if late == FIRST_OF_MONTH else max(date(2024, 1, 1), self.today - timedelta(days=late))

    def instant(self, late: int, clock: time = MORNING, zone: tzinfo = OFFICIAL_ZONE) -> datetime:
        """Return an instant of that day in official time, written with the offset of a zone."""
        return datetime.combine(self.day(late), clock, OFFICIAL_ZONE).astimezone(zone)

    def versions(self, id_: str) -> list[Any]:
        """Return a record as it was written and as any correction would have it."""
        found = [record for record in self.records if record.id == id_]
        for correction in self.records.corrections:
            new: Any = correction.replacement
            while isinstance(new, Correction):
                new = new.replacement
            if new is not None and new.id == id_:
                found.append(new)
        return found

    def units_of(self, submission: str) -> set[str]:
        """Return the units that have a part in an item, whichever version of it stands."""
        return set.intersection(*({part.unit for part in item.units} for item in self.versions(submission)))

    # What happens

    @initialize(
        groups=st.lists(st.sampled_from((None, "towns", "departments")), min_size=2, max_size=4),
        persons=st.lists(PLACES, max_size=4),
        sent=st.lists(st.tuples(PLACES, PUBLICATIONS, FORMS), min_size=2, max_size=4),
        owed=st.lists(
            st.tuples(
                PLACES,
                st.sampled_from(("sent", "adopted", "points")),
                st.sampled_from((Grain.MONTH, Grain.QUARTER, Grain.YEAR)),
                st.integers(0, 2),
            ),
            max_size=2,
        ),
    )
    def open_the_year(
        self, groups: list[str | None], persons: list[int], sent: list[tuple[int, str, str | None]], owed: list[tuple[int, str, Grain, int]]
    ) -> None:
        """The units, their people, what they owe, and a first few items, each of which is used."""
        for group in groups:
            id_ = self.next_id("u")
            self.enter("units", Unit(id=id_, name=f"单位{id_}", group=group))
        for place in persons:
            id_ = self.next_id("p")
            self.enter("persons", Person(id=id_, name=f"信息员{id_}", unit=self.at("units", place).id))
        for place, measure, per, least in owed:
            self.owe(place, measure, per, least)
        for place, publication, form in sent:
            self.send([place], [place], form, 0, asked=False, clock=MORNING, zone=OFFICIAL_ZONE)
            self.adopt(0, publication, None, 0)

    @rule(
        place=PLACES,
        measure=st.sampled_from(("sent", "adopted")),
        per=st.sampled_from((Grain.MONTH, Grain.QUARTER)),
        least=st.integers(0, 2),
    )
    def owe(self, place: int, measure: str, per: Grain, least: int) -> None:
        """Another target is handed down."""
        self.enter("targets", Target(id=self.next_id("t"), unit=self.at("units", place).id, measure=measure, per=per, at_least=least))

    @rule(days=st.sampled_from((1, 12, 40)))
    def time_passes(self, days: int) -> None:
        """Days go by, but the year does not end."""
        self.today = min(date(2024, 12, 31), self.today + timedelta(days=days))

    @rule(
        places=st.lists(PLACES, min_size=1, max_size=3),
        authors=SOME,
        form=FORMS,
        late=LATE,
        asked=st.booleans(),
        clock=CLOCKS,
        zone=ZONES,
    )
    def send(self, places: list[int], authors: list[int], form: str | None, late: int, asked: bool, clock: time, zone: tzinfo) -> None:
        """One unit or several send an item, perhaps about midnight."""
        units = tuple(Contribution(unit=id_) for id_ in self.ids("units", places))
        self.sent_on[f"s{self.entered + 1}"] = self.day(late)
        commission = self.at("commissions", 0)
        self.enter(
            "submissions",
            Submission(
                id=self.next_id("s"), units=units, submitted_at=self.instant(late, clock, zone), authors=self.ids("persons", authors), form=form,
                commission=commission.id if asked and commission is not None else None,
            ),
        )  # fmt: skip

    @precondition(lambda self: self.records.submissions)
    @rule(place=PLACES, publication=PUBLICATIONS, form=FORMS, late=LATE)
    def adopt(self, place: int, publication: str, form: str | None, late: int) -> None:
        """A publication uses an item."""
        item = self.at("submissions", place).id
        self.enter("adoptions", AdoptionEvent(id=self.next_id("a"), submission=item, publication=publication, form=form, on=self.day(late)))

    @precondition(lambda self: self.records.submissions)
    @rule(place=PLACES, level=LEVELS, late=LATE, affirmative=st.booleans())
    def instruct(self, place: int, level: Level, late: int, affirmative: bool) -> None:
        """A leader writes on an item, perhaps not for the first time."""
        item = self.at("submissions", place).id
        earlier = next((one.id for one in self.records.instructions if one.submission == item), None)
        new = LeaderInstruction(
            id=self.next_id("i"), submission=item, level=level, on=self.day(late), affirmative=affirmative, follows=earlier
        )
        self.enter("instructions", new)

    @precondition(lambda self: self.records.instructions)
    @rule(place=PLACES, unit=PLACES, done=st.booleans())
    def handle(self, place: int, unit: int, done: bool) -> None:
        """A unit handles an instruction."""
        instruction = self.at("instructions", place)
        start = self.instant(0)
        new = Handling(
            id=self.next_id("h"), instruction=instruction.id, unit=self.at("units", unit).id, received_at=start, complexity=Complexity.COMPLEX,
            done_at=start + timedelta(days=6) if done else None,
        )  # fmt: skip
        self.enter("handlings", new)

    @rule(places=st.lists(PLACES, min_size=1, max_size=2), by=LEVELS)
    def commission(self, places: list[int], by: Level) -> None:
        """An office asks for an item."""
        asked = self.instant(0)
        new = Commission(id=self.next_id("c"), by=by, units=self.ids("units", places), asked_at=asked, due_at=asked + timedelta(days=3))
        self.enter("commissions", new)

    @rule(unit=PLACES, kind=st.sampled_from(LapseKind), by=st.none() | LEVELS, late=LATE, about=st.booleans(), persons=SOME)
    def lapse(self, unit: int, kind: LapseKind, by: Level | None, late: int, about: bool, persons: list[int]) -> None:
        """A unit failed."""
        own = self.at("units", unit).id
        item = next((item.id for item in self.records.submissions if own in self.units_of(item.id)), None) if about else None
        asked = self.at("commissions", 0) if about and kind.startswith("commission") else None
        new = Lapse(
            id=self.next_id("l"), unit=own, kind=kind.value, by=by, on=self.day(late), submission=item, persons=self.ids("persons", persons),
            commission=None if asked is None else asked.id,
        )  # fmt: skip
        self.enter("lapses", new)

    @rule(criterion=JUDGED, place=PLACES, part=PLACES, met=st.sampled_from((True, True, None, False)), amount=PLACES, late=LATE)
    def judge(self, criterion: str, place: int, part: int, met: bool | None, amount: int, late: int) -> None:
        """An assessor decides; nothing happens where there is nothing to decide on."""
        about: About | None = About(unit=self.at("units", place).id)
        if criterion == "main-contributor":
            adoption = self.at("adoptions", place)
            items = [] if adoption is None else [one.submission for one in self.versions(adoption.id)]
            parts = sorted(set.intersection(*map(self.units_of, items))) if items else []
            about = About(adoption=adoption.id, unit=parts[part % len(parts)]) if parts else None
        elif criterion == "untrue-consequence":
            lapse = self.at("lapses", place)
            about = None if lapse is None else About(lapse=lapse.id)
        amounts = HALVES.get(criterion, (None,))
        if about is not None:
            new = Finding(
                id=self.next_id("f"), criterion=criterion, about=about, on=self.day(late), met=met, amount=amounts[amount % len(amounts)]
            )
            self.enter("findings", new)

    # What is mended

    def mend(self, of: str, new: Any, late: int) -> None:
        """Enter a correction of a record: a better version, or None where it should not be there at all."""
        action = Action.VOID if new is None else Action.REPLACE
        self.enter(
            "corrections",
            Correction(id=self.next_id("k"), of=of, action=action, on=self.day(late), reason="登记有误", by="信息科", replacement=new),
        )

    @rule(
        name=MENDED,
        place=PLACES,
        voids=st.lists(st.booleans(), min_size=1, max_size=3),
        other=PLACES,
        moved=st.sampled_from((-40, -1, 0, 1)),
        late=LATE,
    )
    def correct(self, name: str, place: int, voids: list[bool], other: int, moved: int, late: int) -> None:
        """A record should never have been there, or should read otherwise; the office may change its mind, and enter the later view first."""
        old = self.at(name, place)
        if old is None:
            return
        for n, void in enumerate(voids):
            new = None if void and name in VOIDABLE else self.better(old, other + n, timedelta(days=moved * (n + 1)))
            self.mend(old.id, new, late + 10 * n if late > 0 else late)

    def better(self, old: Any, other: int, moved: timedelta) -> Any:
        """Return a record with another day and another of what is most often wrong."""
        unit = self.at("units", other).id
        parts_are_judged = any(finding.about.unit is not None and finding.about.record is not None for finding in self.records.findings)
        match old:
            case Unit():
                return evolve(old, name=f"{old.name}（更名）", group=self.at("units", other).group)
            case Person():
                return evolve(old, unit=unit)
            case Submission():
                units = old.units if parts_are_judged else (Contribution(unit=unit),)
                return evolve(old, submitted_at=old.submitted_at + moved, units=units, form="brief", authors=self.ids("persons", [other]))
            case AdoptionEvent():
                item = old.submission if parts_are_judged else self.at("submissions", other).id
                return evolve(old, on=old.on + moved, submission=item, publication="city-report")
            case LeaderInstruction():
                return evolve(old, on=old.on + moved, level=Level.PROVINCE)
            case Lapse():
                return evolve(old, on=old.on + moved, kind=LapseKind.URGENT_OMITTED.value, by=Level.CITY, unit=unit)
            case Finding():
                return evolve(old, on=old.on + moved, met=None if old.met else True)
            case Target():
                return evolve(old, unit=unit, at_least=1)
            case Commission():
                return evolve(old, units=(unit,), due_at=old.due_at - timedelta(days=1))
            case _:
                return evolve(old, unit=unit, done_at=None)

    @precondition(lambda self: self.records.corrections)
    @rule(place=PLACES, void=st.booleans(), instead=st.booleans(), late=LATE)
    def mend_a_correction(self, place: int, void: bool, instead: bool, late: int) -> None:
        """A correction was wrong: it is taken back, dated otherwise, or should have been a void."""
        old: Correction = self.at("corrections", place)
        mentioned = old.of in {record.id for record in (*self.records.units, *self.records.persons)}
        if void:
            self.mend(old.id, None, late)
        elif instead and not mentioned and not isinstance(old.replacement, Correction):
            self.mend(old.id, evolve(old, action=Action.VOID, replacement=None), late)
        else:
            self.mend(old.id, evolve(old, on=self.day(late)), late)

    # What must hold

    @rule(grain=st.sampled_from((Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)), chosen=readings(DISTRICT))
    def assess(self, grain: Grain, chosen: dict[str, str]) -> None:
        """The month, quarter, half-year or year that runs is assessed, in any reading: every law holds, and the oracle says the same."""
        period = next(part for part in Period.parse("2024").parts(grain) if self.today in part)

        laws.check_all(self.records, choose(DISTRICT, chosen), period)
        compare(self.records, period, chosen)

    @invariant()
    def everything_entered_is_kept(self) -> None:
        """The register takes what the office enters, and nothing is lost from the book."""
        assert len(self.records) == self.entered
        register = build_register(self.records)
        mended = {correction.of for correction in self.records.corrections}
        gone = {entry.record for entry in register.trail}
        assert {record.id for record in self.records if record.id not in mended | gone} <= set(register.by_id) | {
            correction.id for correction in self.records.corrections
        }

    @invariant()
    def an_item_lies_on_the_day_that_the_office_saw(self) -> None:
        """Whatever zone its instant is written in, an item that nobody corrected was sent on the day that the clock of the office showed."""
        mended = {correction.of for correction in self.records.corrections}
        rows = build_register(self.records).rows["submissions"]
        days = {record.id: day for record, day in zip(rows.records, rows.days, strict=True)}

        assert {id_: days[id_] for id_ in self.sent_on if id_ in days and id_ not in mended} == {
            id_: day for id_, day in self.sent_on.items() if id_ in days and id_ not in mended
        }

    def teardown(self) -> None:
        """At the end the whole year is assessed, as the regulation is read unless somebody chooses otherwise."""
        if self.records:
            laws.check_all(self.records, DISTRICT, Period.parse("2024"))
            compare(self.records, Period.parse("2024"), {})


OfficeTest = Office.TestCase
OfficeTest.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=9))], ids=["greenwich", "an hour ahead"])
def test_the_machine_notices_the_day_of_another_zone(zone: tzinfo, monkeypatch: pytest.MonkeyPatch) -> None:
    """An item that counts on the day that a clock elsewhere shows is found by keeping the book of an office."""
    monkeypatch.setattr(items, "official_day", lambda instant: instant.astimezone(zone).date())
    few = settings(max_examples=60, stateful_step_count=12, deadline=None, derandomize=True, database=None, phases=(Phase.generate,))

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Office, settings=few)
