"""Tables that print ranks or adoption rates but not what the scores are made of: what can be found again, and what does not add up."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from printed import counted, printed, together

from govinfo import Assessment, Records, assess, build_register, decode_rulebook
from govinfo.exact import exact, parse_exact
from govinfo.records import Figure, Unit

RANKING = """
schema = 1
id = "printed-scores"
title = "按所列得分排名"
source = { issuer = "x", title = "x" }
standing = { by = "figure('score')", grouped = true }
figures = { score = "得分" }
"""

RATES = """
schema = 1
id = "rates"
title = "采用率"
source = { issuer = "x", title = "x" }

[settings]
show = ["sent", "adopted"]

[publications]
site = { title = "网站", level = "district" }

[measures.sent]
title = "报送数"
count = "submission"

[measures.adopted]
title = "采用数"
count = "adoption"
distinct = true

[[tally]]
id = "rate"
clause = "采用率"
title = "采用率"
each = "GRAIN"
amount = "round(100 * ratio(adopted, sent, 0), PLACES)"
"""


def rates(table: dict[str, Any], period: str, grain: str, places: int) -> Assessment:
    """Assess the printed counts, those of all units together as a unit of its own."""
    rulebook = decode_rulebook(RATES.replace("GRAIN", grain).replace("PLACES", str(places)))
    rows: list[dict[str, Any]] = [*table["rows"], {"unit": "合计", **table["totals"]}]
    day = rulebook.period(period).start
    records = together(counted(row["unit"], day, sent=row["sent"], adopted={"site": row["adopted"]}) for row in rows)
    return assess(build_register(records), rulebook, rulebook.period(period))


def percent(text: str) -> int | Fraction:
    """Read a rate as it is printed."""
    return parse_exact(text.removesuffix("%"))


def ranked(rows: list[dict[str, Any]], score: str, group: str | None = None) -> Assessment:
    """Rank units by the scores that are printed."""
    units = tuple(Unit(id=row["unit"], name=row["unit"], group=row[group] if group else None) for row in rows)
    figures = tuple(Figure(unit=row["unit"], name="score", value=exact(parse_exact(str(row[score])))) for row in rows)
    rulebook = decode_rulebook(RANKING)
    return assess(build_register(Records(units=units, figures=figures)), rulebook, rulebook.period("2023-Q3"))


def test_the_first_three_of_a_class_are_four_where_two_tie_for_the_third_place() -> None:
    """Wenxian, third quarter: every printed unit ranks third or better in its class, and class one prints four."""
    rows = printed("wenxian-2023-q3")["rows"]

    result = ranked(rows, "points", "class")

    assert all(card.rank <= 3 for card in result.units)
    assert Counter(card.group for card in result.units) == {"乡镇(街道)": 3, "一类": 4, "二类": 3, "三类": 3}
    assert [result.unit(row["unit"]).rank for row in rows] == [1, 2, 3, 1, 2, 3, 3, 1, 2, 3, 1, 2, 3]


def test_each_rate_of_april_2017_is_rounded_half_up_to_one_decimal_and_nothing_sent_is_no_division() -> None:
    """Xining: 13 units and the sum of all, 0 of 0 printed as 0."""
    table = printed("xining-chengzhong-2017-04")

    result = rates(table, "2017-04", "month", 1)

    assert {row["unit"]: percent(row["rate"]) for row in table["rows"]} == {
        row["unit"]: result.unit(row["unit"]).points for row in table["rows"]
    }
    assert result.unit("合计").points == percent(table["totals"]["rate"])
    assert result.unit("区统计局").measures == {"sent": 0, "adopted": 0}


def test_one_notice_rounds_its_units_to_whole_per_cents_and_its_sum_to_one_decimal() -> None:
    """Xining, March and April 2018: 250 of 578 is 43.3%, where the units' rule would print 43%."""
    table = printed("xining-chengzhong-2018-03-04")
    period = "2018-03-01/2018-05-01"

    units = rates(table, period, "two-months", 0)
    whole = rates(table, period, "two-months", 1)

    assert [units.unit(row["unit"]).points for row in table["rows"]] == [percent(row["rate"]) for row in table["rows"]]
    assert whole.unit("合计").points == percent(table["totals"]["rate"])
    assert units.unit("合计").points == 43


def test_a_half_is_rounded_upwards() -> None:
    """Xining, November 2017: 3 of 8 is 37.5%, printed 38%; the sum is rounded as the units are."""
    table = printed("xining-chengzhong-2017-11")

    result = rates(table, "2017-11", "month", 0)

    for row in [*table["rows"], {"unit": "合计", **table["totals"]}]:
        assert result.unit(row["unit"]).points == percent(row["rate"])


def test_the_ranks_of_dazhou_follow_the_scores_and_a_tie_is_printed_by_the_other_count() -> None:
    """Dazhou 2010: the counties stand in the order of their scores; of two with 264 the one with more adoptions stands first."""
    counties = [row for row in printed("dazhou-2010")["rows"] if row["unit"] != "市地税局"]

    result = ranked(counties, "points")

    assert [result.unit(row["unit"]).rank for row in counties] == [1, 2, 3, 3, 5, 6, 7]
    assert counties[2]["city_adopted"] > counties[3]["city_adopted"]


def test_the_scores_of_dazhou_are_no_price_times_a_count() -> None:
    """Three counties without provincial adoptions have three different scores per item."""
    rows = printed("dazhou-2010")["rows"]

    prices = {row["unit"]: Fraction(row["points"], row["city_adopted"]) for row in rows if row["province_adopted"] is None}

    assert prices == {
        "达县政府办公室": Fraction(264, 144),
        "通川区政府办公室": Fraction(260, 129),
        "开江县政府办公室": Fraction(217, 114),
    }
    assert len(set(prices.values())) == 3


def test_the_counts_of_dazhou_do_not_add_up_to_the_printed_sum() -> None:
    """The counties' adoptions are 961, the notice says 956; the notice's own sums agree with each other."""
    table = printed("dazhou-2010")
    totals = table["totals"]

    counties = sum(row["city_adopted"] for row in table["rows"] if row["unit"] != "市地税局")

    assert (counties, totals["counties_adopted"]) == (961, 956)
    assert totals["counties_adopted"] + totals["departments_adopted"] + totals["offices_outside"] == totals["total"]


def test_the_scores_of_jilin_need_a_price_of_nothing_or_more_than_two_prices() -> None:
    """Only the first row is 25 an item; of all pairs of prices up to 200 none but 25 and 0 gives the three printed scores."""
    rows = printed("jilin-city-2020-q3")["rows"]

    def fits(high: int, low: int) -> bool:
        dearer = [Fraction(row["points"] - low * row["adopted"], high - low) for row in rows]
        return all(count.denominator == 1 and 0 <= count <= row["adopted"] for count, row in zip(dearer, rows, strict=True))

    assert [row["points"] == 25 * row["adopted"] for row in rows] == [True, False, False]
    assert all(row["points"] % 25 == 0 for row in rows)
    assert [(high, low) for high in range(1, 201) for low in range(high) if fits(high, low)] == [(25, 0)]


def test_the_ranks_of_jilin_follow_the_scores() -> None:
    """The three printed ranks are those of the scores."""
    rows = printed("jilin-city-2020-q3")["rows"]

    result = ranked(rows, "points")

    assert [result.unit(row["unit"]).rank for row in rows] == [row["rank"] for row in rows]
