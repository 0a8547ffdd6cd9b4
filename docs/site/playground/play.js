// The page: it hands texts to the library, which runs in the browser, and shows what it says.
"use strict";

const COMMANDS = {
  assess: { zh: "名次和得分", en: "ranks and points", period: true },
  explain: { zh: "一个单位的每一行", en: "every line of one unit", period: true, subject: "--unit" },
  record: { zh: "一条记录得了什么，为什么没有", en: "what one record earned, or why not", period: true, subject: "--record", name: "explain" },
  compare: { zh: "换一种口径有何不同", en: "what another reading changes", period: true, compare: true },
  deadlines: { zh: "期限", en: "deadlines", at: true },
  circular: { zh: "通报", en: "the circular", period: true },
  payout: { zh: "发放表", en: "the payout list", period: true },
  check: { zh: "检查记录", en: "check the records", plain: true },
  rulebooks: { zh: "办法说明", en: "the rulebook in words", alone: true },
};
const byId = (id) => document.getElementById(id);
let play = null;
let paper = "";

function say(zh, en) { return byId("lang").value === "zh" ? zh : en; }

async function start() {
  const began = performance.now();
  byId("status").textContent = say("正在启动，约需几秒……", "starting, a few seconds …");
  const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", location.href).href });
  const archive = await (await fetch("govinfo.pyz")).arrayBuffer();
  pyodide.FS.mkdirTree("/lib/govinfo");
  pyodide.unpackArchive(archive, "zip", { extractDir: "/lib/govinfo" });
  pyodide.runPython("import sys; sys.path.insert(0, '/lib/govinfo')");
  pyodide.FS.writeFile("/lib/govinfo/play.py", new Uint8Array(await (await fetch("play.py")).arrayBuffer()));
  play = pyodide.pyimport("play");
  fill(byId("shipped"), JSON.parse(play.shipped()).map(([name, title]) => [name, `${title} · ${name}`]));
  byId("shipped").value = "district-model";
  byId("rulebook").value = play.rulebook("district-model");
  byId("records").value = play.sample();
  translate();
  check();
  ask();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  byId("status").textContent = say(`已启动（${seconds} 秒）`, `ready (${seconds} s)`);
  document.documentElement.dataset.ready = seconds;
}

function fill(select, pairs) {
  const kept = select.value;
  select.replaceChildren(...pairs.map(([value, text]) => new Option(text, value)));
  if (pairs.some(([value]) => value === kept)) select.value = kept;
}

function translate() {
  const lang = byId("lang").value;
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-zh]").forEach((one) => { one.textContent = one.dataset[lang]; });
  fill(byId("command"), Object.entries(COMMANDS).map(([name, told]) => [name, told[lang]]));
  byId("paper").title = say("结果", "Result");
  show();
}

function show() {
  const asked = COMMANDS[byId("command").value];
  byId("for-subject").hidden = !asked.subject;
  byId("for-at").hidden = !asked.at;
  byId("for-reading").hidden = asked.alone || asked.plain || asked.at;
}

function check() {
  if (!play) return;
  const text = byId("rulebook").value;
  const { problems, readings } = JSON.parse(play.check(text, byId("lang").value));
  if (readings.length || !problems.length) {
    const none = ["", say("（办法的默认口径）", "(as the rulebook reads it)")];
    fill(byId("reading"), [none, ...readings.map(([value, question, option]) => [value, `${question} ${option}`])]);
  }
  const lines = text.split("\n");
  byId("problems").replaceChildren(...problems.map((problem) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.textContent = problem.line ? say(`第${problem.line}行：`, `line ${problem.line}: `) + problem.text : problem.text;
    button.addEventListener("click", () => go(lines, problem));
    item.append(button);
    return item;
  }));
  mark(lines, problems);
}

function mark(lines, problems) {
  const ends = new Map(problems.filter((one) => one.line).map((one) => [one.line - 1, (one.column || 1) - 1]));
  byId("marks").replaceChildren(...lines.flatMap((line, row) => {
    if (!ends.has(row)) return [line + "\n"];
    const start = ends.get(row);
    const rest = line.slice(start);
    const end = start + Math.max(1, (rest.slice(1).search(/[\s,=\]}]/) + 2 || rest.length + 1) - 1);
    const wrong = document.createElement("mark");
    wrong.textContent = line.slice(start, end) || " ";
    return [line.slice(0, start), wrong, line.slice(end) + "\n"];
  }));
  scroll();
}

function scroll() {
  byId("marks").scrollTop = byId("rulebook").scrollTop;
  byId("marks").scrollLeft = byId("rulebook").scrollLeft;
}

function go(lines, problem) {
  if (!problem.line) return;
  const box = byId("rulebook");
  const at = lines.slice(0, problem.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + (problem.column || 1) - 1;
  box.focus();
  box.setSelectionRange(at, at);
  box.scrollTop = (problem.line - 6) * parseFloat(getComputedStyle(box).lineHeight);
}

function ask() {
  if (!play) return;
  const name = byId("command").value;
  const asked = COMMANDS[name];
  play.put("rulebook.toml", byId("rulebook").value);
  play.put("records.json", byId("records").value);
  const words = [asked.name || name];
  if (asked.alone) words.push("rulebook.toml");
  else words.push("records.json", "--rulebook", "rulebook.toml");
  if (asked.period) words.push("--period", byId("period").value.trim());
  if (asked.at) words.push("--at", byId("at").value.trim());
  if (asked.subject && byId("subject").value.trim()) words.push(asked.subject, byId("subject").value.trim());
  if (asked.compare) words.push("--with", "rulebook.toml");
  const reading = byId("reading").value;
  if (reading && !byId("for-reading").hidden) words.push(asked.compare ? "--with-reading" : "--reading", reading);
  if (!asked.plain) words.push("--format", "html");
  words.push("--lang", byId("lang").value);
  const { out, err } = JSON.parse(play.run(JSON.stringify(words)));
  const bare = asked.plain || !out;
  byId("told").textContent = asked.plain ? out + err : err;
  byId("told").hidden = !byId("told").textContent;
  byId("paper").hidden = bare;
  paper = out;
  byId("paper").srcdoc = bare ? "" : out;
}

function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function open(input, box) {
  if (input.files.length) byId(box).value = await input.files[0].text();
  input.value = "";
  check();
  ask();
}

let waiting = 0;
byId("rulebook").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(check, 300); });
byId("rulebook").addEventListener("scroll", scroll);
byId("lang").addEventListener("change", () => { translate(); check(); ask(); });
byId("command").addEventListener("change", show);
byId("shipped").addEventListener("change", () => { byId("rulebook").value = play.rulebook(byId("shipped").value); check(); });
byId("ask").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
byId("open-rulebook").addEventListener("change", (event) => open(event.target, "rulebook"));
byId("open-records").addEventListener("change", (event) => open(event.target, "records"));
byId("save-rulebook").addEventListener("click", () => save("rulebook.toml", byId("rulebook").value));
byId("save-records").addEventListener("click", () => save("records.json", byId("records").value));
byId("save-paper").addEventListener("click", () => save("paper.html", paper));
start();
