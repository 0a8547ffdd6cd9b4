"""What spreadsheets that are read in ask for, in Chinese."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    # spreadsheets read in
    "must be a day with a time such as 2024-03-05 09:30, got {got}": "应为日期加时间，例如 2024-03-05 09:30，实为 {got}",
    "must be yes or no, got {got}": "应为是或否，实为 {got}",
    "nobody is called {got}: neither as id nor as name": "编号和名称中都没有 {got}",
    "must be a number such as 12, 0.5 or 10/3, got {got}": "应为数，例如 12、0.5、10/3，实为 {got}",
    "must be a number, got {got}": "应为数，实为 {got}",
    "must be a day such as 2024-03-05, got {got}": "应为日期，例如 2024-03-05，实为 {got}",
    "must be a day without a time, got {got}": "应为不带时间的日期，实为 {got}",
    "is named after no list of records": "不是任何一种记录的名称",
    "{heading} heads no known column": "没有 {heading} 这一列",
    "{heading} heads a column already": "列名 {heading} 重复",
    "must give one {what} for each of {n} {kind}s, got {got}": "{n} 个{kind}应各有一个{what}，实有 {got} 个",
    "the leading unit {lead} is none of the units": "牵头单位 {lead} 不在报送单位之中",
    "stands in a column without a heading": "所在列没有列名",
    "the id {id} is given twice, first at {first}": "编号 {id} 重复，首次出现在 {first}",
    "holds something that is neither text, number nor day": "内容不是文字、数或日期",
    "is no text in UTF-8 or GB 18030": "不是 UTF-8 或 GB 18030 编码的文本",
    "holds the error {error} of a formula": "公式出错：{error}",
    "holds a formula without a value: open the workbook in a spreadsheet program and save it": (
        "公式没有计算结果：请用电子表格软件打开并保存后再导入"
    ),
    "holds a time without a day": "只有时间，没有日期",
    "is a workbook that is far larger inside than its file: save it anew": "工作簿展开后远大于文件本身：请重新另存",
    "is a workbook that defines words of its own: save it anew": "工作簿自行定义了字词：请重新另存",
    "has more than {most} cells: split it": "单元格超过 {most} 个，请拆分",
    "cannot be read as CSV: {reason}": "不能按 CSV 读取：{reason}",
    "is no workbook that can be read: {reason}": "不是可以读取的电子表格：{reason}",
    "is an old workbook (xls): save it as xlsx or CSV, or install python-calamine": (
        "是旧版电子表格（xls），请另存为 xlsx 或 CSV，或者安装 python-calamine"
    ),
    "Sheet": "工作表",
    "notes": "说明",
    "Column": "列名",
    "Needed in every row": "必填",
    "Written as": "填写方式",
    # what a file is, where it is no table
    "is empty: not even a heading stands in it": "是空文件：连列名也没有",
    "has no sheet: save it anew as xlsx": "没有工作表：请重新另存为 xlsx",
    "is locked with a password: open it, take the password off, and save it as xlsx": "设有打开密码：请打开后取消密码，另存为 xlsx",
    "is an OpenDocument file (ods): save it as xlsx or CSV, or install python-calamine": (
        "是 OpenDocument 电子表格（ods），请另存为 xlsx 或 CSV，或者安装 python-calamine"
    ),
    "is a binary workbook (xlsb): save it as xlsx or CSV, or install python-calamine": (
        "是二进制工作簿（xlsb），请另存为 xlsx 或 CSV，或者安装 python-calamine"
    ),
    "is an archive without a workbook in it: name a file saved as xlsx or CSV": "是压缩包，其中没有工作簿：请指定另存为 xlsx 或 CSV 的文件",
    "is a workbook of an old form (XML): open it in a spreadsheet program and save it as xlsx": (
        "是旧式 XML 表格：请用电子表格软件打开，另存为 xlsx"
    ),
    "is a web page under the name of a workbook: open it in a spreadsheet program and save it as xlsx": (
        "实为网页，只是用了电子表格的文件名：请用电子表格软件打开，另存为 xlsx"
    ),
    "is {kind} and no table: name a file saved as xlsx or CSV": "是{kind}，不是表格：请指定另存为 xlsx 或 CSV 的文件",
    "a PDF file": " PDF 文件",
    "a Word document": "Word 文档",
    "a picture": "图片",
    "a compressed archive": "压缩包",
    "holds no record: fill in at least one row under a heading": "没有任何记录：请在列名下至少填写一行",
    # rows of a program
    'holds the float {got}, which is no exact number: give a Decimal, or a text such as "0.5"': (
        '是浮点数 {got}，不是精确的数：请用 Decimal，或 "0.5" 一类的文字'
    ),
    "holds a {kind}, which no record holds": "是 {kind}，记录中没有这种内容",
    "must be one value, got a list of {n}": "应为一个值，实为 {n} 个",
    "rows, each a mapping from columns to values, or a frame of pandas, polars or Arrow": (
        "若干行，每行为列名到值的映射，或者 pandas、polars、Arrow 的表"
    ),
    "the rows have no column {heading}": "各行没有 {heading} 这一列",
    "say what it is, or leave it out by columns={example}": "请说明其内容，不用的以 columns={example} 略去",
    # the words of a rulebook
    "{got} may be more than one {what}; write one of the ids {ids}": "{got} 可能是不同的{what}，请写编号：{ids}",
    "the rulebook has no {what} {got}": "办法没有{what} {got}",
    "word": "用语",
    # an office's own ledger and its map
    "name it one of {known}, or give a map of its columns: {option} writes one": (
        "应为下列之一：{known}；如是本单位自有台账，请用 {option} 拟出对照文件"
    ),
    "has no heading that the map knows": "没有对照文件中的列名",
    "its headings are {known}": "对照文件中的列名有 {known}",
    "the map does not say what {heading} is": "对照文件没有说明 {heading} 是什么",
    'write what it holds, or "-" to leave it out': "请写明其内容，不用的列写 “-”",
    "has no column {heading}, of which the map speaks": "没有对照文件所说的 {heading} 列",
    "the map has no column {heading}": "对照文件没有 {heading} 列",
    "must hold a table [[table]] for each form of ledger": "每种台账应有一个 [[table]]",
    "must say what heads and what cells the other columns have": "应写明其余各列的列名（heads）和格内（cells）各是什么",
    "must say of at least one column what it is": "至少应说明一列是什么",
    'must be a list and a column such as "submissions.title", or "-", got {got}': "应为“报送.标题”一类的记录名称和列名，或 “-”，实为 {got}",
    "there is no list {got}": "没有 {got} 这种记录",
    "must be a text, a number, a day or true or false, got {got}": "应为文字、数、日期或是否，实为 {got}",
    "must be a text or a list of texts, got {got}": "应为文字或几个文字，实为 {got}",
    "must be a text without blanks, got {got}": "应为不含空格的文字，实为 {got}",
    "must be a whole number from {least} to {most}, got {got}": "应为 {least} 至 {most} 的整数，实为 {got}",
    "must be true or false, got {got}": "应为 true 或 false，实为 {got}",
    'must be a time such as "09:00" or "24:00", got {got}': "应为 “09:00”“24:00” 一类的时间，实为 {got}",
    "must be a table, got {got}": "应为表，实为 {got}",
    'is still open: decide it, and write it in the place of the "?"': "尚未确定：请确定后替换 “?”",
    "differs from row {row}, although the title is merged with it: one item has one of it": (
        "与第 {row} 行不同，而标题与该行合并：同一条信息只能有一个"
    ),
    "says that there is a {kind}, but not of which {other}: fill in the columns of that, or merge them with the row above": (
        "有{kind}，却没有写明是哪一条{other}：请填写{other}各列，或与上一行合并"
    ),
    "two columns are said to be the {heading} of one record": "有两列同为一条记录的{heading}",
    "has no row of headings that looks like a ledger's, such as {headings}": "没有看似台账列名的行，例如 {headings}",
    'look through what each column is; "-" leaves one out, "?" must be decided': "请核对各列是什么；“-”为不用，“?”须确定",
    "every name in the ledger is a unit": "台账中的每个名称即一个单位",
    "every author in the ledger is a person of the unit that sent the item": "台账中的作者即报送单位的人员",
    "which time of its day a day alone means": "只写日期的，作为当日这一时刻",
    "rows that begin so hold no record": "以此开头的行不是记录",
    "what holds for every row": "各行相同的内容",
    # why a workbook cannot be read
    "the file is damaged; open it in a spreadsheet program and save it anew": "文件已损坏，请用电子表格软件打开后重新保存",
    "its parts are nested too deep": "内部结构嵌套过深",
    "its parts have too many names of their own": "内部自行命名的内容过多",
    "it is packed in a way that workbooks are not": "压缩方式不是电子表格所用的",
    "its part {name} is missing": "缺少内部文件 {name}",
    "a single tag of it is too long": "内部有过长的标签",
    "its part {name} is no XML at line {line}, column {column}": "内部文件 {name} 第 {line} 行第 {column} 列不符合 XML 格式",
    "its rows are not in order": "各行没有按行号排列",
    "its cells are not in order": "单元格没有按列排列",
    "a row has more cells than a spreadsheet has columns": "一行的单元格多于电子表格的列数",
    "a cell holds a text that is not there": "单元格所指的文字不存在",
    "{name} names no cell": "{name} 不是单元格的名称",
    "its sheet {title} is missing": "缺少工作表 {title}",
    "it has too many parts": "内部文件过多",
    "it has more than {most} sheets": "工作表超过 {most} 个",
    "has very many rows that hold almost nothing: take out those that are no records": "有大量几乎没有内容的行：请删去不是记录的各行",
    # quotation marks
    "begins with a quotation mark that is never closed: write “ and ”, or take it out": (
        "以英文引号开头而没有结束：请改用中文引号“”，或者删去"
    ),
    "begins with a quotation mark, and text follows where the quotation ends: write “ and ”, or take them out": (
        "以英文引号开头，引号结束后还有文字：请改用中文引号“”，或者删去"
    ),
    "begins with a quotation mark that takes in whole rows: close it, write “ and ”, or take it out": (
        "以英文引号开头，把以下各行也包括在内：请补上结束的引号，或改用中文引号“”，或者删去"
    ),
    # rows and cells
    "is above the heading, which stands in row {row}: delete all rows above the heading": (
        "不是列名，列名在第 {row} 行：请删去列名以上的各行（如表题）"
    ),
    "is merged with cells that mean something else: take them apart and fill in each": ("与含义不同的单元格合并：请取消合并，逐格填写"),
    "is merged, but every row needs an id of its own: take the cells apart and fill in each": (
        "是合并单元格，而每行应有各自的编号：请取消合并，逐格填写"
    ),
    "is one number merged over {n} rows: take the cells apart and write what belongs in each": (
        "一个数合并在 {n} 行中：请取消合并，写明每行各是多少"
    ),
    "holds more than {most} characters: shorten it": "超过 {most} 个字符，请缩短",
    "holds the number {number}, shown as a day that no calendar has": "数 {number} 显示为日期，但没有这一天",
    "looks like a table of numbers with {heads} across, but {place} holds {got}, which is no number": (
        "看来是以{heads}等为列的数据表，但 {place} 为 {got}，不是数"
    ),
    "what the other headings are, and the numbers under them": "其余各列名是什么，其下的数是什么",
    "of which year its months or quarters are": "所列月份或季度属于哪一年",
    "what the rulebook calls this number": "办法对这一数据的称呼（名称或编号）",
    "each word is what the rulebook calls a number, its id or title": "所列各词须是办法对各数据的称呼（名称或编号）",
    "the headings stand below each other": "列名在第一列，逐行向下",
    "holds a day where a text is expected: set the cell to text and write it anew, got {got}": (
        "应为文字而不是日期：请将单元格设为文本，重新填写，实为 {got}"
    ),
    "holds a day where a period is expected: write it as a text such as 2024-03, got {got}": (
        "应为考核期而不是日期：请将单元格设为文本，写作 2024-03 等，实为 {got}"
    ),
    "{got} may be one or several: set several apart by 、": "{got} 可能是一人（一个单位），也可能是几个：几个之间请用顿号隔开",
}
