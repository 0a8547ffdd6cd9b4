"""The Chinese of what is said about rulebooks and their words."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    "a number, or a percentage such as {example}": "一个数，或者百分比，例如 {example}",
    "the working days of {year}: no notice is known": "{year} 年的工作日安排（尚未掌握该年放假通知）",
    "a table such as {example}": "一张表，例如 {example}",
    "a value, a list of values, or {example}": "一个值、一组值，或者 {example}",
    "a pool is divided among units; an item has its units already: name a span": "奖金总额在各单位之间分配，不能按条信息分；请写明周期",
    "an id is made of letters, digits, - and _, got {got}": "编号由文字、数字、- 和 _ 组成，此处为 {got}",
    "must be a step from 0 to 99": "应为 0 至 99 的步序",
    "must not be empty": "不能为空",
    "only what is given for an item is shared: write each = {item}, or leave share out": (
        "只有按条信息给出的数额才能分摊；请写 each = {item}，或者去掉 share"
    ),
    "with roll_up units below another have no score of their own, so that children(...) finds none; leave one of both out": (
        "roll_up 把下级单位并入上级计分，下级单位没有自己的得分，children(...) 找不到下级单位；两者请去掉一个"
    ),
    "for persons": "对个人",
    "for units and persons": "对单位和个人",
    "among authors nobody leads; share each, equal, weight or first": (
        "作者之间没有牵头者；请用 each（全额）、equal（平均）、weight（按权重）或 first（第一作者）"
    ),
    "what a duty came to names a unit and no person; price a lapse or a finding for persons": (
        "义务办理结果只涉及单位，不涉及个人；对个人请按过错（lapse）或认定（finding）计分"
    ),
    "at least two numbers above zero, such as 3:2": "至少两个大于零的数，如 3:2",
    "a ratio of numbers above zero, such as {example}": "由大于零的数组成的比例，如 {example}",
    "multiplies {n} values of unknown size, more than {most}; take it apart": "连乘了 {n} 个大小不定的数，多于 {most} 个；请拆分",
    "builds on more than {most} computed measures, one upon the other": "层层依赖的推算指标超过 {most} 层",
    "more than {most} tallies look at the totals in turn": "逐次引用合计数的结算超过 {most} 条",
    "the id of a measure stands in formulas: ASCII letters, digits and _, and no word that means something there": (
        "指标编号要写进公式：只能用英文字母、数字和 _，且不得与公式中已有的词相同"
    ),
    "none of these rules posts to {account}; name the account they post to": "这些规则都不计入 {account}；请写明它们所计入的账户",
    # names that nothing bears
    "{rulebook} has no reading {got}; {hint}": "{rulebook} 没有口径 {got}；{hint}",
    "reading {reading} has no option {got}; {hint}": "口径 {reading} 没有选项 {got}；{hint}",
    "no shipped rulebook is called {got}; {hint}": "没有名为 {got} 的自带办法；{hint}",
    "there is no {what} {got}; {hint}": "没有{what} {got}；{hint}",
    "rules ask only whether {what} is marked: write true or false, got {got}": (
        "规则只问{what}是或否：请填“是”或“否”（true、false），现为 {got}"
    ),
    "{what} is marked {got}, and rules ask for the words {known}": "{what}填的是 {got}，而规则所问的是：{known}",
    "no rule asks for {what} {got}": "没有规则问到{what}为 {got}",
    "the rulebook declares no {what} {got}; {hint}": "办法没有声明{what} {got}；{hint}",
    # what a word is
    "account": "账户",
    "attribute": "属性",
    "clause": "条款",
    "criterion": "认定标准",
    "form": "体裁",
    "group": "考核类别",
    "kind": "信息类型",
    "kind of lapse": "过错种类",
    "a matter is priced by what its duties come to; write of = {duty}, or count it in a measure": (
        "事项按其办理结果计分：请写 of = {duty}，或者用指标计数"
    ),
    "{unit} belongs to no group, so that it owes no target of any; give its group": (
        "{unit}没有考核类别，因此不承担任何类别的任务；请填写其类别"
    ),
    'settles lines of units, and what it is about gives to persons alone; write for = "persons"': (
        '结算的是单位的分值，而所涉规则只给人员计分；请写明 for = "persons"'
    ),
    "no rule looks at targets of {measure} {per}; the target binds nobody": "没有规则查看{per}的“{measure}”任务；此项任务不起作用",
    "no rule looks at the figure {what}; it does nothing": "没有规则使用基础数据“{what}”；这一数据不起作用",
    "rules look at the figure {what} of {others} only, not of {own}; it does nothing": (
        "规则只使用{others}的基础数据“{what}”，不使用{own}的；这一数据不起作用"
    ),
    "rules look at the figure {what} {spans}, and {period} holds none of these; it does nothing": (
        "规则按{spans}使用基础数据“{what}”，而{period}不含其中任何完整的一期；这一数据不起作用"
    ),
    "no rule looks at findings on {criterion} about a {about}; it does nothing": (
        "没有规则使用对{about}作出的“{criterion}”认定；这一认定不起作用"
    ),
    "rules look at whether {criterion} is met, which this finding does not say; it does nothing": (
        "规则要看是否符合“{criterion}”，而这一认定没有写明；这一认定不起作用"
    ),
    "rules look at the amount decided on {criterion}, which this finding does not say; it does nothing": (
        "规则要看“{criterion}”的认定数额，而这一认定没有写明；这一认定不起作用"
    ),
    "a finding on {criterion} decides about the whole {about}, not about one unit's part in it; it does nothing": (
        "“{criterion}”是对整个{about}的认定，不是对某一单位所占部分的认定；这一认定不起作用"
    ),
    "no duty and no rule of {rulebook} looks at commissions; it does nothing": "《{rulebook}》没有义务、规则涉及约稿；这条约稿不起作用",
    "no rule looks at what is of the kind {kind}; it does nothing": "没有规则使用“{kind}”这一种类；这一记录不起作用",
    "{kind} is of persons alone, and the rulebook assesses units only; it does nothing": (
        "“{kind}”只属于个人，而本办法只考核单位；这一记录不起作用"
    ),
    "kind of merit": "加分事项种类",
    "kind of matter": "事项种类",
    "measure": "指标",
    "option": "选项",
    "part": "分项",
    "policy": "做法",
    "price": "计分规则",
    "publication": "刊物",
    "reading": "口径",
    "subject": "认定对象",
    "word": "用语",
    "number": "数值",
    "text": "文字",
    "truth": "真假值",
    # findings and criteria
    "findings on {criterion} are about {about}, not about {of}": "“{criterion}”的认定对象为{about}，不是{of}",
    "a finding on {criterion} must name the unit whose part is meant": "“{criterion}”的认定须注明所指单位",
    "no amount belongs to a finding on {criterion}; it does not count": "“{criterion}”的认定没有数额；所填数额不计",
    "{criterion}: an amount{range} can be decided, got {got}": "{criterion}：可认定数额{range}，实为 {got}",
    "{criterion} has no amount; give it least and most": "{criterion} 没有数额范围；请写明 least 和 most",
    "the range is upside down: least {least}, most {most}": "数额范围颠倒：下限 {least}，上限 {most}",
    # rules
    "two rules with this id hold under the same readings; give one another id": "两条同编号的规则在同一口径下同时适用；请改其一的编号",
    "prices the same records as {other}; say stacks = true on the one that is added, or keep the best by a [[keep]]": (
        "与 {other} 对同样的记录计分；另加的一条请写 stacks = true，或者用 [[keep]] 写明如何取舍"
    ),
    "may price the same records as {other}, where both formulas hold; say stacks = true on the one that is added, "
    "keep the best by a [[keep]], or let the formulas exclude each other": (
        "provided 都成立时会与 {other} 对同样的记录计分；另加的一条请写 stacks = true，或者用 [[keep]] 写明取舍，或者使两个条件互斥"
    ),
    "is the same word as {other} to every rule; give it another id": "在各条规则看来与 {other} 是同一个词；请改用别的编号",
    "more prices with formulas of their own may meet than are compared; tell them apart by when": (
        "带 provided 的计分规则过多，未能逐对核对是否重复计分；请用 when 加以区分"
    ),
    "must be a {kind}, got {got}": "应为{kind}，实为 {got}",
    "name what lines belong together, such as item": "请写明哪些明细归为一组，例如 item",
    "at least one line must be kept, got {got}": "至少应保留一条，实为 {got}",
    "must be a month from 1 to 12, got {got}": "应为 1 至 12 的月份，实为 {got}",
    "must be a whole number from 0 to {most}, got {got}": "应为 0 至 {most} 的整数，实为 {got}",
    "give either most or least; two bounds are two caps": "most 与 least 只能写其一；上下限都有的，写成两条",
    # measures
    "a measure is either counted (count = ...) or computed (formula = ...)": "指标要么计数（count = ...），要么计算（formula = ...）",
    "a computed measure counts no records; when, distinct, weigh and shared belong to counted ones": (
        "计算得出的指标不计记录；when、distinct、weigh、shared 只用于计数的指标"
    ),
    "the measure is computed from itself; take one of the measures apart": "指标循环引用自身；请拆开其中一个",
    # versions
    "say from which day this version is in force (in_force = 2024-07-01)": "请写明本版本自何日起施行（in_force = 2024-07-01）",
    "{other} is in force from {day} too": "{other} 也自{day}起施行",
    "versions must count their years and payouts alike": "各版本的考核年度和发放周期应当一致",
    "no version is in force on {day}, the first day assessed": "考核期首日{day}没有施行中的版本",
    # readings and clauses
    "a reading needs at least one option": "口径至少要有一个选项",
    "no rule looks at what was owed; ask for it in a rule, or take the target out": "没有规则查看此项任务；请在规则中查看或者删去",
    "no rule depends on this reading; use it in a rule or take it out": "没有规则用到此口径；请在规则中使用或者删去",
    "two of these tables hold under the same readings; keep one": "同一口径下有两个同类的表；请保留一个",
    "the clause is listed {n} times; list it once": "该条款列出了 {n} 次；请只列一次",
    "is said to be covered by a rule, but no rule cites it": "标明由规则落实，却没有规则引用",
    "{number} does not occur in the quoted clause {clause}; mend it, or list it under the clause's numbers, "
    "with a note that says where it comes from": (
        "所引条款 {clause} 的原文中没有 {number}；请改正，或者列入该条款的 numbers 并加注（note）说明出处"
    ),
    # reading the file
    "schema must be {schema}, the form this version reads; begin with schema = {schema}": (
        "schema 应为 {schema}，即本版本所能读取的格式；请以 schema = {schema} 开头"
    ),
    "is not TOML: {reason}": "不符合 TOML 格式：{reason}",
    "is not TOML: a number is too long or tables are nested too deep": "不符合 TOML 格式：数字过长或者表嵌套过深",
    "tables written [[{kind}]]": "写成 [[{kind}]] 的表",
    "a table whose keys are the ids": "以编号为键的表",
    "an option or a list of options": "一个选项或者若干选项的列表",
    "has {n} variants, more than {most}; split it into several rules": "展开后有 {n} 种，超过 {most} 种；请拆成几条规则",
    "a deadline is read in one way: write one for each option, and let the duty choose, {example}": (
        "时限只有一种读法：每种口径各写一条时限，由义务选用，{example}"
    ),
    "says nothing for the options {options} of the reading": "没有写明该口径的选项 {options}",
    # what a record does not say
    "a word": "一个用语",
    "a list of words such as {example}": "用语的列表，例如 {example}",
    'rules ask for the {what}, which records may leave out; write under [absent] {name} = "{must}", a word, or "" for none': (
        '规则要看{what}，而记录可以不填：请在 [absent] 中写 {name} = "{must}"（必须填写）、代表未填的用语，或者 ""（不作任何用语）'
    ),
    "compares points with money, as if one of each were the same; write a [[keep]] for each account": (
        "把得分与奖金放在一起比大小，好像1分就是1元；请每个账户各写一段 [[keep]]"
    ),
    "a limit and a duty need a word here: name the one that stands for it": "时限和义务在此需要一个用语：请写明未填时代表它的用语",
    'only units, persons and items are judged every {grain}; say about = ["unit"] or ["submission"]': (
        '只有单位、个人和报送的信息才按{grain}逐一认定；请写 about = ["unit"] 或 ["submission"]'
    ),
    "tag {tag} is never {got}; {hint}": "标签{tag}没有{got}；{hint}",
}
