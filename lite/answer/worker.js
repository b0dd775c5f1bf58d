// Python for the answers of one page. It is ended by the page, never by itself.
import { start } from "../start.js";

const SOURCES = ["__init__", "machinery", "names", "needed", "showing"];
const FETCHABLE = ["autograd", "matplotlib"]; // what the page can fetch where an answer asks for it

const sources = Promise.all(SOURCES.map(async (name) => {
  const found = await fetch(new URL(`${name}.py`, import.meta.url));
  if (!found.ok) throw new Error(`${name}.py is not there`);
  return [name, await found.text()];
}));

const ready = (async () => {
  const python = await start(["numpy", "slopes"], {
    env: { MPLBACKEND: "agg", HOME: "/home/pyodide" },
    stdout: () => {}, // what the machinery does not catch is nobody's
    stderr: () => {},
  });
  const folder = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  python.FS.mkdir(`${folder}/answer`);
  for (const [name, text] of await sources) python.FS.writeFile(`${folder}/answer/${name}.py`, text);
  return { python, run: python.pyimport("answer.machinery").run };
})();

const tell = (about) => postMessage(about);

const answer = async ({ text, cells, earlier, silent }) => {
  const { python, run } = await ready;
  const show = (printed) => { if (!silent) tell({ printed }); };
  for (;;) {
    tell({ working: true }); // from here on time counts
    const [before, fetchable, others] = [cells, FETCHABLE, earlier].map((list) => python.toPy(list));
    const found = run(text, before, show, fetchable, others);
    const told = found.toJs({ dict_converter: Object.fromEntries });
    found.destroy();
    if (!told.wanted) return { told, heap: python._module.HEAPU8.length };
    tell({ working: false, fetching: told.wanted });
    await python.loadPackage(told.wanted, { messageCallback: () => {} });
  }
};

let turn = Promise.resolve();
addEventListener("message", ({ data }) => {
  turn = turn.then(() => answer(data)).then(tell, (error) => tell({ crashed: String(error) }));
});
ready.then(() => tell({ ready: true }), (error) => tell({ failed: String(error) }));
