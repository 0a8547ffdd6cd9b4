"""
Makes the sample year, `src/govinfo/data/sample-year.json`: the records of a made-up district in 2024.

Run `python tests/tools/make_sample_year.py` to write it again; the same script gives the same bytes.

Most of the year is drawn from a seeded generator: what each unit sends a month is planned in `UNITS`,
what becomes of an item depends on its form and on how strong the unit is. Where a point of the
regulation is to be seen, the records are written by hand and bear a speaking id (`s-flood`,
`l-flood-city`); these are the cases:

- quota: agri meets every month, education too; health misses August, emergency sends enough but has
  nothing adopted in October, commerce misses most months, subdistrict 1 meets March and April by a
  second, subdistrict 2 misses two months, statistics has no target, archives only one for the year
- deductions: housing 99 (eligible), water exactly 100, market exactly 200, emergency 320
- ties: statistics and archives have the same points
- untrue items: decided, decided twice, found without serious consequence, without an amount, not decided
- circulars: one flood reported by nobody, circulated by two levels; one lapse without a level
- composite items of two and three units, with a lead, with more for the main contributor, instructed on
- unpriced and outside: forms and levels without a price, days of 2023 and 2025
- corrections: void with what rests on it, replace, replace twice, void of a correction
- questions: adopted before it was sent, an author of another unit, an instruction on an unadopted item
"""

from __future__ import annotations

import json
import random
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import govinfo

__all__ = ["PATH", "main", "render", "sample_year"]

PATH = Path(govinfo.__file__).parent / "data" / "sample-year.json"
"""The file in the package in use: that of the checkout where it is installed to be edited."""

SEED = 2024
SHANGHAI = timezone(timedelta(hours=8))

Row = dict[str, Any]

# id, name, group, persons, items sent in each month, share of items adopted, share of composite items
UNITS: tuple[tuple[str, str, str | None, int, tuple[int, ...], float, float], ...] = (
    ("agri", "农业农村局", "key", 4, (4, 4, 5, 5, 4, 5, 4, 4, 5, 4, 4, 4), 0.62, 0.2),
    ("emergency", "应急管理局", "key", 3, (4, 4, 3, 4, 4, 5, 8, 6, 4, 3, 4, 3), 0.45, 0.15),
    ("housing", "住房和城乡建设局", "key", 2, (3, 3, 4, 3, 4, 3, 3, 4, 3, 3, 4, 3), 0.5, 0.1),
    ("education", "教育局", "departments", 3, (4, 3, 4, 4, 4, 3, 4, 4, 5, 4, 4, 4), 0.5, 0.1),
    ("health", "卫生健康局", "departments", 2, (3, 2, 3, 3, 3, 2, 3, 1, 3, 3, 2, 3), 0.42, 0.0),
    ("water", "水利局", "departments", 2, (2, 2, 3, 3, 3, 4, 4, 3, 2, 2, 2, 2), 0.45, 0.1),
    ("commerce", "商务局", "departments", 2, (1, 0, 2, 1, 1, 2, 0, 1, 2, 1, 1, 0), 0.2, 0.0),
    ("finance", "财政局", "departments", 2, (2, 2, 3, 2, 2, 2, 3, 2, 2, 2, 2, 2), 0.14, 0.0),
    ("market", "市场监督管理局", "departments", 2, (2, 2, 3, 2, 3, 2, 2, 2, 3, 2, 2, 3), 0.35, 0.05),
    ("transport", "交通运输局", "departments", 2, (3, 2, 2, 3, 2, 3, 2, 3, 2, 3, 2, 2), 0.35, 0.05),
    ("subdistrict-1", "第一街道办事处", "subdistricts", 2, (2, 1, 0, 0, 2, 2, 1, 2, 2, 1, 2, 2), 0.35, 0.0),
    ("subdistrict-2", "第二街道办事处", "subdistricts", 2, (1, 1, 1, 2, 0, 1, 1, 1, 0, 1, 1, 1), 0.25, 0.0),
    ("statistics", "统计局", None, 2, (1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0), 0.0, 0.0),
    ("archives", "档案馆", None, 2, (0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1), 0.0, 0.0),
)
QUIET = (9, 10)
"""The months in which emergency joins no composite item and has at most its first item adopted."""
PARTNERS = ("agri", "emergency", "housing", "education", "water", "market", "transport")

TOPICS: dict[str, tuple[str, ...]] = {
    "agri": (
        "春耕备耕",
        "高标准农田建设",
        "农产品质量安全监管",
        "小麦病虫害防控",
        "农机购置补贴发放",
        "农村人居环境整治",
        "秋粮收购",
        "动物疫病防控",
    ),
    "emergency": (
        "防汛应急演练",
        "安全生产隐患排查",
        "森林防火",
        "危险化学品监管",
        "防灾减灾宣传",
        "应急物资储备",
        "受灾群众救助",
        "基层应急队伍建设",
    ),
    "housing": ("老旧小区改造", "城市内涝治理", "住宅小区物业管理", "建筑工地扬尘治理", "燃气管网更新", "保障性住房建设", "危房排查整治"),
    "education": (
        "课后服务",
        "校园食品安全管理",
        "义务教育招生",
        "农村教师队伍建设",
        "校外培训治理",
        "学前教育普惠发展",
        "校园安全管理",
        "职业教育产教融合",
    ),
    "health": (
        "家庭医生签约服务",
        "基层医疗能力建设",
        "秋冬季传染病防控",
        "医疗集采药品使用",
        "健康体检",
        "乡村医生队伍建设",
        "院前急救体系建设",
    ),
    "water": ("河道清淤", "农村饮水安全保障", "水库除险加固", "灌区节水改造", "河长制落实", "山洪灾害防御", "取水许可管理"),
    "commerce": ("消费促进", "外贸企业帮扶", "农村电商发展", "再生资源回收", "商业网点规划"),
    "finance": ("直达资金使用", "预算绩效管理", "惠民补贴资金监管", "政府采购改革", "非税收入管理", "乡镇财政管理"),
    "market": ("个体工商户登记", "电梯安全监管", "食品小作坊整治", "价格监督检查", "知识产权保护", "餐饮油烟联合治理", "特种设备检验"),
    "transport": ("农村公路养护", "货车超限治理", "城乡公交一体化", "道路客运安全管理", "网约车规范管理", "桥梁隐患排查"),
    "subdistrict-1": ("网格化管理", "社区养老服务", "垃圾分类", "沿街商铺整治", "矛盾纠纷调解", "社区便民服务"),
    "subdistrict-2": ("楼道堆物清理", "流动人口服务", "社区志愿服务", "背街小巷整治", "独居老人关爱"),
    "statistics": ("月度劳动力调查", "规模以上企业统计", "经济普查登记", "统计数据质量核查"),
    "archives": ("数字档案馆建设", "民生档案查询", "档案安全检查", "口述历史征集"),
}
# In which months a topic can be written about; all others in every month.
SEASONS: dict[str, tuple[int, ...]] = {
    "春耕备耕": (2, 3, 4),
    "小麦病虫害防控": (3, 4, 5),
    "秋粮收购": (9, 10, 11),
    "防汛应急演练": (4, 5, 6, 7, 8),
    "山洪灾害防御": (4, 5, 6, 7, 8, 9),
    "森林防火": (1, 2, 3, 4, 10, 11, 12),
    "义务教育招生": (5, 6, 7, 8),
    "秋冬季传染病防控": (1, 9, 10, 11, 12),
    "城市内涝治理": (4, 5, 6, 7, 8, 9),
}
PATTERNS: dict[str, tuple[str, ...]] = {
    "item": (
        "多措并举推进{t}工作",
        "{t}工作取得阶段性成效",
        "{t}工作中存在的问题及建议",
        "{t}面临三方面困难值得关注",
        "基层反映{t}中的几个突出问题",
        "“四个强化”抓实{t}工作",
        "建立长效机制做好{t}工作",
        "{t}工作情况及下一步打算",
    ),
    "brief": ("召开{t}工作推进会", "部署近期{t}工作", "开展{t}专项检查", "组织{t}业务培训", "{t}工作有序开展", "通报{t}自查情况"),
    "research": ("关于{t}情况的调研报告", "{t}工作的实践与思考", "关于进一步做好{t}工作的对策建议"),
}
# What becomes of an item that is adopted: publication and how often, by form.
USES: dict[str, tuple[tuple[str, int], ...]] = {
    "item": (
        ("zhengwu", 42),
        ("daily-digest", 20),
        ("today", 22),
        ("city-report", 9),
        ("city-gazette", 4),
        ("province-report", 2),
        ("province-gazette", 1),
    ),
    "brief": (("zhengwu", 50), ("today", 40), ("daily-digest", 10)),
    "research": (
        ("zhengban-tongbao", 50),
        ("city-report", 25),
        ("city-gazette", 10),
        ("province-report", 10),
        ("province-gazette", 5),
    ),
}
# The long holidays of 2024: the first day, and the first day at work after them that is no weekend.
HOLIDAYS = ((date(2024, 2, 10), date(2024, 2, 19)), (date(2024, 5, 1), date(2024, 5, 6)), (date(2024, 10, 1), date(2024, 10, 8)))
LETTERS = "甲乙丙丁"
LISTS = (
    "units",
    "persons",
    "commissions",
    "submissions",
    "adoptions",
    "instructions",
    "handlings",
    "lapses",
    "findings",
    "targets",
    "figures",
    "corrections",
)


def sample_year() -> dict[str, Any]:
    """Return the sample year as one document of `govinfo.records/1`."""
    rng = random.Random(SEED)
    rows: dict[str, list[Row]] = {name: [] for name in LISTS}
    _units(rows)
    _ordinary_items(rows, rng)
    _ordinary_instructions(rows, rng)
    _targets(rows)
    _composites(rows)
    _ties(rows)
    _edges(rows)
    _lapses(rows)
    _leadership(rows)
    _commissions(rows)
    _handlings(rows)
    _questions(rows)
    _corrections(rows)
    _figures(rows)
    return {"format": "govinfo.records/1", **rows}


def render(document: dict[str, Any]) -> str:
    """Return the document as JSON with one record a line."""
    parts = [f'"format": {json.dumps(document["format"])}']
    for name in LISTS:
        lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in document[name])
        parts.append(f'"{name}": [\n{lines}\n]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _units(rows: dict[str, list[Row]]) -> None:
    for unit, name, group, persons, *_ in UNITS:
        rows["units"].append({"id": unit, "name": name, "level": "district", **({"group": group} if group else {})})
        for letter, number in zip(LETTERS[:persons], range(1, persons + 1), strict=True):
            rows["persons"].append({"id": f"{unit}-{number}", "name": f"{name}信息员{letter}", "unit": unit})


# ---------------------------------------------------------------- the ordinary year


def _ordinary_items(rows: dict[str, list[Row]], rng: random.Random) -> None:
    titles: set[str] = set()
    for month in range(1, 13):
        for unit, _, group, persons, plan, rate, composite in UNITS:
            for number in range(plan[month - 1]):
                first = number == 0 and group == "key"
                form = "item" if first else rng.choices(("item", "brief", "research"), (62, 28, 10))[0]
                at = _moment(rng, month, number, plan[month - 1])
                units: list[str] = [unit]
                if form != "brief" and rng.random() < composite:
                    quiet = {unit, "emergency"} if month in QUIET else {unit}
                    units += rng.sample([other for other in PARTNERS if other not in quiet], rng.choice((1, 1, 2)))
                row = _submission(
                    rows,
                    f"s{len(rows['submissions']) + 1:03}",
                    units,
                    at,
                    _title(rng, unit, form, month, titles),
                    form=form,
                    authors=_authors(rng, unit, persons, units),
                    characters=rng.randrange(120, 420) if form == "brief" else rng.randrange(600, 3200),
                )
                if rng.random() < 0.1:
                    row["pictures"] = rng.randrange(1, 4)
                if unit == "emergency" and month in QUIET:
                    if first and month == 9:
                        _used(rows, rng, row, at, in_month=True)
                elif first or rng.random() < rate:
                    _used(rows, rng, row, at, in_month=first)


def _moment(rng: random.Random, month: int, number: int, planned: int) -> datetime:
    """A moment in office hours of a weekday, the items of a month spread over its days."""
    day = 1 + int((number + rng.random() * 0.9) * 27 / planned)
    if number == 0:
        day = min(day, 12)
    on = _weekday(date(2024, month, day))
    return datetime(2024, month, on.day, rng.randrange(8, 18), rng.randrange(60), tzinfo=SHANGHAI)


def _weekday(on: date) -> date:
    """The day itself or, at a weekend, the Friday before or, where that is in another month, the Monday after; no long holiday."""
    for first, after in HOLIDAYS:
        if first <= on < after:
            return after
    friday = on - timedelta(days=max(0, on.weekday() - 4))
    return friday if friday.month == on.month else on + timedelta(days=7 - on.weekday())


def _title(rng: random.Random, unit: str, form: str, month: int, titles: set[str]) -> str:
    topics = [topic for topic in TOPICS[unit] if month in SEASONS.get(topic, (month,))]
    free = [pattern.format(t=topic) for topic in topics for pattern in PATTERNS[form]]
    title = rng.choice([title for title in free if title not in titles])
    titles.add(title)
    return title


def _authors(rng: random.Random, unit: str, persons: int, units: list[str]) -> list[str]:
    number = min(persons, rng.choices((1, 2, 3), (75, 20, 5))[0])
    authors = [f"{unit}-{chosen}" for chosen in rng.sample(range(1, persons + 1), number)]
    return authors + [f"{other}-1" for other in units[1:] if rng.random() < 0.6]


def _used(rows: dict[str, list[Row]], rng: random.Random, row: Row, at: datetime, *, in_month: bool = False) -> None:
    names, weights = zip(*USES[row["form"]], strict=True)
    chosen = [rng.choices(names, weights)[0]]
    if rng.random() < 0.15:
        chosen += [name for name in rng.choices(names, weights) if name not in chosen]
    for publication in chosen:
        on = _weekday(at.date() + timedelta(days=rng.randrange(4, 11 if in_month else 21)))
        _adoption(rows, f"a{len(rows['adoptions']) + 1:03}", row["id"], publication, on, issue=_issue(publication, on))


def _issue(publication: str, on: date) -> str | int:
    if publication in {"today", "daily-digest"}:
        return on.isoformat()
    return on.isocalendar().week if publication == "zhengwu" else on.month


def _ordinary_instructions(rows: dict[str, list[Row]], rng: random.Random) -> None:
    by_item: dict[str, date] = {}
    for adoption in rows["adoptions"]:
        by_item.setdefault(adoption["submission"], date.fromisoformat(adoption["on"]))
    serious = [row["id"] for row in rows["submissions"] if row["form"] != "brief" and row["id"] in by_item]
    for number, item in enumerate(sorted(rng.sample(serious, 18)), start=1):
        level = rng.choices(("district", "city", "province"), (65, 28, 7))[0]
        on = _weekday(by_item[item] + timedelta(days=rng.randrange(3, 12)))
        principal = rng.random() < 0.4
        _instruction(rows, f"i{number:02}", item, level, on, rank="principal" if principal else "other", leader=_leader(level, principal))


def _leader(level: str, principal: bool) -> str:
    office = {"district": "区", "city": "市", "province": "省"}[level]
    head = {"district": "区长", "city": "市长", "province": "省长"}[level]
    return f"{office}政府主要领导（{head}）" if principal else f"{office}政府分管领导"


# ---------------------------------------------------------------- what is written by hand


def _targets(rows: dict[str, list[Row]]) -> None:
    for ident, owner, measure, per, least in (
        ("t-key-sent", "key", "sent", "month", 3),
        ("t-key-adopted", "key", "adopted", "month", 1),
        ("t-key-points", "key", "points", "year", 200),
        ("t-dept-sent", "departments", "sent", "month", 2),
        ("t-dept-adopted", "departments", "adopted", "quarter", 1),
        ("t-dept-points", "departments", "points", "year", 90),
        ("t-sub-sent", "subdistricts", "sent", "month", 1),
        ("t-sub-adopted", "subdistricts", "adopted", "half-year", 1),
    ):
        rows["targets"].append({"id": ident, "group": owner, "measure": measure, "per": per, "at_least": least})
    for ident, owner, measure, per, least, *period in (
        ("t-agri-quarter", "agri", "points", "quarter", 50),
        ("t-emergency-summer", "emergency", "sent", "month", 4, "2024-06-01/2024-09-01"),
        ("t-emergency-weekly", "emergency", "sent", "week", 1, "2024-07"),
        ("t-education-half-month", "education", "sent", "half-month", 1, "2024-H2"),
        ("t-commerce-two-months", "commerce", "sent", "two-months", 3),
        ("t-archives-year", "archives", "sent", "year", 6),
        ("t-sub-2-twice", "subdistrict-2", "sent", "month", 2),
    ):
        span = {"period": period[0]} if period else {}
        rows["targets"].append({"id": ident, "unit": owner, "measure": measure, "per": per, "at_least": least, **span})


def _composites(rows: dict[str, list[Row]]) -> None:
    # Three units, the second leads: 10 points each, 33.34, 33.33 and 33.33 yuan, and an instruction.
    _submission(
        rows,
        "s-canal",
        ["water", ("agri", "lead"), "subdistrict-2"],
        _at(4, 9),
        "三部门联合反映灌区末级渠系渗漏影响春灌",
        form="item",
        authors=["water-1", "agri-2", "agri-1", "subdistrict-2-1"],
        subject="灌区渠系",
    )
    _adoption(rows, "a-canal-city", "s-canal", "city-report", date(2024, 4, 16), issue=4)
    _adoption(rows, "a-canal-zhengwu", "s-canal", "zhengwu", date(2024, 4, 12), issue=15)
    _instruction(rows, "i-canal-city", "s-canal", "city", date(2024, 4, 22), rank="principal", leader=_leader("city", True))
    _finding(rows, "f-canal-old", "main-contributor", {"adoption": "a-canal-city", "unit": "agri"}, date(2024, 4, 25), met=True, amount=3)
    _finding(
        rows,
        "f-canal",
        "main-contributor",
        {"adoption": "a-canal-city", "unit": "agri"},
        date(2024, 5, 6),
        met=True,
        amount=5,
        reason="主要数据和案例由该局提供，取材较多",
    )
    # Research of three without a lead in the district circular: no price of its own, yet 10 each.
    _submission(
        rows,
        "s-school-food",
        ["education", "market", "health"],
        _at(5, 20),
        "关于校园及周边食品安全联合治理的调研报告",
        form="research",
        authors=["education-1", "market-1", "health-1"],
        characters=4200,
    )
    _adoption(rows, "a-school-food", "s-school-food", "zhengban-tongbao", date(2024, 6, 3), issue=6)
    _instruction(rows, "i-school-food", "s-school-food", "district", date(2024, 6, 7), rank="other", leader=_leader("district", False))
    # Two units in a provincial journal, and one who declined more.
    _submission(
        rows,
        "s-old-estates",
        [("housing", "lead"), "finance"],
        _at(9, 3),
        "老旧小区改造“资金池”做法的实践与思考",
        form="research",
        authors=["housing-2", "housing-1", "finance-1"],
        characters=5100,
    )
    _adoption(rows, "a-old-estates", "s-old-estates", "province-report", date(2024, 9, 26), issue=9)
    _finding(rows, "f-old-estates", "main-contributor", {"adoption": "a-old-estates", "unit": "finance"}, date(2024, 10, 8), met=False)
    # A brief of two units: 10 each by one reading, 5 of its own price more by the other.
    _submission(
        rows, "s-joint-brief", ["transport", "emergency"], _at(11, 12), "联合开展隧道火灾应急演练", form="brief", authors=["transport-2"]
    )
    _adoption(rows, "a-joint-brief", "s-joint-brief", "zhengwu", date(2024, 11, 18), issue=47)


def _ties(rows: dict[str, list[Row]]) -> None:
    """Statistics and archives: two items on the website, a brief in the district's bulletin, leadership met."""
    for unit in ("statistics", "archives"):
        mine = [row for row in rows["submissions"] if row["units"] == [unit]]
        for number, (row, publication) in enumerate(zip(mine[:3], ("today", "zhengwu", "today"), strict=True), start=1):
            on = datetime.fromisoformat(row["submitted_at"]).date() + timedelta(days=5)
            form = "brief" if publication == "zhengwu" else "item"
            _adoption(rows, f"a-{unit}-{number}", row["id"], publication, on, form=form)


def _edges(rows: dict[str, list[Row]]) -> None:
    # The last second of March and the first of April in Shanghai, written in other offsets.
    _submission(rows, "s-midnight-march", ["subdistrict-1"], "2024-03-31T15:59:59+00:00", "三月网格走访问题清单销号情况", form="item")
    _submission(rows, "s-midnight-april", ["subdistrict-1"], "2024-03-31T11:00:00-05:00", "清明期间文明祭扫疏导情况", form="brief")
    _adoption(rows, "a-midnight", "s-midnight-april", "today", date(2024, 4, 2))
    # Sent in 2023: one adopted in 2024, one before it.
    _submission(
        rows,
        "s-2023",
        ["education"],
        datetime(2023, 12, 27, 10, tzinfo=SHANGHAI),
        "期末校园安全管理提示",
        form="item",
        authors=["education-2"],
    )
    _adoption(rows, "a-2023-late", "s-2023", "zhengwu", date(2024, 1, 4), issue=1)
    _adoption(rows, "a-2023", "s-2023", "today", date(2023, 12, 29))
    # Sent in 2024, adopted and instructed on in 2025.
    _submission(rows, "s-2025", ["agri"], _at(12, 30), "冬季蔬菜稳产保供情况", form="item", authors=["agri-3"])
    _adoption(rows, "a-2025", "s-2025", "city-gazette", date(2025, 1, 1), issue=1)
    _instruction(rows, "i-2025", "s-2025", "district", date(2025, 1, 6))
    # Forms without a price where they were used, and levels without one.
    _submission(rows, "s-city-brief", ["health"], _at(3, 11), "开展冬春季传染病防控宣传", form="brief", authors=["health-2"])
    _adoption(rows, "a-city-brief", "s-city-brief", "city-report", date(2024, 3, 19), issue=3)
    _submission(rows, "s-essay", ["transport"], _at(8, 6), "关于城乡公交运营可持续性的思考", form="research", authors=["transport-1"])
    _adoption(rows, "a-essay", "s-essay", "zhengwu", date(2024, 8, 20), issue=34)
    _adoption(rows, "a-circular-item", "s-essay", "zhengban-tongbao", date(2024, 8, 27), form="item", issue=8)
    _instruction(rows, "i-national", "s-old-estates", "national", date(2024, 12, 3), leader="国家部委有关领导")
    _instruction(rows, "i-township", "s-midnight-april", "township", date(2024, 4, 8))


def _lapses(rows: dict[str, list[Row]]) -> None:
    flood = {"subject": "6月强降雨险情"}
    # Emergency: one flood that nobody reported, circulated by city and district; one concealed; one late. 320 in all.
    _lapse(rows, "l-flood-city", "emergency", "urgent-omitted", date(2024, 6, 24), "city", persons=["emergency-1"], tags=flood)
    _lapse(rows, "l-flood-district", "emergency", "urgent-omitted", date(2024, 6, 20), "district", persons=["emergency-1"], tags=flood)
    _lapse(rows, "l-fire", "emergency", "urgent-concealed", date(2024, 10, 11), "district", persons=["emergency-2"])
    _lapse(rows, "l-warehouse", "emergency", "urgent-late", date(2024, 11, 5), "province", tags={"subject": "仓库火情"})
    # Housing: 69 and 30, one point short of losing its place.
    untrue = next(row["id"] for row in rows["submissions"] if row["units"] == ["housing"] and row["form"] == "item")
    _lapse(rows, "l-housing-untrue", "housing", "untrue", date(2024, 5, 14), None, submission=untrue, persons=["housing-1"])
    _finding(
        rows,
        "f-housing-untrue-old",
        "untrue-consequence",
        {"lapse": "l-housing-untrue"},
        date(2024, 5, 20),
        met=True,
        amount=80,
        reason="初步认定",
    )
    _finding(
        rows,
        "f-housing-untrue",
        "untrue-consequence",
        {"lapse": "l-housing-untrue"},
        date(2024, 6, 4),
        met=True,
        amount=69,
        by="信息科",
        reason="数据有误被转载，当日已更正，经复核减轻",
    )
    _lapse(rows, "l-housing-late", "housing", "urgent-late", date(2024, 7, 9), "district", persons=["housing-1"])
    # Water exactly 100, with the person named; market exactly 200.
    _lapse(rows, "l-water", "water", "criticised", date(2024, 8, 15), "district", persons=["water-2"])
    _lapse(rows, "l-market", "market", "urgent-omitted", date(2024, 9, 12), "province", persons=["market-2"])
    # Transport: no decision, a decision without an amount, no serious consequence.
    _lapse(rows, "l-transport-open", "transport", "untrue", date(2024, 12, 10), None, persons=["transport-1"])
    _lapse(rows, "l-transport-unsized", "transport", "untrue", date(2024, 4, 18), None)
    _finding(rows, "f-transport-unsized", "untrue-consequence", {"lapse": "l-transport-unsized"}, date(2024, 4, 30), met=True)
    _lapse(rows, "l-transport-minor", "transport", "untrue", date(2024, 2, 27), None)
    _finding(
        rows,
        "f-transport-minor",
        "untrue-consequence",
        {"lapse": "l-transport-minor"},
        date(2024, 3, 4),
        met=False,
        reason="未造成严重后果",
    )
    # Commerce: a commission missed and one late. Finance: late for the city office, which 三(二)7 does not price.
    _lapse(
        rows,
        "l-commerce-missed",
        "commerce",
        "commission-missed",
        date(2024, 3, 22),
        "district",
        commission="c-spring",
        persons=["commerce-1"],
    )
    _lapse(
        rows,
        "l-commerce-late",
        "commerce",
        "commission-late",
        date(2024, 7, 3),
        "district",
        commission="c-halfyear",
        persons=["commerce-2"],
    )
    _lapse(rows, "l-finance-late", "finance", "commission-late", date(2024, 7, 8), "city", commission="c-city")
    _lapse(rows, "l-health-nolevel", "health", "urgent-late", date(2024, 1, 19), None)
    _lapse(rows, "l-city-criticism", "subdistrict-2", "criticised", date(2024, 5, 29), "city")
    # Subdistrict 1: one fire, circulated by province, city and district: 180, or 100 where only the highest counts.
    for level, day in (("province", 14), ("city", 12), ("district", 11)):
        tags = {"subject": "沿街商铺火灾"}
        _lapse(rows, f"l-shops-{level}", "subdistrict-1", "urgent-late", date(2024, 11, day), level, persons=["subdistrict-1-2"], tags=tags)
    # Days outside the year.
    _lapse(rows, "l-2023", "subdistrict-2", "urgent-late", date(2023, 12, 20), "district")
    _lapse(rows, "l-2025", "health", "criticised", date(2025, 1, 8), "district")


def _leadership(rows: dict[str, list[Row]]) -> None:
    checked = date(2024, 11, 26)
    for unit, *_ in UNITS:
        if unit in {"commerce", "finance"}:
            continue
        _finding(rows, f"f-lead-{unit}", "leadership", {"unit": unit}, checked, met=unit != "subdistrict-2", by="考核组")
    _finding(rows, "f-lead-market-old", "leadership", {"unit": "market"}, date(2024, 6, 18), met=False, reason="当时未明确信息责任人")
    _finding(rows, "f-lead-commerce", "leadership", {"unit": "commerce"}, checked, met=False, by="考核组")
    _finding(
        rows,
        "f-neglect-commerce",
        "leadership-neglect",
        {"unit": "commerce"},
        checked,
        met=True,
        by="考核组",
        reason="全年无专人负责，多次提醒未改进",
    )
    _finding(rows, "f-neglect-health", "leadership-neglect", {"unit": "health"}, date(2024, 9, 10), met=False)
    # Finance was checked too late: the finding belongs to the next year.
    _finding(rows, "f-lead-finance-2025", "leadership", {"unit": "finance"}, date(2025, 1, 6), met=True, by="考核组")


def _commissions(rows: dict[str, list[Row]]) -> None:
    for ident, by, units, asked, due, title in (
        ("c-spring", "district", ["agri", "commerce", "water"], _at(3, 11), _at(3, 20, 17), "春季农资供应情况约稿"),
        ("c-halfyear", "district", ["commerce", "finance", "education"], _at(6, 24), _at(7, 1, 17), "上半年经济运行亮点约稿"),
        ("c-city", "city", ["finance"], _at(6, 28), _at(7, 5, 12), "减税降费政策落实情况约稿"),
        ("c-winter", "district", ["housing", "emergency"], _at(11, 25), _at(12, 2, 17), "冬季供暖保障情况约稿"),
    ):
        rows["commissions"].append(
            {"id": ident, "by": by, "units": units, "asked_at": asked.isoformat(), "due_at": due.isoformat(), "title": title}
        )
    _submission(rows, "s-answer-agri", ["agri"], _at(3, 18), "春季农资供应总体平稳", form="item", authors=["agri-4"], commission="c-spring")
    _adoption(rows, "a-answer-agri", "s-answer-agri", "daily-digest", date(2024, 3, 21))
    _submission(
        rows,
        "s-answer-commerce",
        ["commerce"],
        _at(7, 3),
        "上半年消费市场运行情况",
        form="item",
        authors=["commerce-2"],
        commission="c-halfyear",
    )
    _submission(
        rows,
        "s-answer-housing",
        ["housing"],
        _at(11, 29),
        "冬季供暖准备工作就绪",
        form="brief",
        authors=["housing-2"],
        commission="c-winter",
    )
    _adoption(rows, "a-answer-housing", "s-answer-housing", "today", date(2024, 12, 3))


def _handlings(rows: dict[str, list[Row]]) -> None:
    # An urgent item with four instructions, the second following the first.
    _submission(
        rows,
        "s-dam",
        ["water"],
        _at(7, 2, 6),
        "一座小型水库坝坡局部滑塌险情处置情况",
        form="item",
        authors=["water-1", "water-2"],
        urgent=True,
        happened_at=_at(7, 2, 3).isoformat(),
        subject="水库险情",
        pictures=2,
    )
    _adoption(rows, "a-dam-daily", "s-dam", "daily-digest", date(2024, 7, 2))
    _adoption(rows, "a-dam-province", "s-dam", "province-report", date(2024, 7, 4), issue=7)
    _instruction(rows, "i-dam-district", "s-dam", "district", date(2024, 7, 2), rank="principal", leader=_leader("district", True))
    _instruction(rows, "i-dam-city", "s-dam", "city", date(2024, 7, 3), rank="other", leader=_leader("city", False))
    _instruction(rows, "i-dam-province", "s-dam", "province", date(2024, 7, 5), rank="other", leader=_leader("province", False))
    _instruction(
        rows,
        "i-dam-again",
        "s-dam",
        "district",
        date(2024, 7, 22),
        rank="principal",
        leader=_leader("district", True),
        follows="i-dam-district",
    )
    steps: tuple[tuple[str, str, datetime, str, list[Row], list[Row], datetime | None], ...] = (
        ("i-dam-district", "water", _at(7, 2, 15), "ordinary", [], [_report(7, 5, "险情已控制，转入巡查")], _at(7, 8, 17)),
        (
            "i-dam-city",
            "water",
            _at(7, 3, 16),
            "complex",
            [_extension(7, 10, "加固材料进场受阻", granted=True, until=date(2024, 7, 20))],
            [_report(7, 9, "完成临时加固"), _report(7, 18, "加固工程完工")],
            _at(7, 19, 11),
        ),
        ("i-dam-province", "water", _at(7, 5, 18), "multi-party", [], [_report(7, 30, "全区小型水库排查完毕")], _at(8, 2, 10)),
        ("i-dam-again", "water", _at(7, 22, 10), "ordinary", [_extension(8, 1, "等待专家意见", granted=False)], [], _at(8, 6, 9)),
        ("i-canal-city", "agri", _at(4, 23), "multi-party", [], [_report(5, 10, "完成渠系摸排")], _at(5, 20, 16)),
        ("i-canal-city", "water", _at(4, 23), "complex", [], [], _at(5, 9, 16)),
        ("i-school-food", "education", _at(6, 7, 14), "ordinary", [], [_report(6, 13, "完成校园食堂检查")], _at(6, 14, 15)),
        ("i-2025", "agri", datetime(2025, 1, 6, 15, tzinfo=SHANGHAI), "ordinary", [], [], None),
    )
    for number, (instruction, unit, received, complexity, extensions, reports, done) in enumerate(steps, start=1):
        row: Row = {
            "id": f"h{number:02}",
            "instruction": instruction,
            "unit": unit,
            "received_at": received.isoformat(),
            "complexity": complexity,
        }
        if extensions:
            row["extensions"] = extensions
        if reports:
            row["reports"] = reports
        if done:
            row["done_at"] = done.isoformat()
        rows["handlings"].append(row)


def _report(month: int, day: int, text: str) -> Row:
    return {"at": _at(month, day, 16).isoformat(), "text": text, "signed_by": "单位主要负责人"}


def _extension(month: int, day: int, reason: str, *, granted: bool, until: date | None = None) -> Row:
    row: Row = {"asked_at": _at(month, day, 9).isoformat(), "reason": reason, "granted": granted}
    return {**row, "until": until.isoformat()} if until else row


def _questions(rows: dict[str, list[Row]]) -> None:
    _submission(rows, "s-early", ["market"], _at(10, 16), "电梯应急处置平台运行情况", form="item", authors=["market-1"])
    _adoption(rows, "a-early", "s-early", "today", date(2024, 10, 14))
    _submission(rows, "s-stranger", ["transport"], _at(9, 19), "国庆假期道路客运保障方案", form="item", authors=["agri-4"])
    _adoption(rows, "a-stranger", "s-stranger", "zhengwu", date(2024, 9, 24), issue=39)
    _submission(
        rows, "s-unadopted", ["finance"], _at(10, 22), "惠民补贴“一卡通”发放问题的建议", form="item", authors=["finance-2", "finance-1"]
    )
    _instruction(rows, "i-unadopted", "s-unadopted", "district", date(2024, 10, 25), affirmative=False)


def _corrections(rows: dict[str, list[Row]]) -> None:
    # Entered twice: the item goes, and with it an adoption, an instruction and a finding.
    _submission(rows, "s-twice", ["agri", "water"], _at(4, 9, 11), "三部门联合反映灌区末级渠系渗漏影响春灌（重复录入）", form="item")
    _adoption(rows, "a-twice", "s-twice", "city-report", date(2024, 4, 16), issue=4)
    _instruction(rows, "i-twice", "s-twice", "city", date(2024, 4, 22))
    _finding(rows, "f-twice", "main-contributor", {"adoption": "a-twice", "unit": "agri"}, date(2024, 4, 25), met=True, amount=5)
    rows["handlings"].append(
        {"id": "h-twice", "instruction": "i-twice", "unit": "water", "received_at": _at(4, 23).isoformat(), "complexity": "ordinary"}
    )
    _void(rows, "k01", "s-twice", date(2024, 5, 8), "与已有报送重复录入")
    # The wrong publication; then found to be a brief as well.
    _submission(rows, "s-elevator", ["market"], _at(5, 8), "老旧电梯更新改造试点情况", form="item", authors=["market-2"])
    wrong = _adoption(rows, "a-elevator", "s-elevator", "city-report", date(2024, 5, 15), issue=5)
    right = {**wrong, "publication": "zhengwu", "issue": 20}
    _replace(rows, "k02", right, date(2024, 5, 22), "刊物登记有误，应为《政务》")
    _replace(rows, "k03", {**right, "form": "brief"}, date(2024, 5, 28), "经核对以简讯形式采用")
    # Struck out by mistake and put back.
    _submission(
        rows, "s-teachers", ["education"], _at(10, 9), "乡村教师周转房建设进展", form="item", authors=["education-1", "education-3"]
    )
    _adoption(rows, "a-teachers", "s-teachers", "city-gazette", date(2024, 10, 21), issue=10)
    _void(rows, "k04", "a-teachers", date(2024, 10, 30), "未查到采用记录")
    _void(rows, "k05", "k04", date(2024, 11, 4), "已补充采用样刊，撤销作废")
    # A contributor forgotten.
    item = _submission(rows, "s-heating", ["housing"], _at(11, 20), "供暖投诉热点及处置建议", form="item", authors=["housing-1"])
    _adoption(rows, "a-heating", "s-heating", "daily-digest", date(2024, 11, 22))
    _replace(rows, "k06", {**item, "units": ["housing", "market"]}, date(2024, 12, 2), "补登供稿单位")
    # A circular that was withdrawn, and a level put right.
    _lapse(rows, "l-withdrawn", "education", "criticised", date(2024, 4, 2), "district", persons=["education-2"])
    _void(rows, "k07", "l-withdrawn", date(2024, 4, 12), "通报已撤回")
    late = _lapse(rows, "l-health-late", "health", "urgent-late", date(2024, 8, 22), "city", persons=["health-2"])
    _replace(rows, "k08", {**late, "by": "district"}, date(2024, 9, 2), "通报机关应为区政府办公室")
    _void(rows, "k09", "t-sub-2-twice", date(2024, 1, 15), "任务下达有误")


def _figures(rows: dict[str, list[Row]]) -> None:
    for unit, value in (("agri", 86), ("emergency", 41), ("housing", 73), ("education", 58), ("commerce", 24)):
        rows["figures"].append({"id": f"g-{unit}-headcount", "unit": unit, "name": "headcount", "value": value, "period": "2024"})
    rows["figures"].append({"id": "g-agri-last-year", "unit": "agri", "name": "last-year-points", "value": 412, "period": "2023"})
    right = {**rows["figures"][1], "value": 43}
    _replace(rows, "k10", right, date(2024, 2, 5), "编制数更新")


# ---------------------------------------------------------------- rows


def _at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2024, month, day, hour, 30, tzinfo=SHANGHAI)


def _submission(
    rows: dict[str, list[Row]],
    ident: str,
    units: list[Any],
    at: datetime | str,
    title: str,
    *,
    authors: list[str] | None = None,
    **more: Any,
) -> Row:
    row: Row = {
        "id": ident,
        "units": [unit if isinstance(unit, str) else {"unit": unit[0], "lead": True} for unit in units],
        "submitted_at": at if isinstance(at, str) else at.isoformat(),
        "title": title,
        **({"authors": authors} if authors else {}),
        **more,
    }
    rows["submissions"].append(row)
    return row


def _adoption(rows: dict[str, list[Row]], ident: str, submission: str, publication: str, on: date, **more: Any) -> Row:
    row: Row = {"id": ident, "submission": submission, "publication": publication, "on": on.isoformat(), **more}
    rows["adoptions"].append(row)
    return row


def _instruction(rows: dict[str, list[Row]], ident: str, submission: str, level: str, on: date, **more: Any) -> None:
    rows["instructions"].append({"id": ident, "submission": submission, "level": level, "on": on.isoformat(), **more})


def _lapse(rows: dict[str, list[Row]], ident: str, unit: str, kind: str, on: date, by: str | None, **more: Any) -> Row:
    row: Row = {"id": ident, "unit": unit, "kind": kind, "on": on.isoformat(), **({"by": by} if by else {}), **more}
    rows["lapses"].append(row)
    return row


def _finding(rows: dict[str, list[Row]], ident: str, criterion: str, about: Row, on: date, **more: Any) -> None:
    rows["findings"].append({"id": ident, "criterion": criterion, "about": about, "on": on.isoformat(), **more})


def _void(rows: dict[str, list[Row]], ident: str, of: str, on: date, reason: str) -> None:
    rows["corrections"].append({"id": ident, "of": of, "action": "void", "on": on.isoformat(), "reason": reason, "by": "信息科"})


def _replace(rows: dict[str, list[Row]], ident: str, replacement: Row, on: date, reason: str) -> None:
    row: Row = {"id": ident, "of": replacement["id"], "action": "replace", "on": on.isoformat(), "reason": reason, "by": "信息科"}
    rows["corrections"].append({**row, "replacement": replacement})


def main() -> None:
    """Write the sample year."""
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(render(sample_year()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
