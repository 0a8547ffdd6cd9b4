"""Tables that offices printed: the counts as records, assessed, must give every printed score, sub-score and rank."""

from __future__ import annotations

from datetime import date

from printed import counted, printed, together

from govinfo import Assessment, assess, build_register, shipped_rulebook

CITY = ("general", "wechat", "reference", "commissioned", "forwarded")


def huolinguole(period: str) -> Assessment:
    """Assess the printed counts of streets and townships."""
    rulebook = shipped_rulebook("huolinguole-2018")
    columns = {**{name: name for name in CITY}, "tongliao": "tongliao_adopted", "region": "region_adopted"}
    records = together(
        counted(row["unit"], date(2018, 2, 8), sent=row["sent"], adopted={name: row[column] for name, column in columns.items()})
        for row in printed("huolinguole-2018-01-02")["rows"]
    )
    return assess(build_register(records), rulebook, rulebook.period(period))


def test_every_count_score_and_sub_score_of_huolinguole_is_found_again() -> None:
    """The printed columns: sent, the five uses, the three sub-scores, the total."""
    result = huolinguole("2018-01-01/2018-03-01")
    rows = printed("huolinguole-2018-01-02")["rows"]

    assert len(result.units) == len(rows) == 5
    for row in rows:
        card = result.unit(row["unit"])
        parts = card.parts
        assert card.measures == {
            "sent": row["sent"],
            **{name: row[name] for name in CITY},
            "tongliao": row["tongliao_adopted"],
            "region": row["region_adopted"],
        }
        assert parts.get("city", 0) == row["city_points"]
        assert parts.get("tongliao", 0) == row["tongliao_points"]
        assert parts.get("region", 0) == row["region_points"]
        assert card.points == row["points"]
    assert result.unpriced == ()


def test_the_cumulative_columns_of_huolinguole_are_those_of_the_year_so_far() -> None:
    """Assessing the longer period gives the cumulative counts and scores."""
    result = huolinguole("2018")

    for row in printed("huolinguole-2018-01-02")["rows"]:
        card = result.unit(row["unit"])
        assert (card.measures["sent"], card.points) == (row["sent_cumulative"], row["points_cumulative"])


def test_a_column_of_huolinguole_whose_price_no_row_shows_stays_unpriced() -> None:
    """No price is made up: the five columns that are 0 in every row are listed as unpriced when something is in them."""
    prices = printed("huolinguole-2018-01-02")["prices"]
    unknown = [name for name, price in prices.items() if price is None]
    records = counted("x", date(2018, 2, 8), adopted=dict.fromkeys(unknown, 1))
    rulebook = shipped_rulebook("huolinguole-2018")

    result = assess(build_register(records), rulebook, rulebook.period("2018"))

    assert len(unknown) == 5
    assert len(result.unpriced) == 5
    assert result.unit("x").points == 0


def test_every_sub_score_score_and_rank_of_zhalantun_is_found_again() -> None:
    """The printed columns: rank, two counts, two sub-scores, the total."""
    rulebook = shipped_rulebook("zhalantun-2023")
    rows = printed("zhalantun-2023-q1")["rows"]
    records = together(
        counted(row["unit"], date(2023, 3, 1), adopted={"own-site": row["own_site_adopted"], "hulunbuir": row["hulunbuir_adopted"]})
        for row in rows
    )

    result = assess(build_register(records), rulebook, rulebook.period("2023-Q1"))

    assert [card.subject for card in result.units] == [row["unit"] for row in rows]
    for card, row in zip(result.units, rows, strict=True):
        parts = card.parts
        assert card.rank == row["rank"]
        assert card.measures == {"own_site": row["own_site_adopted"], "hulunbuir": row["hulunbuir_adopted"]}
        assert parts.get("own-site", 0) == row["own_site_points"]
        assert parts.get("hulunbuir", 0) == row["hulunbuir_points"]
        assert card.points == row["points"]


def test_every_count_of_wenxian_and_their_sums_are_found_again() -> None:
    """The printed counts of the year and the sums that the notice prints; it prints no ranks."""
    rulebook = shipped_rulebook("wenxian-2023")
    table = printed("wenxian-2023")
    records = together(counted(row["unit"], date(2023, 12, 1), adopted={"city": row["city_adopted"]}) for row in table["rows"])

    result = assess(build_register(records), rulebook, rulebook.period("2023"))

    counts = {card.subject: card.measures["city_adopted"] for card in result.units}
    assert counts == {row["unit"]: row["city_adopted"] for row in table["rows"]}
    totals = table["totals"]
    assert sum(counts.values()) == totals["by_units"] == totals["adopted"] - totals["by_information_room"]
    assert len(counts) == totals["county_units"] + totals["streets"]


def test_the_counts_of_the_third_quarter_of_wenxian_and_their_sum_are_found_again() -> None:
    """The same rulebook counts the adoptions that the notice of the third quarter lists, the information room's too."""
    rulebook = shipped_rulebook("wenxian-2023")
    table = printed("wenxian-2023-q3")
    records = together(counted(unit, date(2023, 9, 1), adopted={"city": times}) for unit, times in table["city_adopted"].items())

    result = assess(build_register(records), rulebook, rulebook.period("2023-Q3"))

    counts = {card.subject: card.measures["city_adopted"] for card in result.units}
    assert counts == table["city_adopted"]
    assert sum(counts.values()) == table["totals"]["city_adopted"]
    assert len(counts) - 1 == table["totals"]["county_units"] + table["totals"]["streets"]
