"""The Chinese of what is said when a rulebook is tried on its examples."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    "{name}: {n} examples, {wrong} of them not as computed by hand": "{name}：共 {n} 个算例，其中 {wrong} 个与人工计算不符",
    "{what} is {got}, not {expected}": "{what}为 {got}，应为 {expected}",
    "no example has a line of this rule; add one": "没有算例涉及这条规则；请补充一个",
    "no example comes out otherwise with other numbers than {what}; add one that does": (
        "把 {what} 换成别的数，所有算例的结果都不变；请补充一个结果会变的算例"
    ),
    "no example comes out otherwise without these conditions: {what}; add one in which they do not hold": (
        "去掉条件 {what}，所有算例的结果都不变；请补充一个不符合该条件的算例"
    ),
    "no example depends on it that these may not hold: {what}; add one": "没有算例涉及“{what}”不成立的情形；请补充一个",
    "no example depends on it that these hold: {what}; add one": "没有算例涉及“{what}”成立的情形；请补充一个",
    "no examples are shipped with {name}; give a file of them with --examples": "{name} 没有自带算例；请用 --examples 指定算例文件",
    "try the rulebook on its worked examples; without a name, every shipped one": "用算例检验办法；不写名称时，检验全部自带办法",
    "the file of examples; left out, the one beside the rulebook, such as mine-examples.toml beside mine.toml": (
        "算例文件；不写时取办法文件旁的算例文件，例如 mine.toml 旁的 mine-examples.toml"
    ),
}
