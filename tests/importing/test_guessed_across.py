"""A table of numbers with units, months or names in its headings is guessed as such, shown, and read once it is decided."""

from __future__ import annotations

import pytest

from govinfo.errors import DecodeError
from govinfo.importing import decode_map, guess_map, import_tables

MONTHS = "2024年各单位信息采用条数,,,\n月份,农业局,水利局,教育局\n1月,3,2,1\n2月,4,0,2\n合计,7,2,3\n"
PUBLICATIONS = "2024年上半年采用情况,,,\n刊物,农业局,水利局,合计\n政务,3,2,5\n专报,4,,4\n合计,7,2,9\n"
UNITS = "单位,1月份,一季度,合计\n农业局,3,5,8\n水利局,4,,4\n"
LYING = "序号,1,2\n报送单位,农业局,水利局\n信息标题,春耕,防汛\n报送日期,2024-03-05,2024-03-06\n采用刊物,政务,\n采用日期,2024-03-08,\n"


def figures(ledger: str, **decided: str) -> set[tuple[str | None, str, str | None, object]]:
    """Return what a table comes to when its guessed map is decided."""
    files = [("台账.csv", ledger.encode())]
    guessed = guess_map(files)
    for key, value in decided.items():
        open_ = key.replace("_", ".")
        assert open_ in guessed
        guessed = guessed.replace(f'"{open_}" = "?"', f'"{open_}" = "{value}"').replace(f'{open_} = "?"', f"{open_} = {value}")
    read = import_tables(files, ledger_map=decode_map(guessed))
    return {(one.unit, one.name, None if one.period is None else one.period.name, one.value) for one in read.figures}


def test_units_across_and_months_below_each_other_are_figures_of_the_year_in_the_title() -> None:
    """What the rulebook calls the number is open; sums are left out."""
    assert figures(MONTHS, figures_name="done") == {
        ("农业局", "done", "2024-01", 3),
        ("水利局", "done", "2024-01", 2),
        ("教育局", "done", "2024-01", 1),
        ("农业局", "done", "2024-02", 4),
        ("水利局", "done", "2024-02", 0),
        ("教育局", "done", "2024-02", 2),
    }


def test_publications_below_each_other_are_the_names_of_numbers_in_the_period_of_the_title() -> None:
    """An empty cell is no number, and not zero."""
    assert figures(PUBLICATIONS) == {("农业局", "政务", "2024-H1", 3), ("农业局", "专报", "2024-H1", 4), ("水利局", "政务", "2024-H1", 2)}


def test_months_across_and_units_below_each_other_are_the_same_table_turned() -> None:
    """Where no title says of which year, the map asks."""
    assert figures(UNITS, figures_name="done", year="2024") == {
        ("农业局", "done", "2024-01", 3),
        ("农业局", "done", "2024-Q1", 5),
        ("水利局", "done", "2024-01", 4),
    }


def test_what_is_open_in_a_guessed_map_is_told_everywhere() -> None:
    """The year, the name of the number, and a word that stands for another."""
    words = '\n[table.words."单位"]\n"农业局" = "?"\n'
    with pytest.raises(DecodeError) as caught:
        decode_map(guess_map([("台账.csv", UNITS.encode())]) + words)

    assert [problem.path for problem in caught.value.problems] == [
        "$.table[0].year",
        '$.table[0].given["figures.name"]',
        '$.table[0].words["单位"]["农业局"]',
    ]


def test_a_table_that_holds_something_else_than_numbers_is_told_by_its_cell() -> None:
    """In the words of the table."""
    with pytest.raises(DecodeError) as caught:
        guess_map([("台账.csv", MONTHS.replace("4,0,2", "4,√,2").encode())])

    assert [problem.text("zh") for problem in caught.value.problems] == [
        '台账.csv: 看来是以农业局、水利局等为列的数据表，但 C4 为 "√"，不是数'
    ]


def test_a_ledger_that_lies_down_is_turned() -> None:
    """Its headings stand below each other in the first column."""
    guessed = guess_map([("台账.csv", LYING.encode())])
    read = import_tables([("台账.csv", LYING.encode())], ledger_map=decode_map(guessed))

    assert "turned = true" in guessed
    assert [(item.units[0].unit, item.title) for item in read.submissions] == [("农业局", "春耕"), ("水利局", "防汛")]
    assert [(one.submission, one.publication) for one in read.adoptions] == [("台账-2", "政务")]


def test_a_bad_word_beside_many_units_is_told_once() -> None:
    """Although it would be part of a figure of each."""
    guessed = guess_map([("台账.csv", MONTHS.encode())]).replace('"figures.name" = "?"', '"figures.name" = "done"')
    with pytest.raises(DecodeError) as caught:
        import_tables([("台账.csv", MONTHS.replace("2月", "二月里").encode())], ledger_map=decode_map(guessed))

    assert [problem.path for problem in caught.value.problems] == ["台账.csv A4 (月份)"]
