// What has come of a run, in words and on the page.
import { make } from "./fields.js";
import { next, section, title } from "./page.js";

export const WAITING = "Python is on its way: 9 MB for the first answer, kept by your browser";

const ANSWER = { what: "Your answer", advice: "look for an endless loop, or a very slow one" };

// The sentence for a run that has brought no result.
export const ended = ({ ended, crashed, failed }, seconds, { what, advice } = ANSWER) => {
  if (failed) {
    return `Python could not be started (${failed}). Look at the connection, and run it again.`;
  }
  if (ended === "stopped") return "You have stopped it.";
  if (ended === "late") {
    return `${what} did not finish within ${seconds} seconds, and was ended: ${advice}.`;
  }
  return /memory/i.test(crashed)
    ? `${what} took more memory than there is, and was ended.`
    : `${what} ended Python itself, which starts anew: look for what may do that.`;
};

export const print = (shown, text) => {
  if (!shown.firstChild) {
    const stream = make("div", "output stream");
    const printed = stream.appendChild(make("pre", ""));
    printed.tabIndex = 0; // it may scroll
    printed.setAttribute("role", "group");
    printed.setAttribute("aria-label", "What it prints");
    shown.append(stream);
  }
  shown.querySelector("pre").append(text);
};

// Each of these shows what came of a run, and returns the sentence to be said.
export const show = (shown, { said, html }) => {
  const output = make("div", "output text_html");
  output.innerHTML = html;
  for (const result of output.querySelectorAll("[role=status]")) result.removeAttribute("role");
  if (html) shown.append(output);
  if (!shown.firstChild) shown.append(make("p", "slopes-state", "It has run, and shows nothing."));
  return said || output.querySelector(".slopes-result")?.textContent || shown.textContent;
};

const box = (shown, kind, words) => {
  const result = make("div", `slopes-result ${kind}`);
  result.append(make("p", "", words));
  shown.append(result);
  return words;
};

export const fail = (shown, found, seconds, who) => box(shown, "wrong", ended(found, seconds, who));

// The verdict of an answer that was right before.
export const recalled = (shown, said) => box(shown, "right", said);

// An exercise whose check was not called.
export const unjudged = (shown, name) => {
  const why = "is missing, or stands inside of your function";
  shown.append(make("p", "slopes-state", `Nothing was judged: the line check("${name}", …) ${why}.`));
};

// Bring what a run has come to into sight: its steps or its verdict, if there are any.
export const reveal = (shown) => {
  const [steps, verdict] = [".slopes-steps > p", ".slopes-result"].map((it) => shown.querySelector(it));
  const told = steps ?? verdict ?? shown, low = visualViewport?.height ?? innerHeight;
  if (told.getBoundingClientRect().top > low - 60) told.scrollIntoView({ block: steps ? "center" : "nearest" });
};

// Where to go from a right answer.
export const onward = (shown, button) => {
  const other = next(button), line = make("p", "slopes-onward");
  if (!other) return;
  const link = make("a", "", title(other));
  link.href = `#${section(other).id}`;
  line.append("Next: ", link);
  shown.append(line);
};
