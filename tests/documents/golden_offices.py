"""
Circulars of five offices whose regulations are of other kinds, as files to be read by people and compared by tests.

A land department that grades and knows no points, tax bureaus with tasks by kind, a company whose works count for the unit above
them, schools, and towns that are ranked by a rate. `python tests/documents/golden_offices.py` writes them anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from attrs import evolve

from govinfo import Period, Records, build_register, shipped_rulebook
from govinfo.examples import decode_examples
from govinfo.instants import OFFICIAL_ZONE
from govinfo.papers import Paper, circular_paper, paper_html, paper_text
from govinfo.records import About, Contribution, Figure, Finding, Submission, Unit
from govinfo.reports import circular_of

__all__ = ["FOLDER", "FORMATS", "OFFICES", "land_records", "office_paper", "rendered"]

FOLDER: Final = Path(__file__).parent / "golden" / "offices"
FORMATS: Final = ("txt", "html")


def land_records() -> Records:
    """Four cities: excellent with 86 percent, found excellent with 79.9, good, failed; and one that nobody has graded."""
    names = {"a": "长春市国土资源局", "b": "吉林市国土资源局", "c": "四平市国土资源局", "d": "辽源市国土资源局", "e": "通化市国土资源局"}
    graded = {"a": 1, "b": 1, "c": 2, "d": 4}
    satisfied = {"a": 86, "b": 79, "c": 75, "d": 60}
    return Records(
        units=tuple(Unit(id=id_, name=name, group="city") for id_, name in names.items()),
        findings=tuple(
            Finding(id=f"f-{id_}", criterion="grade", about=About(unit=id_), on=date(2024, 12, 20), amount=grade)
            for id_, grade in graded.items()
        ),
        figures=tuple(
            Figure(id=f"g-{id_}", unit=id_, name="satisfaction", value=value, period=Period.parse("2024"))
            for id_, value in satisfied.items()
        ),
    )


def _tax() -> Records:
    """From March to June one bureau sends 4, 10, 8 and 6 items of the four kinds, one sends one less of each, one sends nothing."""
    owed = {"exchange": 4, "economy": 10, "politics": 8, "problem": 6}
    sent: list[Submission] = []
    for unit, less in (("jinjiang", 0), ("nanan", 1)):
        for kind, many in owed.items():
            for n in range(many - less):
                at = datetime(2007, 3, 1, 9, tzinfo=OFFICIAL_ZONE) + timedelta(days=7 * n)
                sent.append(Submission(id=f"s-{unit}-{kind}-{n}", units=(Contribution(unit=unit),), submitted_at=at, kinds=(kind,)))
    units = (("jinjiang", "晋江市国税局"), ("nanan", "南安市国税局"), ("dehua", "德化县国税局"))
    return Records(units=tuple(Unit(id=id_, name=name) for id_, name in units), submissions=tuple(sent))


OFFICES: Final[Mapping[str, tuple[str, str]]] = {
    "land-without-points": ("jilin-land-openness-2001", "2024"),
    "tax-by-kinds": ("quanzhou-tax-2007", "2007-03-01/2007-07-01"),
    "company-with-works": ("company-information-measures", "2012"),
    "schools": ("beilun-education", "2011"),
    "towns-by-rate": ("town-agency-monthly", "2010-Q1"),
}
"""What each is assessed by, and over which days."""


NAMES: Final[Mapping[str, str]] = {"school": "第一小学"}
"""What units are called that an example calls by their ids."""


@cache
def office_paper(name: str) -> Paper:
    """Return the circular of one of them."""
    rulebook, period = OFFICES[name]
    book = shipped_rulebook(rulebook)
    if name in {"land-without-points", "tax-by-kinds"}:
        records = land_records() if name == "land-without-points" else _tax()
    else:
        shipped = files("govinfo").joinpath("data", "examples", f"{rulebook}.toml").read_bytes()
        records = next(one for one in decode_examples(shipped) if one.period == period).records
        records = evolve(records, units=tuple(evolve(unit, name=NAMES.get(unit.name, unit.name)) for unit in records.units))
    return circular_paper(circular_of(build_register(records), book, Period.parse(period)))


def rendered(name: str, form: str) -> str:
    """Return the circular of an office in a format."""
    return {"txt": paper_text, "html": paper_html}[form](office_paper(name))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one in OFFICES:
        for kind in FORMATS:
            (FOLDER / f"{one}.{kind}").write_text(rendered(one, kind), "utf-8", newline="\n")
