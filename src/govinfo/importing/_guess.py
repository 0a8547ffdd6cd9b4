"""A map guessed from headings (对照表初稿): what the columns of an office's own ledger seem to be, for somebody to look through."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, final

from attrs import frozen

from govinfo._doors import checked
from govinfo.errors import DecodeError, Problem, check_type
from govinfo.importing._cells import text_in
from govinfo.importing._columns import COLUMNS, list_named
from govinfo.importing._guess_across import Across, begins, guess_across, written_across
from govinfo.importing._heading_rows import find_heading
from govinfo.importing._maps import OPEN
from govinfo.importing._raw import RawTable
from govinfo.importing._tabled import is_notes
from govinfo.importing._tables import read_tables
from govinfo.instants._habits import read_day
from govinfo.records import LISTS
from govinfo.records._meanings import CellKind
from govinfo.texts import Language, Text

_ALSO: Final[Mapping[str, str]] = {
    "submissions.units": "报送单位 单位 单位名称 供稿单位 来稿单位 报送部门 报送科室 信息来源 来源单位 部门",
    "submissions.title": "标题 信息标题 题目 信息题目 稿件标题 信息名称 稿件名称 篇名",
    "submissions.submitted_at": "报送时间 报送日期 来稿时间 来稿日期 上报时间 上报日期 收稿时间 收稿日期 收到时间 日期",
    "submissions.authors": "作者 撰稿人 报送人 供稿人 信息员 执笔人",
    "submissions.form": "信息形式 体裁 信息体裁 稿件形式",
    "submissions.kinds": "信息类别 类别 信息分类",
    "submissions.channel": "报送渠道 报送方式",
    "submissions.characters": "字数",
    "submissions.urgent": "紧急 是否紧急 紧急信息",
    "submissions.happened_at": "事发时间",
    "submissions.id": "编号 信息编号 报送编号 稿件编号",
    "adoptions": "是否采用 采用",
    "adoptions.publication": "采用刊物 刊物 采用载体 刊发载体 采用情况 刊登刊物 刊物名称 采用单位",
    "adoptions.on": "采用日期 采用时间 刊发日期 刊发时间 刊登日期 刊登时间",
    "adoptions.issue": "期号 期数 刊期 采用期数 采用期号",
    "adoptions.position": "版位 版面",
    "adoptions.fee": "稿费 稿酬",
    "instructions": "是否批示 领导批示 批示",
    "instructions.leader": "批示领导 领导姓名 批示人",
    "instructions.level": "批示层级 批示级别 领导层级",
    "instructions.rank": "领导职务 批示领导职务",
    "instructions.on": "批示日期 批示时间",
    "-": "序号 备注 积分 得分 分值 分数 合计 小计 总分 累计",
}
_BY_HEADING: Final = {heading: place for place, headings in _ALSO.items() for heading in headings.split()}
_SUMS: Final = ("合计", "小计", "总计", "累计")
_A_TIME_OF_DAY: Final = "12:00"
_MOST_ROWS: Final = 200


@checked
def guess_map(files: Iterable[tuple[str, bytes]], lang: Language = "zh") -> str:
    r"""
    Return what the columns of an office's own ledger seem to be, as the TOML of a map that somebody looks through.

    What cannot be guessed is marked "?"; a map with such a mark is not read.

    Args:
        files: names with contents, as for `import_tables`.
        lang: the language of the remarks.

    Raises:
        DecodeError: a file cannot be read, or no sheet of them looks like a ledger.
        MissingExtraError: one is a workbook and defusedxml is not installed.

    >>> print(guess_map([("台账.csv", "序号,报送单位,信息标题\n1,农业局,春耕\n".encode())], "en"))
    # look through what each column is; "-" leaves one out, "?" must be decided
    units = "as-named" # every name in the ledger is a unit
    <BLANKLINE>
    [[table]]
    sheet = "台账"
    <BLANKLINE>
    [table.columns]
    "序号" = "-"
    "报送单位" = "submissions.units"
    "信息标题" = "submissions.title"
    <BLANKLINE>
    [table.given] # what holds for every row
    "submissions.submitted_at" = "?"
    <BLANKLINE>
    """
    problems: list[Problem] = []
    raws: list[RawTable] = []
    for name, data in files:
        check_type("data", data, bytes, "the bytes of the file")
        tables, unreadable = read_tables(name, data)
        problems += unreadable
        raws += tables
    own = [raw for raw in raws if list_named(raw.title) is None and not is_notes(raw)]
    found: list[tuple[RawTable, _Ledger | Across]] = []
    for raw in own:
        guess = _guess(raw)
        if isinstance(guess, Text):
            problems.append(Problem(path=raw.place, message=guess))
        elif guess is not None:
            found.append((raw, guess))
    if not problems and not found:
        message = Text(
            "has no row of headings that looks like a ledger's, such as {headings}", headings=("报送单位", "信息标题", "采用刊物")
        )
        problems += [Problem(path=raw.place, message=message) for raw in own or raws]
    if problems:
        raise DecodeError(problems)
    lists = {list_named(raw.title) for raw in raws}
    return "\n".join(_written(found, {name for name in lists if name is not None}, lang))


@final
@frozen
class _Ledger:
    """
    What an office's own ledger seems to be.

    Attributes:
        at: the place of the heading among the rows.
        columns: by heading what its column seems to be.
        turned: whether the headings stand below each other.
    """

    at: int
    columns: Mapping[str, str]
    turned: bool

    @property
    def known(self) -> int:
        """How many headings are known."""
        return sum(place != OPEN for place in self.columns.values())


def _guess(raw: RawTable) -> _Ledger | Across | Text | None:
    """Return what a table seems to be; where it is one of numbers that cannot be read, why."""
    across = guess_across(raw, _place_of, _SUMS)
    if across is not None:
        return across
    upright, turned = _ledger(raw, turned=False), _ledger(raw.turn(), turned=True)
    # a row that begins with a known word is no ledger lying down, two such rows or more are where no row of headings knows as many
    return turned if turned is not None and turned.known > max(1, 0 if upright is None else upright.known) else upright


def _ledger(raw: RawTable, *, turned: bool) -> _Ledger | None:
    found = find_heading(raw, None, _Known())
    if found is None:
        return None
    at, headings = found
    names = [several[-1] for several in headings.values()]
    # the same heading under two others, as 日期 under 采用情况 and under 批示情况, is told apart by the upper one
    chosen = [several[0] if names.count(several[-1]) > 1 else several[-1] for several in headings.values()]
    return _Ledger(at, {heading: _place_of(heading) for heading in chosen}, turned)


class _Known(Mapping[str, str]):
    """Every heading that is guessed, as `find_heading` asks for them."""

    def __getitem__(self, heading: str) -> str:
        """Return what a column so headed seems to be."""
        place = _place_of(heading)
        if place == OPEN:
            raise KeyError(heading)
        return place

    def __iter__(self) -> Iterator[str]:
        """Iterate over the headings that are known as they stand."""
        return iter(_BY_HEADING)

    def __len__(self) -> int:
        """Return how many are known as they stand."""
        return len(_BY_HEADING)


def _place_of(heading: str) -> str:
    plain = "".join(heading.split()).rstrip("*")
    group, _, last = plain.rpartition("/")
    for name, cls in LISTS.items():
        if group.startswith(cls.label):
            column = next((f"{name}.{one.name}" for one in COLUMNS[name] if last in {one.title, one.title.removeprefix(cls.label)}), None)
            if column is not None:
                return column
    if last in _BY_HEADING:
        return _BY_HEADING[last]
    exact = [f"{name}.{one.name}" for name, columns in COLUMNS.items() for one in columns if one.title == last]
    return exact[0] if len(exact) == 1 else OPEN


def _written(found: Sequence[tuple[RawTable, _Ledger | Across]], lists: set[str], lang: Language) -> Iterator[str]:
    def remark(template: str) -> str:
        return f"# {Text(template).text(lang)}"

    yield remark('look through what each column is; "-" leaves one out, "?" must be decided')
    places = {place for _, guess in found for place in guess.columns.values()}
    if "units" not in lists:
        yield f'units = "as-named" {remark("every name in the ledger is a unit")}'
    if "persons" not in lists and "submissions.authors" in places:
        yield f'persons = "as-named" {remark("every author in the ledger is a person of the unit that sent the item")}'
    told: list[_Ledger | Across] = []
    for raw, guess in found:
        if guess in told:
            continue  # the sheets of twelve months look alike
        told.append(guess)
        alike = [other.title.strip() for other, theirs in found if theirs == guess]
        yield "\n[[table]]"
        yield f"sheet = {_text(alike[0]) if len(alike) == 1 else '[' + ', '.join(map(_text, alike)) + ']'}"
        yield from _table(raw.turn() if isinstance(guess, _Ledger) and guess.turned else raw, guess, remark)
    yield ""


def _table(raw: RawTable, guess: _Ledger | Across, remark: Callable[[str], str]) -> Iterator[str]:
    if isinstance(guess, _Ledger) and guess.turned:
        yield f"turned = true {remark('the headings stand below each other')}"
    if guess.at:
        yield f"heading = {raw.rows[guess.at][0]}"
    if isinstance(guess, _Ledger) and _days_alone(raw, guess.at, guess.columns):
        yield f'time = "{_A_TIME_OF_DAY}" {remark("which time of its day a day alone means")}'
    sums = [word for word in _SUMS if any(begins(cells, (word,)) for _, cells in raw.rows[guess.at + 1 :])]
    if sums:
        yield f"leave_out = [{', '.join(map(_text, sums))}] {remark('rows that begin so hold no record')}"
    if isinstance(guess, Across):
        yield from written_across(guess, _text, remark)
        return
    yield "\n[table.columns]"
    yield from (f"{_text(heading)} = {_text(place)}" for heading, place in guess.columns.items())
    missing = list(_missing(guess.columns.values()))
    if missing:
        yield f"\n[table.given] {remark('what holds for every row')}"
        yield from (f"{_text(place)} = {_text(OPEN)}" for place in missing)


def _missing(places: Iterable[str]) -> Iterator[str]:
    """Yield what the records of a row need and no column seems to give; ids and references are made."""
    given = set(places)
    for name in LISTS:
        if any(place.partition(".")[0] == name for place in given):
            for column in COLUMNS[name]:
                made = column.name == "id" or column.refers in {place.partition(".")[0] for place in given}
                if column.needed and not made and f"{name}.{column.name}" not in given:
                    yield f"{name}.{column.name}"


def _days_alone(raw: RawTable, at: int, columns: Mapping[str, str]) -> bool:
    """Whether a column that should hold times holds days."""
    found = find_heading(raw, raw.rows[at][0], columns)
    places = [] if found is None else [place for place, names in found[1].items() if _holds_times(columns, names)]
    cells = (cells[place] for _, cells in raw.rows[at + 1 : at + _MOST_ROWS] for place in places if place < len(cells))
    return any(cell is not None and not isinstance(cell, datetime) and read_day(text_in(cell), 2024) is not None for cell in cells)


def _holds_times(columns: Mapping[str, str], names: tuple[str, ...]) -> bool:
    place = next((columns[name] for name in names if name in columns), "")
    name, _, column = place.partition(".")
    return any(one.name == column and one.kind is CellKind.INSTANT for one in COLUMNS.get(name, ()))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
