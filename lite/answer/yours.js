// The page of the reader's answers: what is done, by chapter and star; all of it as a notebook.
import { make } from "./fields.js";
import { forget, recall } from "./kept.js";
import { bring, notebook } from "./notebook.js";

const STARS = ["★", "★★", "★★★"];
const items = (place) => [...place.querySelectorAll("li")];
const state = (kept) => (kept?.right ? "right" : kept ? "begun" : "");

const mark = (item) => {
  const found = state(recall(item.dataset.exercise));
  item.dataset.state = found;
  item.querySelector("small")?.remove();
  if (found) item.append(make("small", "", found === "right" ? " done" : " begun"));
};

// How many are done of those with each number of stars.
const counted = (all) => STARS.map((stars, at) => {
  const of = all.filter((item) => Number(item.dataset.stars) === at + 1);
  const done = of.filter((item) => item.dataset.state === "right");
  return `${stars} ${done.length} of ${of.length}`;
}).join(" · ");

const save = (all) => {
  const link = document.createElement("a");
  const text = JSON.stringify(notebook(all), null, 1);
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  link.download = "my-answers.ipynb";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

// A hidden field that a file is chosen by; `hear` gets its text.
const chooser = (hear) => {
  const input = make("input", "");
  Object.assign(input, { type: "file", accept: ".ipynb", hidden: true });
  input.addEventListener("change", async () => {
    hear(await input.files[0].text());
    input.value = ""; // the same file may be chosen again
  });
  return input;
};

// What has come of a notebook's answers.
const sentence = (taken, of) => {
  if (!of) return "It holds no answer to an exercise of this page.";
  const some = taken ? `${taken} of ${of} brought back` : "Nothing brought back";
  return taken < of ? `${some}: for the rest something stands here already, or they are too large.` : `${some}.`;
};

export const list = (place) => {
  const all = items(place), count = place.querySelector(".slopes-count");
  const tools = place.querySelector(".slopes-tools"), [take, back, drop] = tools.children;
  const answered = () => all.filter((item) => item.dataset.state);
  take.addEventListener("click", () => answered().length && save(answered()));
  drop.addEventListener("click", () => {
    if (!answered().length) return;
    if (!drop.dataset.sure) {
      drop.dataset.sure = "asked";
      drop.textContent = `Really forget ${answered().length}? Press again`;
      return;
    }
    all.forEach((item) => forget(item.dataset.exercise));
    show();
    count.focus();
  });
  const says = make("p", "slopes-state");
  says.setAttribute("role", "status");
  const file = chooser((text) => {
    try {
      says.textContent = sentence(...bring(text, all.map((item) => item.dataset.exercise)));
    } catch {
      says.textContent = "That is no notebook, or a damaged one.";
    }
    show();
  });
  back.addEventListener("click", () => {
    says.textContent = "";
    file.click();
  });
  const calm = () => {
    delete drop.dataset.sure;
    drop.textContent = "Forget them all";
  };
  drop.addEventListener("blur", calm);
  const show = () => {
    all.forEach(mark);
    calm();
    const some = answered().length;
    count.textContent = some ? `Done: ${counted(all)}` : `Nothing yet: ${counted(all)}`;
    for (const button of [take, drop]) button.setAttribute("aria-disabled", !some);
  };
  tools.append(file);
  count.after(says);
  show();
  addEventListener("storage", show); // another page of the course was worked on
  addEventListener("pageshow", show);
};
