// What the page itself says of its code and its exercises.
import { recall } from "./kept.js";

const before = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
const exercises = () => [...document.querySelectorAll("button[data-exercise]")];

export const section = (button) => button.closest("section");
export const title = (button) => section(button).querySelector("h2, h3").firstChild.textContent.trim();

// The chapter's code before a cell, without solutions.
export const codeBefore = (cell) => [...document.querySelectorAll(".cell:not(.tag_hide-cell) pre")]
  .filter((pre) => pre.closest(".cell_input") && before(pre, cell) && !cell.contains(pre))
  .map((pre) => pre.textContent);

// What the reader has answered further up, whose functions an answer may call.
export const answersBefore = (button) => exercises()
  .filter((other) => before(other, button))
  .map((other) => recall(other.dataset.exercise))
  .map((kept) => kept?.right?.text ?? kept?.text)
  .filter(Boolean);

// The next exercise of the page that is not done, or undefined.
export const next = (button) => exercises()
  .find((other) => before(button, other) && !recall(other.dataset.exercise)?.right);
