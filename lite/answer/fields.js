// Where an answer is written: the editor, or a plain field where there is none.

export const make = (tag, className, text = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

export const press = (text, act) => {
  const button = make("button", "slopes-button", text);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
};

const plain = (element, text, { label, run, changed }) => {
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
  return {
    text: () => area.value,
    focus: () => area.focus(),
    select: (from, to) => area.setSelectionRange(from, to),
    set: (words) => {
      area.value = words;
      changed(words);
    },
    mark: (number) => {
      const lines = area.value.split("\n");
      if (!number || number > lines.length) return;
      const from = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
      area.setSelectionRange(from, from + lines[number - 1].length);
    },
  };
};

// A field in an element: {text, focus, select, set, mark}; `label` says what it is, `run` is called
// for Ctrl+Enter and `changed` with the text at each change.
export const field = async (element, text, how) => {
  const keys = "Ctrl and Enter runs it.";
  try {
    const { edit } = await import("./editor.js");
    const label = `${how.label} ${keys} Tab indents; Escape, then Tab, leaves.`;
    return edit(element, text, { ...how, label });
  } catch { // the editor is not there, or this browser cannot read it
    return plain(element, text, { ...how, label: `${how.label} ${keys}` });
  }
};
