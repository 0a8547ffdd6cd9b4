"""The Chinese of what calendars, limits and deadlines say."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    # Days, times and instants
    "a day that the calendar has": "日历上存在的日期",
    "a day that the calendar has: {rule} names one that its month lacks": "日历上存在的日期：{rule}所定日期当月没有",
    'a time of day from "00:00" to "24:00", such as "17:30"': "“00:00”至“24:00”之间的时间，如“17:30”",
    "a time that the clocks showed: summer time skipped this one": "实际存在的时刻：该时刻因实行夏令时被跳过",
    "an instant between {first} and {last}": "{first}年至{last}年之间的时刻",
    "a day such as date(2024, 3, 5), no instant and no text": "形如 date(2024, 3, 5) 的日期，不能是时刻或文字",
    'an instant such as "2024-03-05T09:30:00+08:00", not a day': '形如 "2024-03-05T09:30:00+08:00" 的时刻，不能是日期',
    'an instant with its offset, such as "2024-03-05T09:30:00+08:00"': '带时区偏移的时刻，如 "2024-03-05T09:30:00+08:00"',
    "a time with its offset: the clocks showed this one twice": "注明时差的时刻：该时刻因夏令时结束出现过两次",
    "a wall-clock time without an offset": "不带时差的当地时间",
    # Calendars
    "a day from {since} on, when the first notice was known": "{since}（首个放假通知公布之日）及以后的日期",
    "a day of a known year; name the year in years to add it": "已有放假安排年份内的日期；如需新增年份，请在 years 中列明",
    "a number of days that stays between 1900 and 2999": "结果不超出1900年至2999年的天数",
    "a number of months that stays between 1900 and 2999": "结果不超出1900年至2999年的月数",
    "a whole number of months": "整数个月",
    "a whole number of working days": "整数个工作日",
    "a year from 1996 on, next to the known ones, {first} to {last}": "1996年及以后、与已知年份（{first}年至{last}年）相接的年份",
    "either off or worked, not both": "休息日或者上班日，不能两者都是",
    "{day} is a working day in {working} and a day of rest in {resting}": "{day}：{working}为工作日，{resting}为休息日",
    # When offices close
    'a day of the year such as "06-01"': "一年中的某日，如“06-01”",
    "what it is called, not only blanks": "名称，不能只有空白",
    "a list of days, each named once": "日期列表，每个只写一次",
    "given together with since: a season has a first and a last day": "与 since 同时填写：作息期有起有止",
    "alone: named days are of no season and no day of the week": "单独填写：指定的日期不再分作息期和星期几",
    "one closing time a day: of two seasons, days of the week or named days that meet none goes first": (
        "每日一个下班时间：作息期之间、星期几之间、指定日期之间不得重叠"
    ),
    "a day worked: on a day of rest offices do not open": "上班的日子（休息日不办公）",
    "left out, or beside the usual closing time in close, in next_day_after, or the same in both": (
        "不填；或者与平时的下班时间同用：填写 close 或者 next_day_after，两项都填的应当相同"
    ),
    "closing times of a season, of days of the week or of named days: close says the usual one": (
        "某作息期、某星期几或者指定日期的下班时间（平时的下班时间由 close 填写）"
    ),
    # Limit rules
    "a counted unit, with extension_number beside it": "可计数的单位，并同时填写 extension_number",
    "a day that every month has, 1 to 28; leave it out for the end of the month": "每月都有的日期（1日至28日）；以月末为限的，此项不填",
    "a day that every year has; leave the day out for the end of the month": "每年都有的日期；以月末为限的，日期不填",
    "a list of working days ahead, each from 1 to 366 and named once": "提前提醒的工作日数列表，每个数在1至366之间且不重复",
    "a whole number from {least} to {most}": "{least}至{most}之间的整数",
    "year, and only beside a day that comes every year": "year，且仅用于每年的指定日期",
    "at least 1 for hours and minutes": "不小于1的数（以小时、分钟计的）",
    "false for named dates and period ends, and where next_day_after is given": "false（指定日期、周期末或者已填写 next_day_after 的）",
    "given: the unit {unit} needs it": "必填项：以“{unit}”计的时限需要此项",
    "left out: hours and minutes end at their own instant": "空（以小时、分钟计的时限，届满时刻即为截止）",
    "left out: it has no meaning for the unit {unit}": "空（以“{unit}”计的时限不适用此项）",
    "none or previous: what is counted back never moves past its day": "none 或 previous（倒推的时限不得向后顺延）",
    "none: hours and minutes run through rest days": "none（以小时、分钟计的时限遇休息日连续计算）",
    "the reason of what was assumed, and only together with assumed = true": "推定的理由，且仅在 assumed = true 时填写",
    'true: a limit "within" a number includes it (Civil Code Art. 1259)': "true（“以内”包括本数，见民法典第一千二百五十九条）",
    "{rule} ({clause})": "{rule}（{clause}）",
    # Deadlines
    "a counted unit, with number beside it": "可计数的单位，并同时填写 number",
    "left out where number is given: one new length, not two": "空（已填写 number 的，延期期限只能有一个）",
    "left out where started_at is given": "空（已填写 started_at 的）",
    "left out and started_at given: under {rule} the time of day decides when the count begins": (
        "空，并填写 started_at：按照{rule}，起算日取决于当天的时间"
    ),
    "left out and started_at given: {rule} counts from an instant": "空，并填写 started_at：{rule}自某一时刻起算",
    "left out: {rule} counts from its anchor": "空（{rule}自起算点计算）",
    "left out: {rule} names its day": "空（{rule}已指定日期）",
    "none: {rule} counts no days forward": "空（{rule}不是向后按日计算的时限）",
    "not before sent_on, which is {day}": "不早于 sent_on（{day}）的日期",
    "not before asked_at, and only where granted says how": "不早于 asked_at 的时刻，且仅在已填写 granted 时填写",
    "not before started_on, which is {start}": "不早于 started_on（{start}）的时刻",
    "not before started_at, which is {start}": "不早于 started_at（{start}）的时刻",
    "rounds with a start, each not before the one it follows": "有起算点的各次批办，且后一次不早于前一次",
    "the day of the answer, or an instant in at: while the clock stands there is no last day": (
        "答复日期，或者在 at 中给出时刻：暂停计时期间没有截止日期"
    ),
    "the period for which {rule} names a day": "{rule}所指定日期对应的周期",
    "the start of the clock: {rule} has not begun to run": "起算点：{rule}尚未开始计算",
    "{rule}: asked at {asked}, after the limit had ended at {cutoff}; after expiry there is no extension, only a late report": (
        "{rule}：{asked}提出延期申请时，期限已于{cutoff}届满；逾期不予延期，按逾期报送处理"
    ),
    "{rule}: asked at {asked}, {outcome}; the last day is now {day}": "{rule}：{asked}提出延期申请，{outcome}；截止日期延至{day}",
    "{rule}: asked at {asked}, {outcome}; the last day stays {day}": "{rule}：{asked}提出延期申请，{outcome}；截止日期仍为{day}",
    "a limit that is counted forward from its start: of another one the start is no question": (
        "自起算点向后计算的时限：其他时限不存在何时起算的问题"
    ),
    "an instant: hours and minutes are counted from one": "时刻：小时、分钟应自时刻起算",
    "a unit that is counted": "可以计数的期限单位",
    "a calendar of working days": "工作日历",
    "a list of days of the week, each from 1, Monday, to 7 and named once": "星期几的列表，1（星期一）至7，每个只写一次",
    "left out, or beside the grain week alone, without day and months_after": "不填，或只与周期 week 同用，不填 day 和 months_after",
    "false where no weekdays are named": "false（未写明星期几时）",
    "false: only what is counted from its start has a shortest time": "false：只有自起算点计算的时限才有最短时间",
    "a list of minutes ahead, each 1 or more and named once": "提前的分钟数，每个不小于 1，且不重复",
}
"""The Chinese templates by their English ones."""
