// Turns a cell into a field with Run, and shows below it what a notebook would show.
import { field, make, press } from "./fields.js";
import { keep, forget, recall } from "./kept.js";
import * as outcome from "./outcome.js";
import { answersBefore, codeBefore, title } from "./page.js";
import { Python } from "./python.js";

const SECONDS = 20; // what code may take, where its button does not say otherwise
const SAID = 300; // characters of an outcome that are read out
let python; // one for all answers of the page

class Answer {
  constructor(button) {
    const { exercise, seconds } = button.dataset;
    this.button = button;
    this.name = exercise;
    this.seconds = Number(seconds) || SECONDS;
    this.cell = button.parentElement.previousElementSibling;
    this.stub = this.cell.querySelector(".cell_input pre").textContent.trimEnd();
  }

  async open() {
    const text = (this.name && recall(this.name)?.text) || this.stub;
    this.button.textContent = "Getting ready";
    this.build();
    this.say(python.ready ? "" : "Python is getting ready.", python.ready ? "" : outcome.WAITING);
    python.notices.add((notice) => this.notice(notice));
    this.field = await field(this.frame, text, {
      label: `${this.name ? "Your answer to" : "Code to try, from"} ${title(this.button)}.`,
      run: () => this.run(),
      changed: (words) => this.changed(words),
    });
    for (const part of this.cell.querySelectorAll(".cell_input, :scope > .cell_output .output")) {
      part.hidden = !(this.name && part.matches(".output") && !part.querySelector(".slopes-result"));
    }
    const right = this.name && recall(this.name)?.right;
    if (right?.text === text) outcome.recalled(this.shown, right.said);
    this.button.parentElement.hidden = true; // only now: the focus goes from it to the field
    this.field.focus();
    const gap = text.indexOf("...");
    if (gap >= 0) this.field.select(gap, gap + 3);
  }

  build() {
    this.frame = make("div", "slopes-editor");
    this.runs = press("Run", () => this.run());
    this.runs.title = "Ctrl+Enter or Shift+Enter";
    const follow = press("Show steps", () => this.run(true));
    follow.title = "Run it, and show what each line sets";
    this.stops = press("Stop", () => python.stop());
    this.stops.hidden = true;
    const again = press("Start again", () => this.startAgain());
    this.state = make("span", "slopes-state");
    this.state.setAttribute("aria-hidden", "true"); // the hidden line says it
    this.says = make("p", "slopes-says");
    this.says.setAttribute("role", "status");
    this.shown = make("div", "cell_output slopes-outcome");
    const tools = make("div", "slopes-tools");
    tools.append(this.runs, follow, again, this.stops, this.state);
    this.cell.append(this.frame, tools, this.says, this.shown);
  }

  // Say something to who does not see the page, and show it, or something else, beside Run.
  say(words, seen = words) {
    this.says.textContent = words;
    this.state.textContent = seen;
  }

  notice({ ready, failed }) {
    if (this.running) return;
    const hands = matchMedia("(pointer: coarse)").matches ? "" : "Ctrl+Enter runs it";
    if (ready) this.say("Python is ready.", hands);
    else this.say(outcome.ended({ failed }));
  }

  changed(text) {
    if (!this.name) return;
    if (text === this.stub && !recall(this.name)?.right) forget(this.name);
    else keep(this.name, { text: text === this.stub ? "" : text });
  }

  startAgain() {
    this.field.set(this.stub);
    this.field.mark(null);
    this.shown.replaceChildren();
    this.say("It is as it was. Undo brings back what you had.");
    this.field.focus();
  }

  job(text, followed = false) {
    return { text, followed, cells: codeBefore(this.cell), earlier: answersBefore(this.button) };
  }

  async run(followed) {
    if (this.running) {
      this.say("It is still running what stood here before. Stop ends that.");
      return;
    }
    const text = this.field.text();
    this.running = true;
    this.runs.setAttribute("aria-disabled", "true");
    this.field.mark(null);
    this.shown.style.minHeight = `${this.shown.offsetHeight}px`; // what lies below stays there
    this.shown.replaceChildren();
    this.say("Running.", "");
    if (!python.ready) this.tick((seconds) => `${outcome.WAITING}; ${seconds} s so far`);
    const appear = setTimeout(() => { this.stops.hidden = false; }, 400);
    const found = await python.run(this.job(text, followed), this.seconds, (news) => this.hear(news));
    clearTimeout(appear);
    clearInterval(this.ticking);
    this.running = false;
    this.runs.removeAttribute("aria-disabled");
    if (document.activeElement === this.stops) this.runs.focus();
    this.stops.hidden = true;
    this.end(found, text, followed);
    this.shown.style.minHeight = "";
  }

  hear({ printed, working, fetching }) {
    if (printed) outcome.print(this.shown, printed);
    if (fetching) this.say(`Fetching ${fetching}.`);
    if (working === undefined) return;
    clearInterval(this.ticking);
    if (!working) return;
    this.shown.replaceChildren(); // of a run that went only so far as to ask for a package
    this.tick((seconds) => {
      if (seconds % 5 === 2) this.says.textContent = "Still working.";
      return `Still working: ${seconds} of at most ${this.seconds} seconds`;
    });
  }

  // Show each second what `words` says of the seconds since now.
  tick(words) {
    let seconds = 0;
    clearInterval(this.ticking);
    this.ticking = setInterval(() => {
      seconds += 1;
      this.state.textContent = words(seconds);
    }, 1000);
  }

  end(found, text, followed) {
    const { told } = found;
    const shown = told ? outcome.show(this.shown, told) : outcome.fail(this.shown, found, this.seconds);
    const changed = this.field.text() !== text;
    const verdict = this.shown.querySelector(".slopes-result")?.textContent ?? "";
    const said = told && followed ? `${verdict} Its steps are listed below.` : shown;
    this.say(said.slice(0, SAID), changed ? "This is of the text as it was when you ran it" : "");
    if (told && !changed) this.field.mark(told.line);
    if (told && this.name && !told.verdict && !told.line) outcome.unjudged(this.shown, this.name);
    outcome.reveal(this.shown);
    if (!told || !this.name || text === this.stub || told.verdict === "unfinished") return;
    const { said: sentence, needs } = told, ran = { text, said: sentence, needs };
    keep(this.name, told.verdict === "right" ? { ran, right: ran } : { ran });
    if (told.verdict === "right") outcome.onward(this.shown, this.button);
  }
}

export const open = async (button) => {
  const answer = new Answer(button);
  python ??= new Python(new URL("worker.js", import.meta.url), answer.job(answer.stub));
  python.start();
  await answer.open();
};
