// A function of one's own: its formula, its parameters, and what Python measures of it.
import { make, press } from "./fields.js";
import * as outcome from "./outcome.js";
import { Python } from "./python.js";

const SECONDS = 10, PAUSE = 600; // ms without a key: the formula is taken for written
const WEIGHTS = ["0.5", "1", "1.4", "2", "3", "5", "10"];
const FIRST = { formula: "x * tanh(a * x)", values: {}, beside: "relu", weights: "own" };

const FORMULA = { what: "Your formula", advice: "a shorter one may do" };

const within = (value) => Math.max(-3, Math.min(3, Number(value) || 0));

// What a link carries, or null.
const carried = () => {
  if (!location.hash.startsWith("#f=")) return null;
  const all = new URLSearchParams(location.hash.slice(1));
  const values = [...all].filter(([name]) => name.startsWith("p."));
  return {
    formula: all.get("f"),
    beside: all.get("beside") ?? "",
    weights: all.get("weights") ?? "own",
    values: Object.fromEntries(values.map(([name, value]) => [name.slice(2), within(value)])),
  };
};

const link = ({ formula, values, beside, weights }) => {
  const own = Object.entries(values).map(([name, value]) => [`p.${name}`, value]);
  return `#${new URLSearchParams([["f", formula], ...own, ["beside", beside], ["weights", weights]])}`;
};

const row = (text, control, id) => {
  const line = make("div", ""), label = make("label", "", text);
  control.id = `bench-${id}`;
  label.htmlFor = control.id;
  line.append(label, control);
  return line;
};

const menu = (options, act) => {
  const select = make("select", "");
  options.forEach(([value, text]) => select.append(new Option(text, value)));
  select.addEventListener("change", act);
  return select;
};

class Bench {
  constructor(button) {
    this.place = button.closest(".slopes-bench");
    this.explorer = this.place.querySelector(".slopes-explorer");
    this.job = FIRST;
    this.build(button.dataset.functions.split(" "));
    this.python = new Python(new URL("worker.js", import.meta.url), { bench: FIRST });
    this.python.notices.add(({ failed }) => failed && !this.busy && this.say(outcome.ended({ failed })));
    this.read();
    addEventListener("hashchange", () => this.read());
    this.field.focus();
  }

  build(names) {
    const soon = () => { clearTimeout(this.pause); this.pause = setTimeout(() => this.measure(), PAUSE); };
    this.field = make("input", "");
    Object.assign(this.field, { type: "text", spellcheck: false, autocapitalize: "off", autocomplete: "off", maxLength: 200 });
    this.field.addEventListener("input", soon);
    this.field.addEventListener("keydown", ({ key }) => key === "Enter" && this.measure());
    const line = row("f(x) =", this.field, "formula");
    line.className = "slopes-formula";
    this.sliders = make("div", "slopes-controls");
    this.beside = menu([["", "nothing"], ...names.map((name) => [name, name])], () => this.measure());
    const given = WEIGHTS.map((each) => [each, `a gain of ${each}`]);
    this.weights = menu([["own", "the gain it asks for"], ...given], () => this.measure());
    const menus = make("div", "slopes-controls");
    menus.append(row("Beside", this.beside, "beside"), row("Weights", this.weights, "weights"));
    const tools = make("div", "slopes-tools");
    this.state = make("span", "slopes-state");
    this.state.setAttribute("aria-hidden", "true"); // the hidden line says it
    this.stops = press("Stop", () => this.python.stop());
    this.stops.hidden = true;
    tools.append(press("Copy a link to it", () => this.copy()), this.stops, this.state);
    this.says = make("p", "slopes-says");
    this.says.setAttribute("role", "status");
    this.shown = make("div", "cell_output slopes-outcome");
    this.place.querySelector(".slopes-answer").remove();
    this.place.prepend(line, this.sliders, menus, tools, this.says, this.shown);
  }

  say(words, seen = words) {
    this.says.textContent = words;
    this.state.textContent = seen;
  }

  // Take what the address says, or what one begins with.
  read() {
    const { formula, values, beside, weights } = carried() ?? this.job;
    this.field.value = formula;
    this.values = values;
    this.beside.value = beside;
    this.weights.value = weights;
    if (!this.beside.value) this.beside.value = "";
    if (!this.weights.value) this.weights.value = "own";
    this.measure();
  }

  // Measure what stands there; what is moved meanwhile is measured at the end, once.
  async measure() {
    clearTimeout(this.pause);
    this.again = true;
    if (this.busy) return;
    this.busy = true;
    if (!this.python.ready) this.say("Python is getting ready.", outcome.WAITING);
    while (this.again) {
      this.again = false;
      this.job = {
        formula: this.field.value,
        values: this.values,
        beside: this.beside.value,
        weights: this.weights.value,
      };
      const late = setTimeout(() => { this.stops.hidden = false; this.say("Working."); }, 1500);
      const found = await this.python.run({ bench: this.job }, SECONDS, () => {});
      clearTimeout(late);
      this.stops.hidden = true;
      if (!this.again) this.end(found);
    }
    this.busy = false;
  }

  end(found) {
    const { told } = found;
    this.field.setAttribute("aria-invalid", Boolean(told?.wrong));
    if (!told) {
      this.shown.replaceChildren();
      this.say(outcome.fail(this.shown, found, SECONDS, FORMULA), "");
      return;
    }
    this.explorer?.remove(); // it has stood here until there was something to see
    this.shown.innerHTML = told.html;
    this.say(told.said, "");
    if (told.wrong) return;
    this.slide(told.parameters);
    history.replaceState(null, "", link({ ...this.job, values: this.values }));
  }

  // A slider for each parameter; those that are there stay, and with them the focus.
  slide(names) {
    this.values = Object.fromEntries(names.map((name) => [name, this.values[name] ?? 1]));
    const there = [...this.sliders.querySelectorAll("input")];
    const same = there.map((each) => each.name).join() === names.join();
    if (!same) this.sliders.replaceChildren(...names.map((name) => this.slider(name)));
    else there.forEach((each) => each.show(this.values[each.name]));
  }

  slider(name) {
    const input = make("input", ""), output = make("output", "");
    Object.assign(input, { type: "range", min: -3, max: 3, step: 0.05, name });
    input.show = (value) => {
      input.value = value;
      output.textContent = String(value).replace("-", "−");
    };
    input.addEventListener("input", () => {
      this.values[name] = Number(input.value);
      input.show(Number(input.value));
      this.measure();
    });
    input.show(this.values[name]);
    const line = row(name, input, `of-${name}`);
    line.append(output);
    return line;
  }

  async copy() {
    const address = location.href.replace(/#.*|$/, link({ ...this.job, formula: this.field.value, values: this.values }));
    try {
      await navigator.clipboard.writeText(address);
      this.say("The link is copied.");
    } catch { // it may be refused
      this.say("Copy it from the address of this page.");
    }
  }
}

export const open = async (button) => new Bench(button);
