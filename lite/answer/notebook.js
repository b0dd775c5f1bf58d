// Answers as a notebook: each with its task's name, what it needs of its chapter, and its verdict;
// and the answers that such a notebook brings back.
import { keep, recall } from "./kept.js";

const lines = (text) => text.split("\n").map((line, at, all) => (at < all.length - 1 ? `${line}\n` : line));
const markdown = (id, text) => ({ cell_type: "markdown", id, metadata: {}, source: lines(text) });
const code = (id, text, said, slopes) => ({
  cell_type: "code", id, metadata: { slopes }, execution_count: null, source: lines(text),
  outputs: said ? [{ output_type: "stream", name: "stdout", text: lines(said) }] : [],
});

const INTRODUCTION = `# My answers

From *Slopes: activation functions and the gradients they pass*. Each cell holds first what its answer needs of the chapter. To run them, install the library of the course.`;

const whole = ({ needs, text }) => [needs, text.trim()].filter(Boolean).join("\n\n");

const cells = (item) => {
  const { exercise } = item.dataset, { text, ran, right } = recall(exercise);
  const link = item.querySelector("a"), now = ran?.text === text ? ran : { text, needs: ran?.needs };
  const head = `## ${link.parentElement.firstChild.textContent}${link.textContent}\n\n[The task](${link.href})`;
  const cell = (id, it) => code(id, whole(it), it.said, { exercise, run: it, right: it === right });
  const later = right && text && right.text !== text; // the last right answer, and what it became
  return [
    markdown(`task-${exercise}`, head),
    cell(`answer-${exercise}`, right ?? now),
    ...(later ? [cell(`later-${exercise}`, now)] : []),
  ];
};

// The notebook of the exercises in a list's items.
export const notebook = (items) => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python" },
  },
  cells: [markdown("title", INTRODUCTION), ...items.flatMap(cells)],
});

// What a code cell brings back of an exercise, as its reader may have changed it: {text, ran, right}.
const brought = (source, { run, right }) => {
  if (source === whole(run)) return { text: run.text, ran: run, ...(right && { right: run }) };
  const { needs = "" } = run;
  return { text: needs && source.startsWith(needs) ? source.slice(needs.length).trimStart() : source };
};

// The answers in a notebook's text to the exercises of these names, as [name, {text, ran, right}].
// A cell that has lost what it said of itself is known by its check.
const answers = (text, names) => {
  const found = new Map();
  for (const { cell_type, source, metadata } of JSON.parse(text).cells) {
    const written = [source].flat().join("");
    const { exercise = /\bcheck\("([\w-]+)"/.exec(written)?.[1], run = {}, right } = metadata?.slopes ?? {};
    if (cell_type !== "code" || !written.trim() || !names.includes(exercise)) continue;
    const it = brought(written, { run: { text: "", ...run }, right }), other = found.get(exercise);
    // what was right stays so beside what it became, in whatever order they stand
    found.set(exercise, it.right ? { ...it, ...other } : { ...other, ...it });
  }
  return [...found];
};

// Take up the answers of a notebook's text; [how many were taken, of how many]. What is right here,
// or begun where nothing right is brought, stays as it is.
export const bring = (text, names) => {
  const all = answers(text, names);
  const taken = all.filter(([name, it]) => {
    const here = recall(name);
    return (!here || (it.right && !here.right)) && keep(name, { ...it, ...here });
  });
  return [taken.length, all.length];
};
