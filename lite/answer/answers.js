// Turns a stub into an editor with Run, and shows below it what a notebook would show.
import * as kept from "./kept.js";
import { Python } from "./python.js";

const SECONDS = 10; // what an answer may take, where its button does not say otherwise
const LABEL = "Tab indents; Escape, then Tab, leaves. Ctrl and Enter runs it.";
const FETCHED = "Python comes with the first answer of a visit: 9 MB, kept by the browser.";

const make = (tag, className, text = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};
const press = (text, act) => {
  const button = make("button", "slopes-button", text);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
};

// The chapter's code before a cell, as it stands on the page.
const codeBefore = (cell) => [...document.querySelectorAll(".cell:not(.tag_hide-cell) .cell_input pre")]
  .filter((pre) => pre.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING && !cell.contains(pre))
  .map((pre) => pre.textContent);

// What the reader has answered above, whose functions an answer may call.
const answersBefore = (button) => [...document.querySelectorAll("button[data-exercise]")]
  .filter((other) => other.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING)
  .map((other) => kept.recall(other.dataset.exercise)?.text).filter(Boolean);

let python; // one for the page

const textarea = (element, text, { label, run, changed }) => {
  const area = element.appendChild(make("textarea", "slopes-plain", text));
  area.setAttribute("aria-label", label);
  area.spellcheck = false;
  area.autocapitalize = "off";
  area.rows = text.split("\n").length + 1;
  area.addEventListener("input", () => changed(area.value));
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    run();
  });
  const select = (from, to) => area.setSelectionRange(from, to);
  return {
    text: () => area.value, focus: () => area.focus(), select,
    set: (words) => { area.value = words; changed(words); },
    mark: (line) => {
      if (!line) return;
      const lines = area.value.split("\n"), from = lines.slice(0, line - 1).join("\n").length + (line > 1);
      select(from, from + lines[line - 1].length);
    },
  };
};

const editor = async (...given) => {
  try {
    return (await import("./editor.js")).edit(...given);
  } catch { // it is not there, or this browser cannot read it
    return textarea(...given);
  }
};

const ENDED = {
  late: (seconds) => `It did not finish within ${seconds} seconds and was ended: look for an endless loop, or for a very slow one.`,
  stopped: () => "You ended it.",
  crashed: (_, why) => /memory/i.test(why)
    ? "It took more memory than a page has, and was ended."
    : "Python itself ended: look for code that ends it, or for very deep recursion.",
  failed: (_, why) => `Python could not be started (${why}). Look at the connection, and run it again.`,
};

class Answer {
  constructor(button) {
    this.button = button;
    this.name = button.dataset.exercise;
    this.seconds = Number(button.dataset.seconds) || SECONDS;
    this.cell = button.closest(".slopes-answer").previousElementSibling;
    const lines = this.cell.querySelector(".cell_input pre").textContent.trimEnd().split("\n");
    this.stub = lines.slice(Number(button.dataset.skip) || 0).join("\n");
  }

  async open() {
    const text = (this.name && kept.recall(this.name)?.text) || this.stub;
    const title = this.button.closest("section").querySelector("h2, h3").firstChild.textContent;
    this.title = title.trim();
    this.frame = make("div", "slopes-editor");
    this.says = make("p", "slopes-says");
    this.says.setAttribute("role", "status");
    this.state = make("span", "slopes-state");
    this.state.setAttribute("aria-hidden", "true"); // the hidden line says it
    this.outcome = make("div", "slopes-outcome cell_output");
    this.runs = press("Run", () => this.run());
    this.runs.title = "Ctrl+Enter or Shift+Enter";
    this.stops = press("Stop", () => python.stop());
    this.stops.hidden = true;
    this.again = press("Start again from the stub", () => this.startAgain());
    const tools = make("div", "slopes-tools");
    tools.append(this.runs, this.stops, this.again, this.state);
    this.whole = make("div", "slopes-answering");
    this.whole.append(this.frame, tools, this.says, this.outcome);
    const shown = [...this.cell.querySelectorAll(".cell_input, .output")];
    const stays = (output) => output.matches(".output") && this.name && !output.querySelector(".slopes-result");
    for (const part of shown) part.hidden = !stays(part);
    this.cell.append(this.whole);
    this.button.parentElement.hidden = true;
    this.edit = await editor(this.frame, text, {
      label: `Your answer to ${this.title}. ${LABEL}`,
      run: () => this.run(), changed: (words) => this.changed(words),
    });
    this.edit.focus();
    const place = text.indexOf("...");
    if (place >= 0) this.edit.select(place, place + 3);
    this.say(python.ready ? "" : "Python is getting ready.", FETCHED);
    python.notices.add((notice) => this.notice(notice));
  }

  say(words, seen = words) {
    this.says.textContent = words;
    this.state.textContent = seen;
  }

  notice({ ready, failed }) {
    if (this.running) return;
    if (ready) this.say("Python is ready.", "");
    if (failed) this.say(ENDED.failed(0, failed));
  }

  changed(text) {
    if (!this.name) return;
    if (text === this.stub && !kept.recall(this.name)?.right) kept.forget(this.name);
    else kept.keep(this.name, { text, title: this.title, page: document.title, at: this.place() });
  }

  place() {
    return `${location.pathname}#${this.button.closest("section").id}`;
  }

  startAgain() {
    this.edit.set(this.stub);
    this.edit.mark(null);
    this.outcome.replaceChildren();
    this.say("The stub is back. Undo brings your answer back.");
    this.edit.focus();
  }

  job(text = this.edit.text()) {
    return { text, cells: codeBefore(this.cell), earlier: answersBefore(this.button) };
  }

  async run() {
    if (this.running) return;
    const text = this.edit.text(), seconds = this.seconds;
    this.running = true;
    this.runs.setAttribute("aria-disabled", "true");
    this.edit.mark(null);
    this.outcome.replaceChildren();
    this.say("Running.", "Running …");
    const appear = setTimeout(() => { this.stops.hidden = false; }, 400);
    const outcome = await python.run(this.job(text), seconds, (news) => this.progress(news));
    clearTimeout(appear);
    clearInterval(this.ticking);
    this.running = false;
    this.runs.removeAttribute("aria-disabled");
    if (document.activeElement === this.stops) this.runs.focus();
    this.stops.hidden = true;
    this.show(outcome, text);
  }

  progress({ printed, working, fetching }) {
    if (printed) {
      if (!this.outcome.firstChild) {
        const stream = make("div", "output stream");
        stream.append(make("pre", ""));
        this.outcome.append(stream);
      }
      this.outcome.querySelector("pre").append(printed);
    } else if (fetching) {
      clearInterval(this.ticking);
      this.say(`Fetching ${fetching}.`);
    } else if (working) {
      const begun = performance.now();
      clearInterval(this.ticking);
      this.ticking = setInterval(() => {
        const passed = Math.round((performance.now() - begun) / 1000);
        this.state.textContent = `Still working: ${passed} s of at most ${this.seconds}`;
        if (passed % 5 === 2) this.says.textContent = "Still working.";
      }, 1000);
    }
  }

  show({ told, ended, crashed, failed }, text) {
    if (!told) {
      const why = failed ? "failed" : ended;
      const sentence = ENDED[why](this.seconds, failed || crashed);
      const box = make("div", "slopes-result wrong");
      box.append(make("p", "", sentence));
      this.outcome.append(box);
      this.say(sentence, "");
      return;
    }
    const { verdict, said, html, line, needs } = told;
    const shown = make("div", "output text_html");
    shown.innerHTML = html;
    for (const result of shown.querySelectorAll("[role=status]")) result.removeAttribute("role");
    this.outcome.append(shown);
    this.edit.mark(line);
    const words = said || shown.querySelector(".slopes-result")?.textContent || "It ran.";
    this.say(words, verdict || html || this.outcome.querySelector("pre") ? "" : "It ran, and shows nothing.");
    if (!this.name) return;
    const right = verdict === "right" || kept.recall(this.name)?.right;
    if (text !== this.stub || right) kept.keep(this.name, { text, verdict, said, needs, right, title: this.title, page: document.title, at: this.place() });
    if (verdict === "right") this.onward();
  }

  // Where to go when an answer is right: the next exercise of the page that is not.
  onward() {
    const all = [...document.querySelectorAll("button[data-exercise]")];
    const next = all.slice(all.indexOf(this.button) + 1).find((it) => !kept.recall(it.dataset.exercise)?.right);
    const line = make("p", "slopes-onward");
    if (next) {
      const section = next.closest("section"), link = make("a", "", section.querySelector("h3").firstChild.textContent);
      link.href = `#${section.id}`;
      line.append("Next: ", link);
    }
    this.outcome.append(line);
  }
}

export const open = async (button) => {
  const answer = new Answer(button);
  python ??= new Python(new URL("worker.js", import.meta.url), () => answer.job(answer.stub));
  python.start();
  await answer.open();
};
