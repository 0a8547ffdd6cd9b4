"""Keeps what was measured in history.json, and shows it in the documentation as tables and a chart, in English and in Chinese."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

HERE = Path(__file__).parent
HISTORY = HERE / "history.json"
DOCS = HERE.parents[1] / "docs"
PAGES: Final = {"en": DOCS / "explanation" / "performance.md", "zh": DOCS / "zh" / "explanation" / "performance.md"}
BEGIN: Final = "<!-- measured: written by tests/benchmarks/run.py --write -->"
END: Final = "<!-- end of what was measured -->"
STAGES: Final = {
    "decode": "读取",
    "register": "建立台账",
    "assess": "考核（保留全部依据）",
    "lines": "考核并读出每一条",
    "tally": "计数",
    "totals": "附依据的合计",
    "encode": "写出考核结果",
    "text to totals": "从 JSON 到附依据的合计",
}
_OTHERS: Final = {
    "mixes": ("Real mixes", "实际构成"),
    "growth": ("Growth: the exponent, 1 is linear", "增长：指数，1 为线性"),
    "memory": ("Bytes an event left behind", "每个事项占用的字节数"),
    "start": ("Start-up: processor milliseconds over bare Python", "启动：比空的 Python 多用的处理器毫秒数"),
    "peers": ("Beside others: ratio to the bare loop", "与其他工具并列：与裸循环之比"),
}


def keep(row: dict[str, Any]) -> None:
    """Add a row to the history and draw both pages anew."""
    history = json.loads(HISTORY.read_text(encoding="utf-8")) if HISTORY.exists() else []
    HISTORY.write_text(json.dumps([*history, row], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draw()


def draw() -> None:
    """Draw both pages anew from the history."""
    for lang, path in PAGES.items():
        text = path.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        _, _, after = rest.partition(END)
        path.write_text(before + measured(lang) + after, encoding="utf-8")


def measured(lang: str) -> str:
    """Return what the pages show of the history."""
    history: list[dict[str, Any]] = json.loads(HISTORY.read_text(encoding="utf-8"))
    last = history[-1]
    sizes = [name for name in last if name.endswith(" events")]
    parts = [BEGIN, "", *_stages(last, sizes, lang), "", *_chart(history)]
    for name, (en, zh) in _OTHERS.items():
        known = next((row[name] for row in reversed(history) if name in row), None)
        if known:
            parts += ["", f"**{zh if lang == 'zh' else en}**", "", *_two_columns(known, lang)]
    return "\n".join([*parts, "", END])


def _stages(last: dict[str, Any], sizes: list[str], lang: str) -> list[str]:
    heads = [size.replace(" events", "个事项") if lang == "zh" else size for size in sizes]
    first = "阶段" if lang == "zh" else "stage"
    rows = [f"| {first} | {' | '.join(heads)} |", "|---|" + "--:|" * len(sizes)]
    for name in last[sizes[0]]:
        said = f"{STAGES[name]}（{name}）" if lang == "zh" and name in STAGES else name
        rows.append(f"| {said} | {' | '.join(f'{last[size][name]:.3g}' for size in sizes)} |")
    when = f"{last['day']}，Python {last['python']}" if lang == "zh" else f"{last['day']}, Python {last['python']}"
    return [when, "", *rows]


def _chart(history: list[dict[str, Any]]) -> list[str]:
    """Return a chart of bars in characters: how each stage stood in every row of the history; in both languages by the names in the table."""
    size = next(name for name in history[-1] if name.endswith(" events"))
    rows = ["```text"]
    for name in STAGES:
        rows.append(name)
        for row in history:
            value = row.get(size, {}).get(name)
            if value:
                rows.append(f"  {row['day']} {'█' * max(1, round(value * 100)) if value < 0.4 else '█' * 40 + '…'} {value:.3g}")
    return [*rows, "```"]


def _two_columns(values: dict[str, float], lang: str) -> list[str]:
    heads = ("项目", "值") if lang == "zh" else ("what", "value")
    return [f"| {heads[0]} | {heads[1]} |", "|---|--:|", *(f"| {name} | {value:.3g} |" for name, value in values.items())]


if __name__ == "__main__":
    draw()
