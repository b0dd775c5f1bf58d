// The editor of an answer: CodeMirror with what a few lines of Python need. tools/editor.py bundles it.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import {
  bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting,
} from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The colours of code on the pages, in the light and in the dark.
const kinds = [
  ["light-dark(#6730c5, #dcc6e0)", [tags.keyword, tags.bool, tags.null]],
  ["light-dark(#00622f, #abe338)", [tags.string, tags.special(tags.string)]],
  ["light-dark(#7f4707, #ffd900)", [tags.number, tags.meta]],
  ["light-dark(#515151, #ffd900)", [tags.comment]],
  ["light-dark(#005b82, #00e0e0)", [
    tags.definition(tags.className), tags.function(tags.definition(tags.variableName)),
  ]],
];
const colours = HighlightStyle.define(kinds.flatMap(([color, of]) => of.map((tag) => ({ tag, color }))));

const look = EditorView.theme({
  "&": { fontSize: "inherit", background: "transparent", color: "inherit" },
  "&.cm-focused": { outline: "none" }, // the frame around it shows the focus
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.55" },
  ".cm-content": { padding: "0.7rem 0", caretColor: "currentColor" },
  ".cm-line": { padding: "0 0.8rem 0 calc(0.5rem + 2ch)", textIndent: "-2ch" }, // what is wrapped hangs
  ".cm-cursor": { borderLeft: "2px solid currentColor" },
  ".cm-gutters": { background: "none", border: "0", color: "inherit", opacity: "0.75" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2ch", padding: "0 0 0 0.6rem" },
  ".cm-selectionBackground": { background: "light-dark(#cfe2f7, #2f4a68) !important" },
  ".cm-matchingBracket": { background: "light-dark(#dfe7ef, #33404f) !important" },
  ".cm-fault": { background: "var(--wrong-tint)", boxShadow: "inset 3px 0 var(--wrong)" },
  "@media (forced-colors: active)": { ".cm-fault": { outline: "2px solid Mark" } },
});

const fault = StateEffect.define(); // a position in the line, or null
const faults = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    for (const effect of change.effects) {
      if (effect.is(fault)) {
        const line = Decoration.line({ class: "cm-fault" });
        return effect.value === null ? Decoration.none : Decoration.set([line.range(effect.value)]);
      }
    }
    return change.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// An editor in an element: `label` says what it is, `run` is called for Ctrl+Enter, `changed` with
// the text at each change.
export const edit = (element, text, { label, run, changed }) => {
  const root = element.attachShadow({ mode: "open" });
  const leave = (view) => {
    view.setTabFocusMode(60_000); // the next key may be a Tab that leaves
    return false;
  };
  const asked = () => { run(); return true; };
  const keys = [
    { key: "Mod-Enter", run: asked }, { key: "Ctrl-Enter", run: asked },
    { key: "Shift-Enter", run: asked }, { key: "Escape", run: leave },
  ];
  const view = new EditorView({
    root, parent: root, doc: text,
    extensions: [
      keymap.of([...keys, indentWithTab, ...defaultKeymap, ...historyKeymap]),
      lineNumbers(), history(), drawSelection(), bracketMatching(), indentOnInput(),
      EditorState.tabSize.of(4), indentUnit.of("    "), EditorView.lineWrapping,
      pythonLanguage, syntaxHighlighting(colours), look, faults,
      EditorView.contentAttributes.of({ "aria-label": label, autocapitalize: "off" }),
      EditorView.updateListener.of((it) => { if (it.docChanged) changed(it.state.doc.toString()); }),
    ],
  });
  const select = (from, to = from) => view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
  return {
    text: () => view.state.doc.toString(),
    set: (words) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: words } }),
    focus: () => view.focus(),
    select,
    mark: (number) => {
      if (!number || number > view.state.doc.lines) return view.dispatch({ effects: fault.of(null) });
      const line = view.state.doc.line(number);
      const at = line.from + line.text.search(/\S|$/);
      return view.dispatch({ effects: fault.of(line.from), selection: { anchor: at }, scrollIntoView: true });
    },
  };
};
