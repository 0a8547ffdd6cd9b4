"""The Chinese of what is said about duties with dates: checks of rulebooks, states, circulars, the command."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    # checks of a rulebook
    "deadline": "时限",
    "instant": "时刻",
    "{n} deadlines have this id; give each its own": "有 {n} 条时限用了这一编号；请各用各的编号",
    "no duty stands under this deadline; add a [[duty]] or take it out": "没有义务适用这一时限；请增加 [[duty]] 或删去该时限",
    "a rule has this id already; give the duty another one": "已有规则使用这一编号；请为该义务另取编号",
    "is said to be covered by a deadline, but none cites it": "注明由时限落实，但没有时限或义务引用它",
    "must name a [[deadline]]; only handlings, matters and commissions may have a due time of their own": (
        "应指明一条 [[deadline]]；只有批示件、办理事项和约稿可以自定截止时间"
    ),
    "gives a day; {limit} needs the instant at which it was received": "只有日期；{limit} 需要收到的时刻",
    "{limit} names a day; a {of} needs a limit counted from its start": "{limit} 是指定日期的时限；{of}应适用自起算点计算的时限",
    "{limit} is counted; a report needs a day of the year or of its period": (
        "{limit} 是自起算点计算的时限；定期报告应适用指定日期或周期末的时限"
    ),
    "{limit} can only be counted in days, from the rulebook's issue; give source.issued or in_force": (
        "{limit} 自办法印发之日起按日计算；请填写 source.issued 或 in_force"
    ),
    "there is no day {day} in every month in which it falls due (month {months}); name an earlier day, or leave it out for the "
    "end of the month": ("应报月份中 {months} 月没有{day}日；请改为较早的日期，以月末为限的，此项不填"),
    "looks at records ({facts}) of which none can be: {table} declares nothing; add it": (
        "涉及的记录（{facts}）都会被拒绝：没有在 {table} 中声明任何一个；请予补充"
    ),
    "needs a stage of its own and a limit, and ends with the work": "须有单独的 stage 和 limit，至办结为止",
    "{limit} is over when it begins; a series needs one that runs": "{limit} 起算即届满；连续报告须有一定时间",
    "must be later than since, which is {day}": "应晚于 since，即{day}",
    "has no meaning for a {of}; leave it out": "对{of}没有意义；请删去",
    "must have as many steps as ladder, which has {n}": "层级数应与 ladder 相同，即 {n} 级",
    "say which items; without conditions every submission would owe it": "请写明哪些事项；不写条件则所有报送都适用",
    "say whose task it is: lead, responsible or owed_by": "请写明由谁承担：lead、responsible 或 owed_by",
    "working days ahead, each from 1 to 366 and named once": "提前的工作日数，每个为 1 至 366，且不重复",
    "applies to the same records as {other}; tell them apart by when, owed_by or stage": (
        "与 {other} 适用于同样的记录；请用 when、owed_by 或 stage 加以区分"
    ),
    # what is odd in records
    "has days of its own in the calendar, but stands in no record": "日历中另有工作日安排，但记录中没有",
    "says no due time, and neither does the regulation: give its due_at": "未写明截止时间，办法也未规定：请填写 due_at",
    "is a second handling of {of} by {unit}: only {first} is looked at": "是{unit}对{of}的又一条办理记录：只看 {first}",
    "was done before it began afresh at {at}: what was done then no longer counts": "办结早于重新起算时间{at}：此前的办结不再计算",
    "a pause moves no due time that was said itself, and no limit in hours: extend it, or give another due_at": (
        "暂停计时不改变自定的截止时间，也不改变以小时、分钟计的时限：请办理延期，或另填 due_at"
    ),
    "does not say its {what}, on which it rests whether {duty} is owed": "未填写{what}，无法判断是否适用“{duty}”",
    "no duty of {rulebook} says until when it is due": "《{rulebook}》没有哪项义务规定它的办理期限",
    "is not given, so that its clock never starts": "未填写，期限无从起算",
    "{task} names {unit}, but no unit has this id, name or group": "“{task}”列有“{unit}”，但没有单位用这一编号、名称或类别",
    "{task} binds those of {group} that it concerns, and no record says which: give them a tag with the id of the task, and yes": (
        "“{task}”由“{group}”中的有关单位承担，但记录未写明是哪些单位：请给有关单位加上以任务编号为名的标签，填“是”"
    ),
    "names no submission, commission or duty; lateness found by its deadline could be counted beside it": (
        "未指明所涉报送、约稿或义务；按期限认定的逾期可能与它重复计算"
    ),
    "names a day early in the year for {duty}: a report on the year before is due at unit = {unit}, grain = {grain} with "
    "months_after; one on the year in which the day lies says so by grain = {grain}": (
        "为“{duty}”指定了年初的日期：报告上一年度情况的，请用 unit = {unit}、grain = {grain} 和 months_after；"
        "报告该日期所在年度情况的，请用 grain = {grain} 注明"
    ),
    # the page
    "Deadlines under {rulebook}": "《{rulebook}》时限一览",
    "At {at}, Beijing time; by {issuer}, {source}": "截至北京时间{at}；依据：{issuer}《{source}》",
    "At {at}, Beijing time; by {issuer}, {source} ({document})": "截至北京时间{at}；依据：{issuer}《{source}》（{document}）",
    "Nothing is due.": "没有应办事项。",
    "{n} in all: {counts}": "共{n}项：{counts}",
    "{stage} {n}": "{stage}{n}项",
    "Notes": "说明",
    "{unit}, {matter} ({marks})": "{unit}“{matter}”（{marks}）",
    "by {ends}": "{ends}截止",
    "State": "状态",
    "Result": "结果",
    "Unit id": "单位编号",
    "Matter": "事项",
    "Role": "分工",
    "Duty title": "时限要求",
    "For the period": "报告期",
    "Round": "第几次批办",
    "Original last day": "原定截止日",
    "Last day": "截止日",
    "Ends at": "截止时刻",
    "Ends": "截止",
    "Left": "剩余或逾期",
    "Days left": "剩余天数",
    "Working days left": "剩余工作日",
    "Minutes left": "剩余分钟",
    "Days late": "逾期天数",
    "Minutes late": "逾期分钟",
    "{n} days late": "逾期{n}天",
    "{n} day late": "逾期{n}天",
    "{length} late": "逾期{length}",
    "{length} left": "还有{length}",
    "less than a minute left": "不足1分钟",
    "due today": "今日到期",
    "{n} days": "还有{n}天",
    "{n} day": "还有{n}天",
    "{n} days ({m} working days)": "还有{n}天（{m}个工作日）",
    "{n} days ({m} working day)": "还有{n}天（{m}个工作日）",
    "{n} day ({m} working days)": "还有{n}天（{m}个工作日）",
    "{n} day ({m} working day)": "还有{n}天（{m}个工作日）",
    # notes
    "instruction no. {n} on the matter: {demands} ({clause})": "就同一事项第{n}次批办：{demands}（{clause}）",
    "instruction no. {n} on the matter": "就同一事项第{n}次批办",
    "late in round {rounds} too; a new instruction does not cure it": "第{rounds}次批办亦逾期；再次批办不免除此前的逾期",
    "not held against the unit: {reason}": "逾期不予追究：{reason}",
    "a reminder went out": "已催办",
    "{title}, no. {n}": "{title}（第{n}次）",
    "{n} reminders went out": "已催办{n}次",
    "a report on it was sent back": "报告曾被退回",
    "{n} reports on it were sent back": "报告曾被退回{n}次",
    "the clock stands since {day}: {reason}": "自{day}起暂停计时：{reason}",
    "the clock stood from {day} to {end}: {reason}": "{day}至{end}暂停计时：{reason}",
    "no reason given": "未写明原因",
    "explained in writing and in time": "已在期限内书面说明原因",
    "the report on it is not signed": "办理情况报告未经签字",
    "the holiday notice for {year} is needed to say more": "需待{year}年放假安排通知公布后确定",
    "the next holiday notice can still move the last day": "截止日可能因下一年放假安排通知调整",
    "the start of its clock is not given": "未填写起算时间",
    # the circular
    "Circular of handling results under {rulebook}": "《{rulebook}》办理情况通报",
    "{span}, as it stood at {at}, Beijing time": "{span}（截至北京时间{at}）",
    "Light": "亮灯",
    "must be a whole number, 0 or more, got {got}": "应为不小于 0 的整数，实为 {got}",
    "has no threshold and hides the lights before it; put it first": "没有条件，会遮住前面的灯；请放在最前",
    "In hand": "在办总数",
    "Kind of duty": "义务种类",
    "Reminders": "催办次数",
    "Mean days": "平均办理天数",
    "reminded {n} times": "已催办{n}次",
    "Reminders sent: {n}.": "共催办{n}次。",
    "What is done took {days} calendar days on average.": "已办结事项平均用时{days}天（自然日）。",
    "In charge": "责任人",
    "{who} ({day})": "{who}（{day}）",
    "What came of {kinds} in {span}:": "现将{span}{kinds}情况通报如下：",
    "Nothing was in hand.": "本期没有在办事项。",
    "What is overdue and not done": "逾期未办结的事项",
    "In time": "按期",
    "After a reminder": "其中经催办",
    "Late": "逾期办结",
    "Excused": "逾期免责",
    "Too early": "不足期限",
    "Overdue": "逾期未办结",
    "Running": "在办未到期",
    "Rate in time (%)": "按期办结率（%）",
    "Rate done (%)": "办结率（%）",
    "All": "合计",
    "Rate in time: done in time among those that fell due, without excused ones; rate done: done among all in hand, "
    "without excused ones. Rounded half up to two decimals.": (
        "按期办结率为到期事项中按期办结的比例，办结率为在办事项中已办结的比例，均不含逾期免责的；四舍五入，保留两位小数。"
    ),
    # the command
    "what is due, due soon, overdue and done at an instant": "某一时刻的时限情况：应办、即将到期、逾期、办结",
    "the instant, such as 2024-03-05T09:30:00+08:00, or a day, which means its end; with --circular the end of its period": (
        "时刻，如 2024-03-05T09:30:00+08:00，或者日期（指该日终了）；与 --circular 同用时可不填，即该周期终了"
    ),
    "name the day or the instant with --at; only a circular or a register has one of its own, the end of its period": (
        "请用 --at 写明日期或时刻；只有通报和登记表可不写，以该周期终了为准"
    ),
    "no such day; write one like {day}, or an instant like {instant}": "没有这一天；请写成 {day} 这样的日期，或 {instant} 这样的时刻",
    "the circular of handling results of this period instead": "改为输出该周期的办理情况通报",
    "no unit in the records is called {got}; {hint}": "记录中没有名为 {got} 的单位；{hint}",
    "{name} cannot be printed as {format}": "{name} 不能输出为 {format}",
    # the calendar file
    "{title}: {duty}": "{title}：{duty}",
    # what a duty came to
    "{duty}: {result}": "{duty}：{result}",
    "{duty} ({period}): {result}": "{duty}（{period}）：{result}",
    "[{state}] {unit}, {matter}": "【{state}】{unit}：{matter}",
    "clause {clause}; original last day {day}": "依据：{clause}；原定截止日{day}",
    "the working days of {year} are not in the table; give them in a calendar file": "自带的工作日历没有 {year} 年，请用日历文件补充",
    # what another calendar moves
    "What the calendar {name} moves": "日历“{name}”引起的时限变动",
    "Ended": "原截止",
    "Ends now": "现截止",
    "not known": "未知",
    "No deadline moves.": "没有时限变动。",
    "only what the calendar file or a later notice moves, with the last day before and now": (
        "只列日历文件或者后来的放假安排引起的时限变动，并列出原截止日和现截止日"
    ),
    "with --moved: against the official table as it was known on this day": "与 --moved 同用：与该日已知的放假安排相比",
    # the register
    "Register of what is handled under {rulebook}": "《{rulebook}》办理登记表",
    "Nothing was registered.": "本期没有登记事项。",
    "the register of what began in this period instead, numbered, with its course": "改为输出该周期内收办事项的登记表，编号并列出办理过程",
    "below the list, or attached to a circular or a register, how each deadline was counted": (
        "在一览之后逐日列出各项期限如何计算；通报、登记表则附于其后"
    ),
    "below, how the deadlines behind it were counted, day by day": "在后面逐日列出所依期限如何计算",
    "How the deadlines were counted": "期限计算明细",
    "Done at {done}: {late}.": "{done}办结，{late}。",
    "Not done by {at}: {late}.": "截至{at}未办结，{late}。",
    "No deadline was counted by days.": "没有按日计算的期限。",
    "Paper number": "文号",
    "Given by": "来源",
    "Began": "收办",
    "Course": "办理过程",
    "Done": "办结",
    "reminded": "催办",
    "reported": "已报告",
    "signed by {name}": "{name}签发",
    "{report} (sent back)": "{report}（退回）",
    "{day} {what}": "{day}{what}",
    # how a deadline is counted
    "How the deadline is counted": "期限计算",
    "{measure}, counted from {start}, end {end}.": "{measure}，自{start}起算，至{end}届满。",
    "{measure} back from {start}: it ends {end}.": "自{start}倒推{measure}，至{end}。",
    "{measure}, {period}: it ends {end}.": "{measure}，{period}：至{end}届满。",
    "{measure} counted back from {until} come to {start}.": "自{until}倒推{measure}，为{start}。",
    "Counted from there it would move beyond {until}; begin on {latest} at the latest.": (
        "自该日起算，届满日遇休息日顺延，将超过{until}；最迟应于{latest}起算。"
    ),
    "It came in when the office was shut, and counts as of {day}.": "收到时已下班或者逢休息日，视为{day}收到。",
    "On {day} the office closes at {time}: {when}.": "{day}{time}下班：{when}。",
    "On {day} the office closes at {time} by the calendar {name}: {when}.": "{day}{time}下班：{when}（日历 {name}）。",
    "hours of that day": "当日作息安排",
    "hours from {first} to {last}": "{first}至{last}作息时间",
    "hours of every {weekday}": "每{weekday}作息安排",
    "{weekday}, {season}": "{season}，{weekday}",
    "usual office hours": "作息时间",
    "Working days are those of the calendar {name}.": "工作日以日历 {name} 为准。",
    "The next holiday notice could still move the last day.": "届满日可能因下一份放假安排通知而变动。",
    "{title} ({clause}): {length}": "{title}（{clause}）{length}",
    "{day} ({weekday})": "{day}（{weekday}）",
    "{day} ({weekday}) {time}": "{day}（{weekday}）{time}",
    "Weekday": "星期",
    "What it is": "日期类别",
    "How it counts": "计算方式",
    "Day number": "第几日",
    "By notice": "依据",
    "when a limit ends, or from when to begin, day by day, without records": "不用记录，逐日计算期限何时届满，或倒推何时起算",
    "a limit of the rulebook, by its id": "考核办法中的时限（编号）",
    "how many units, where no rulebook says so": "期限的数量（不按考核办法时）",
    "what is counted": "期限单位",
    "the day or the instant that starts the clock": "起算的日期或时刻",
    "count back from this day or instant: by when must it be in hand": "自此日期或时刻倒推：最迟何时收到",
    "the period of a report, or of a named day": "定期报告或指定日期所属的时段",
    "the start day counts as the first": "起算当日计入",
    "where a last day goes that is no working day": "最后一日遇休息日的处理",
    "name either a limit with {limit} and {rulebook}, or {number} with {unit}": (
        "请用 {limit} 和 {rulebook} 指明一条时限，或用 {number} 和 {unit} 写明期限"
    ),
    "{name} must be a whole number, got {got}": "{name} 应为整数，实为 {got}",
    "{limit} names its day: give the period with {name}": "{limit} 是指定日期的时限：请用 {name} 写明时段",
    "{limit} is counted: give either {begin} or {until}": "{limit} 自起算点计算：请写明 {begin} 或 {until} 之一",
    "{rulebook} has no deadline {got}; {hint}": "{rulebook} 没有编号为 {got} 的时限；{hint}",
    "the time of day decides here; write an instant like {instant}": "此处与时刻有关；请写明时刻，例如 {instant}",
}
"""The Chinese templates by their English ones."""
