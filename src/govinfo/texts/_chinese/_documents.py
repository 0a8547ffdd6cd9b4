"""The Chinese of circulars, payout lists, commendations, statistics and answer sheets."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    "how many items were sent and adopted, by form, kind, channel, unit and publication": (
        "报送和采用的分类统计：按形式、类别、渠道、单位、刊物"
    ),
    "Item": "标题",
    "awaits {needs}": "待{needs}",
    "Statement of {name}, {period}": "{name}{period}信息工作对账单",
    "Statements": "信息工作对账单",
    "Statement of": "对账单位（人员）",
    "Items sent, and what became of them": "报送信息及办理结果",
    "Claims, and what was decided": "申诉及处理情况",
    "{n} items: {counts}.": "共{n}条：{counts}。",
    "{became} {n}": "{became}{n}条",
    "No item was sent.": "没有报送信息。",
    "Nothing was claimed.": "没有申诉。",
    "Day sent": "报送日期",
    "Outcome": "结果",
    "What became of it": "办理情况",
    "merged into {item}": "并入“{item}”",
    "{day} adopted by {publication}": "{day}{publication}采用",
    "{day} instruction of {leader} ({level})": "{day}{leader}批示（{level}）",
    "{day} instruction at {level}": "{day}{level}领导批示",
    "{day} {outcome}": "{day}{outcome}",
    "{said}: {reason}": "{said}：{reason}",
    "Claims held against the records, {period}": "{period}申诉核对表",
    "{n} claims: {counts}.": "共{n}件：{counts}。",
    "{accord} {n}": "{accord}{n}件",
    "{name} ({id}): through which records it may differ": "{name}（{id}）：差异可能来自下列记录",
    "{record}: {reason}": "{record}：{reason}",
    "{amount} {account}": "{account}{amount}",
    "{record}, {amount}: {reason}": "{record}，{amount}：{reason}",
    "By whom": "申诉人",
    "Claimed": "主张",
    "Held against the records": "核对结果",
    "Decided": "处理",
    "record {record}": "记录 {record}",
    "{account} counted {counted}, differing by {difference}": "{account}已计{counted}，相差{difference}",
    "not decided yet": "尚未处理",
    "correction {correction}": "更正 {correction}",
    "{account} from {before} to {after}": "{account}由{before}改为{after}",
    "Items sent and adopted, {period}": "{period}信息报送和采用统计",
    "by form": "按信息形式",
    "by kind": "按信息类别",
    "by channel": "按报送渠道",
    "by unit": "按报送单位",
    "adoptions by publication": "采用情况（按刊物）",
    "Counted by": "统计口径",
    "holds no claim: fill in at least one": "没有申诉：请至少填写一件",
    "no rule prices it": "没有规则据此计分",
    "{status}: {why}": "{status}：{why}",
    "claim {claim} is of {unit}, which is not assessed": "申诉 {claim} 的单位 {unit} 不参加考核",
    "the claims: CSV, a workbook with the sheet of claims, or a file of records": "申诉：CSV、含申诉工作表的工作簿，或者档案文件",
    "what a unit or person sent and what became of it, every line, every claim": (
        "一个单位或人员的对账单：报送信息及办理结果、逐条计分、申诉"
    ),
    "claims held against the records: agreed, differing by how much and through what, or of no record": (
        "以台账核对申诉：相符、相差多少及原因、无此记录"
    ),
    "a shipped rulebook or a file, whose titles are printed and whose year is counted": "随库办法或者办法文件，按其名称和年度统计",
    "the days counted, such as 2024-H1; left out, all days of the records": "统计期，如 2024-H1；省略则统计全部记录",
    "what is counted by, may be repeated; left out, everything": "统计口径，可以重复；省略则全部统计",
    "{n} times": "{n}次",
    "Merits": "加分事项",
    "Matters": "事项",
    # figures
    "{day} {month} {year}": "{year}年{month}月{day}日",
    "{month} {year}": "{year}年{month}月",
    "less than {most} yuan": "小于 {most} 元的金额",
    "{first} to {last}": "{first}至{last}",
    "the first half of {year}": "{year}年上半年",
    "the second half of {year}": "{year}年下半年",
    "quarter {quarter} of {year}": "{year}年第{quarter}季度",
    "{year}": "{year}年",
    # what is refused
    "a group of the units, such as {near}": "参加考核单位的考核类别，例如 {near}",
    "a list beside the assessment of its own period and rulebook": "与其考核期和考核办法一致的考核结果所对应的发放表",
    "a list for every period that another list sets right": "被其他发放表补发或扣回的每一期的发放表",
    "each list once: this one is given twice": "每一份发放表，且各一次：这一份给了两次",
    "the list of {period} over {amount} yuan too, which another list took into account": (
        "同时给出 {period} 的发放表（合计 {amount} 元）：另一份发放表已将其计入"
    ),
    "is {capitals}, but the sum is {right}": "为 {capitals}，与合计 {right} 不符",
    "a percentage from 0 to 100": "0 至 100 的百分比",
    "a period that includes the one reported and ends with it": "包含通报期并与其同日截止的考核期",
    "a period that ends where the one reported begins": "止于通报期开始之日的考核期",
    "one of the period reported": "通报期的考核结果",
    "one of the records given": "同一份记录的考核结果",
    "one under the rulebook given, read in the same way": "同一考核办法、同一口径下的考核结果",
    "one under the calendar given": "同一工作日历下的考核结果",
    "a whole number from zero to the total": "从零到总数之间的整数",
    "given once: a number or a percentage": "名额数与百分比二者填写其一，且仅填其一",
    "measures beside the policy further, and only beside it": "末位并列按其他指标比较时须列出指标，否则不列",
    'one of "form", "kind", "channel", "unit", "publication"': '"form"、"kind"、"channel"、"unit"、"publication" 之一',
    "one of {known}": "下列之一：{known}",
    "is no payout list: its format must be {format}": "不是奖励发放表：format 应为 {format}",
    "is {amount}, but {due} due less {paid} paid is another sum": "为 {amount}，与应发 {due} 减已发 {paid} 不符",
    "is {amount}, but the entries sum to {total}": "为 {amount}，与各条合计 {total} 不符",
    'the package {package} is needed for this: install it with pip install "govinfo-core[{extra}]"': (
        '需要安装 {package}：pip install "govinfo-core[{extra}]"'
    ),
    # what papers have in common
    "{one}, {other}": "{one}，{other}",
    "{one}; {other}": "{one}；{other}",
    "{column} = {value}": "{column}＝{value}",
    "{n}. {title}": "{n}、{title}",
    "Explanations": "计分说明",
    "Attachment {n}": "附件{n}",
    "Attachment": "附件",
    "Text of the paper": "正文",
    "All figures": "总表",
    "Exact values": "准确值",
    "Attachment {n}: {title}": "附件{n}：{title}",
    "Attachments:": "附件：",
    "To all units:": "各单位：",
    "To {name}:": "{name}：",
    "Subtotal": "小计",
    "({words})": "（{words}）",
    "Copies to: {names}.": "抄送：{names}。",
    "printed on {day}": "{day}印发",
    "Attachment:": "附件：",
    # circulars
    "Circular on government information work, {period}": "关于{period}政务信息工作情况的通报",
    "The whole": "总体情况",
    "In {period}, {units} units sent {sent} items; {adopted} were adopted, {events} times in all; the rate of adoption is {rate}.": (
        "{period}，{units}个单位共报送政务信息{sent}条，被采用{adopted}条、{events}条次，采用率{rate}。"
    ),
    "Compared with {period}: items sent {sent}, items adopted {adopted}, adoptions {events}.": (
        "与{period}相比，报送条数{sent}，采用条数{adopted}，采用条次{events}。"
    ),
    "up by {n} from {before}": "增加{n}（原为{before}）",
    "{before} as before": "持平（{before}）",
    "up by {n} from {before} ({percent})": "增加{n}（原为{before}，增长{percent}）",
    "down by {n} from {before} ({percent})": "减少{n}（原为{before}，下降{percent}）",
    "In {period}, {units} units were assessed.": "{period}，对{units}个单位进行了考核。",
    "In {period}, {units} units sent {sent} items.": "{period}，{units}个单位共报送政务信息{sent}条。",
    "In {period}, {units} units sent {sent} items; {adopted} were adopted, {events} times in all.": (
        "{period}，{units}个单位共报送政务信息{sent}条，被采用{adopted}条、{events}条次。"
    ),
    "Compared with {period}: items sent {sent}.": "与{period}相比，报送条数{sent}。",
    "{n} decisions are still owed; the points they are about are provisional.": "另有{n}项尚待认定，所涉积分为暂计数，认定后相应调整。",
    "First in {measure}: {units}.": "{measure}居前的单位：{units}。",
    "{name} ({value})": "{name}（{value}）",
    "Ranks of the units": "各单位名次",
    "Points are rounded half up to two decimals; sums are of the exact values.": "积分四舍五入保留两位小数，合计按准确值计算。",
    "Items sent": "信息报送情况",
    "Where more was adopted than sent, items of earlier periods were adopted; no rate is told then.": (
        "采用条数多于报送条数的，系采用了以前报送的信息，不计采用率。"
    ),
    "Compared with {period}": "与{period}比较",
    "Compared with earlier periods": "与上期、上年同期比较",
    "Earlier": "原有",
    "Growth": "增幅",
    "Growth = change / earlier number, rounded half up to two decimals; a dash where nothing can be compared.": (
        "增幅＝增减÷原有，四舍五入保留两位小数；无从比较的记“—”。"
    ),
    "Items adopted": "采用信息篇目",
    "Adopted by": "采用刊物",
    "Instructed on by": "批示领导",
    "a leader, {level}": "{level}领导",
    "Commissioned": "约稿",
    "{title} {n} times": "{title}{n}次",
    "An item of several units stands under each of them.": "多个单位共同提供的信息，在各单位名下分别列出。",
    "Points by month of the year": "全年各月积分",
    "Decisions still owed": "尚待认定的事项",
    "The best": "工作较好的单位",
    "First in points: {units}.": "积分居前的单位：{units}。",
    "{name} ({points} points)": "{name}（{points}分）",
    "Who fell short": "存在的不足",
    "{clause}: {title}": "{clause}：{title}",
    "{measure} below the target of {target} in {n} periods ({periods})": "{measure}有{n}期未达到任务{target}（{periods}）",
    "Sent nothing: {units}.": "零报送单位：{units}。",
    "Had nothing adopted: {units}.": "零采用单位：{units}。",
    "Named for falling short:": "未完成任务或被扣分的单位及原因：",
    "{name}: targets missed: {targets}": "{name}：未完成目标任务（{targets}）",
    "{name}: points taken away: {lines}": "{name}：{lines}",
    "{clause} {title}: {points} points taken away ({day})": "{day}{title}，扣{points}分（{clause}）",
    "{measure} in {period} {reached}, target {target}": "{period}{measure}{reached}，任务{target}",
    "What is asked": "工作要求",
    "The units named are asked to find the causes, to put forward measures and to improve their work.": (
        "请以上单位认真查找原因，制定改进措施，切实加强政务信息报送工作。"
    ),
    "Points and ranks of the units": "各单位积分及名次",
    "Change of rank": "名次变化",
    "Year so far": "本年累计",
    "Rank in the year": "累计名次",
    "Year so far: {start} to {end}.": "本年累计自{start}起，至{end}止。",
    "{clause} {title} ({each})": "{clause}{title}（{each}）",
    "Points are provisional: what is settled only when its span is over is not in them yet: {rules}.": (
        "积分为暂计数，下列条款期满方能结算，尚未计入：{rules}。"
    ),
    "Change of rank: against {period}; plus is up, minus is down.": "名次变化与{period}相比，正数为上升，负数为下降。",
    "Points by unit": "各单位积分",
    "Points by month": "各月积分",
    "Points by month, all units": "各月积分（全部单位）",
    "Items sent and adopted": "信息报送和采用情况",
    "Sent": "报送条数",
    "Adopted": "采用条数",
    "Rate of adoption": "采用率",
    "Adoptions": "采用条次",
    "Sum of the units": "各单位合计",
    "Each item once": "不重复计算",
    "Rate of adoption = items adopted / items sent, rounded half up to two decimals; nothing of nothing is 0.": (
        "采用率＝采用条数÷报送条数，四舍五入保留两位小数；没有报送也没有采用的记为0。"
    ),
    "An item of several units counts for each of them, so the sum of the units exceeds the number of items.": (
        "多个单位共同提供的信息，每个单位各计一条，各单位合计因此大于信息总数。"
    ),
    "Adoptions by publication": "各刊物采用条次",
    "Target": "任务",
    "Sub-period": "周期",
    "Targets that the regulation sets ({n})": "办法所定任务（{n} 项）",
    "Days": "适用期间",
    "Targets": "目标任务完成情况",
    "Reached": "完成数",
    "Owed": "任务数",
    "Per": "周期",
    "Periods due": "到期期数",
    "Periods met": "完成期数",
    "Periods missed": "未完成的任务期",
    "{period} ({reached})": "{period}（{reached}）",
    "Owed and reached are sums over the periods; a period that is not over yet is due when it ends.": (
        "任务数、完成数为各任务期之和；尚未结束的任务期到期后计算。"
    ),
    "{met} of {all}": "{met}/{all}项",
    "Targets met of those due": "到期任务完成进度",
    "Targets missed": "未完成的任务",
    # payout lists
    "Payout list of rewards for government information, {period}": "{period}政务信息奖励发放表",
    "Under {rulebook}, for {start} to {end}, {payees} payees of {units} units are paid {amount} yuan ({capitals}).": (
        "根据《{rulebook}》，{start}至{end}政务信息奖励共发放{units}个单位、{payees}笔，合计{amount}元（大写：{capitals}）。"
    ),
    "Of these {own} yuan are for the period itself and {more} yuan set earlier lists right.": (
        "其中本期奖励{own}元，对以前各期补发、扣回净额{more}元。"
    ),
    "whole periods by which the rulebook pays, such as {period}": "办法规定的整个发放期，如 {period}",
    "The list of {period} paid {amount} yuan; what it paid is not paid again.": "{period}的发放表已发{amount}元，已发部分不再重复发放。",
    "Every author is credited in full, so the units are paid and divide the money themselves.": (
        "作者均按全额记入个人账户，奖励发放到单位，由单位自行分配。"
    ),
    "Drawn up by:            Checked by:            Approved by:": "制表：　　　　　　审核：　　　　　　批准：",
    "Amounts by payee": "发放明细",
    "Amounts by clause": "分条款明细",
    "What sets earlier lists right": "对以前各期的补发和扣回",
    "No.": "序号",
    "Payee": "领取人",
    "the unit": "本单位",
    "Amount (yuan)": "金额（元）",
    "In capitals": "大写金额",
    "Received": "签收",
    "received": "已签收",
    "not received": "未签收",
    "Sum by formula": "公式核算",
    "Chart: {title}": "图 {title}",
    "Was paid": "已发",
    "Is due": "应发",
    "Paid or taken back": "补发（扣回）",
    "Unit id": "单位编号",
    "Person id": "人员编号",
    # commendations
    "Proposal for commendation, government information work, {period}": "{period}政务信息工作先进单位和先进个人建议名单",
    "Under {rulebook}, {clause}, the following are proposed. Where several share the last place: {policy}.": (
        "根据《{rulebook}》{clause}，提出如下表彰建议。末位并列的处理：{policy}。"
    ),
    "Under {rulebook}, the following are proposed. Where several share the last place: {policy}.": (
        "根据《{rulebook}》，提出如下表彰建议。末位并列的处理：{policy}。"
    ),
    "all of them are proposed": "并列者均入选",
    "none of them is proposed": "并列者均不入选",
    "further measures decide, in order: {measures}": "依次比较{measures}，仍相同的均入选",
    "Advanced units": "拟表彰的先进单位",
    "Advanced persons": "拟表彰的先进个人",
    "{names}; {n} units proposed for {seats} places, {among} considered.": ("{names}。名额{seats}个，拟表彰{n}个，参评范围{among}个单位。"),
    "{names}; {n} persons proposed for {seats} places, {among} considered.": ("{names}。名额{seats}名，拟表彰{n}名，参评范围{among}人。"),
    "Nobody is proposed for {seats} places, {among} considered.": "无。名额{seats}个，参评范围{among}个。",
    "Who is barred, and by which clause": "不得参加评先的单位和个人及依据",
    "Who must rectify or is criticised": "须整改或通报批评的单位及依据",
    "Who is praised": "受到肯定的单位及依据",
    "advanced units and persons": "先进单位和先进个人",
    "advanced persons of them": "先进个人",
    "advanced units of them": "先进单位",
    "Circular commending the {whom} of government information work, {period}": "关于表彰{period}政务信息工作{whom}的通报",
    "Public notice of the {whom} proposed, government information work, {period}": "关于{period}政务信息工作拟表彰{whom}的公示",
    "{name} and others, {n} units,": "{name}等{n}个单位",
    "{name} and others, {n} persons,": "{name}等{n}名个人",
    "nobody": "零个单位",
    "Under {rulebook}{clause} and after the assessment of {period} {whom} are commended.": (
        "根据《{rulebook}》{clause}规定，经{period}考核，决定对{whom}予以表彰。"
    ),
    "Under {rulebook}{clause} and after the assessment of {period} it is proposed to commend {whom}, which is hereby made known.": (
        "根据《{rulebook}》{clause}规定，经{period}考核，拟对{whom}予以表彰，现予公示。"
    ),
    "Those commended are asked to go on as well; all units are asked to learn from them and to improve their work.": (
        "希望受到表彰的单位和个人珍惜荣誉、再接再厉。各单位要向先进学习，不断提高政务信息工作水平。"
    ),
    "The notice stands from {days}.": "公示时间：{days}。",
    "{days} ({n} working days)": "{days}（{n}个工作日）",
    "Objections are raised in writing under one's own name within these days, and are looked into.": (
        "公示期内，如对拟表彰对象有异议，请以书面形式实名反映，我们将认真核实处理。"
    ),
    "Advanced units, by name": "先进单位名单",
    "Advanced persons, by name": "先进个人名单",
    "the proposal, the public notice before the decision, or the circular of commendation": "建议名单、决定前的公示，或表彰通报",
    "the first day of the public notice": "公示的第一天",
    "for how many working days the public notice stands; 5 where it is left out": "公示多少个工作日，不写为 5 个",
    "{name} must be a whole number from 1 to 99, got {got}": "{name} 应为 1 至 99 的整数，实为 {got}",
    "Units considered": "单位评选情况",
    "Points and ranks of the persons": "个人积分与名次",
    "{name} ({unit})": "{name}（{unit}）",
    "Persons considered": "个人评选情况",
    "Points of those considered": "参评单位积分",
    "Barred by": "限制依据",
    "Points lacking": "尚差积分",
    "Points lacking: to those of the last one proposed.": "尚差积分：与拟表彰的最后一名相比。",
    "{points}, {outcome}": "{points}（{outcome}）",
    # answer sheets and statistics
    "Answer to {name}: points and rewards, {period}": "关于{name}{period}政务信息计分情况的答复",
    "Rank {rank} of {among}: {points} points, which are {awarded} awarded less {deducted} deducted; {yuan} yuan.": (
        "积分{points}分（加分{awarded}分，扣分{deducted}分），列第{rank}名（共{among}名）；奖励{yuan}元。"
    ),
    "{points} points are lacking to rank {rank}.": "与第{rank}名相差{points}分。",
    "Every line": "逐条计分明细",
    "Sum of what counts": "计入合计",
    "Category": "类别",
    "Count": "条数",
    "Share": "占比",
    "not stated": "未注明",
    "{n} items": "{n}条",
    "Each share is rounded half up to {places} decimals.": "各项占比分别四舍五入，保留{places}位小数，合计不一定等于100%。",
    "Some items are of several categories: {n} items in all.": "一条信息可属于多个类别，信息总数为{n}条。",
    # their commands
    "the circular of a period: what was sent, adopted and scored, and who fell short": (
        "某一时段的通报：报送、采用、积分情况及存在不足的单位"
    ),
    "the list of rewards of a period, and what earlier lists paid too much or too little": "某一时段的奖励发放表，并对以前各期补发或扣回",
    "propose units and persons for commendation, with what bars the others": (
        "提出先进单位和先进个人建议名单，并列明其他单位和个人不得参评的依据"
    ),
    "read a ledger kept in a spreadsheet and write it as records": "读取电子表格台账，写成记录文件",
    "an earlier list as JSON, which the new one sets right; may be repeated": "以前各期的发放表（JSON），据此补发或扣回，可多次使用",
    "the title, instead of the usual one": "标题，代替默认标题",
    "who issues it, instead of the issuer of the rulebook": "发文单位，代替考核办法的制定单位",
    "the number of the document": "发文字号",
    "to whom it goes": "主送单位",
    "the office's own template, a Word document or a page, for a paper of that format": "本单位的模板：Word 文档或网页，用于相应格式",
    "it is not UTF-8": "不是 UTF-8 编码",
    "a Word document (docx)": "Word 文档（docx）",
    "a template of the fields that are documented": "只用文档列明的字段的模板",
    "the red head of an official document, such as the issuer's name and the word for document": (
        "红头（发文机关标志），例如 某区人民政府办公室文件"
    ),
    "whom to ask, below the signature": "附注，例如 联系人：张三，电话：12345678",
    "to whom a copy goes, in the foot of the document": "抄送机关，印在版记中",
    "who prints it, in the foot; left out, the issuer": "印发机关，印在版记中；不写时为发文单位",
    "the day on which it is printed, in the foot; left out, the day on which it is signed": "印发日期，印在版记中；不写时为成文日期",
    "the day on which it is signed, such as 2024-07-05": "成文日期，例如 2024-07-05",
    "a workbook (xlsx), or CSV files named after their lists": "电子表格（xlsx），或以记录种类命名的 CSV 文件",
    "write an empty workbook, or the headers of all CSV files": "输出空白电子表格，或各 CSV 文件的列名",
    "how many units: a number, or a percentage such as 20%%": "先进单位名额：个数，或百分比如 20%%",
    "how many persons: a number, or a percentage such as 20%%": "先进个人名额：个数，或百分比如 20%%",
    "so many units of every group, not of all together": "每个考核类别各取这么多，不合并评选",
    "so many units of this group; may be repeated": "该考核类别的名额，可多次使用",
    "where several share the last place: all of them, none of them, or as further measures decide": (
        "末位并列时：全部入选、全部不入选，或依次比较其他指标"
    ),
    "a measure that decides between equals, such as adopted; may be repeated": "并列时比较的指标，例如 adopted，可多次使用",
    "this format is no text; use --output": "这种格式不是文本；请使用 --output 写入文件",
    "{name} is written ID=N or ID=N%, each group once, got {got}": "{name} 应写作 编号=个数 或 编号=百分比，每个类别一次，实为 {got}",
    "{name} needs {other}": "{name} 须与 {other} 同时使用",
    "{name} must be a number, or a percentage such as 20%, got {got}": "{name} 应为个数，或百分比如 20%，实为 {got}",
    "Not ranked: {names}": "不参加排名：{names}。",
    "Not final: {names} wait for what is listed below; their points and money, and ranks beside them, are provisional.": (
        "{names}尚有待认定、待补录事项（见下），其积分、奖金和有关名次均为暂计。"
    ),
    "Not final: for {names} something is still owed, and what they are paid may change.": (
        "{names}尚有待认定、待补录事项，所发金额可能变动。"
    ),
    "{clause}: {needs}": "{clause}：{needs}",
}
