// Answers as a notebook: each with its task's name, what it needs of its chapter, and its verdict.
import { recall } from "./kept.js";

const lines = (text) => text.split("\n").map((line, at, all) => (at < all.length - 1 ? `${line}\n` : line));
const markdown = (id, text) => ({ cell_type: "markdown", id, metadata: {}, source: lines(text) });
const code = (id, text, said) => ({
  cell_type: "code", id, metadata: {}, execution_count: null, source: lines(text),
  outputs: said ? [{ output_type: "stream", name: "stdout", text: lines(said) }] : [],
});

const INTRODUCTION = `# My answers

From *Slopes: activation functions and the gradients they pass*. Each cell holds first what its answer needs of the chapter. To run them, install the library of the course.`;

const cells = (item) => {
  const { exercise } = item.dataset, { text, ran, right } = recall(exercise);
  const link = item.querySelector("a"), now = ran?.text === text ? ran : { text, needs: ran?.needs };
  const head = `## ${link.parentElement.firstChild.textContent}${link.textContent}\n\n[The task](${link.href})`;
  const cell = (id, it) => code(id, [it.needs, it.text.trim()].filter(Boolean).join("\n\n"), it.said);
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
