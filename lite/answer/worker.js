// Python, for the answers of one page, which ends it when its time is over.
import { start } from "../start.js";

const SOURCES = [
  "__init__", "bench", "dual", "errors", "formula", "machinery", "names", "needed", "pictures",
  "showing", "steps",
];
const FETCHABLE = ["autograd", "matplotlib"]; // fetched where an answer asks for them

const source = async (name) => {
  const found = await fetch(new URL(`${name}.py`, import.meta.url));
  if (!found.ok) throw new Error(`${name}.py is not to be had`);
  return [name, await found.text()];
};

const sources = Promise.all(SOURCES.map(source));

// Python itself is compiled once: `program` is what an earlier worker of the page has handed on.
const compiled = (program) => {
  const { fetch } = self, { instantiateStreaming } = WebAssembly;
  const never = new Promise(() => {});
  self.fetch = (what, ...how) => (program && /asm\.wasm$/.test(what) ? never : fetch(what, ...how));
  WebAssembly.instantiateStreaming = async (response, imports) => {
    Object.assign(WebAssembly, { instantiateStreaming });
    const module = program ?? await WebAssembly.compileStreaming(response);
    if (!program) postMessage({ program: module });
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
};

const begin = async (program) => {
  compiled(program);
  const silent = () => {}; // what the machinery does not catch is nobody's
  const env = { MPLBACKEND: "agg", HOME: "/home/pyodide" };
  const python = await start(["numpy", "slopes"], { env, stdout: silent, stderr: silent });
  const folder = python.runPython("__import__('sysconfig').get_path('purelib')") + "/answer";
  python.FS.mkdir(folder);
  for (const [name, text] of await sources) python.FS.writeFile(`${folder}/${name}.py`, text);
  return [python, python.pyimport("answer.machinery").run];
};
let ready;

// What a formula is, and what is measured of it.
const measure = (python, bench) => {
  postMessage({ working: true });
  const told = JSON.parse(python.pyimport("answer.bench").told(JSON.stringify(bench)));
  return { told, heap: python._module.HEAPU8.length };
};

const missing = (name) => {
  const said = `${name} could not be fetched. Look at the connection, and run it again.`;
  const html = `<div class="slopes-result wrong"><p>${said}</p></div>`;
  return { verdict: "missing", said, html, line: null, needs: "" };
};

const work = async ({ text, cells, earlier, followed, bench }) => {
  const [python, run] = await ready;
  if (bench) return measure(python, bench);
  const lists = [cells, FETCHABLE, earlier].map((list) => python.toPy(list));
  const show = (printed) => postMessage({ printed });
  for (;;) {
    postMessage({ working: true }); // from here on its time counts
    const found = run(text, lists[0], show, lists[1], lists[2], followed);
    const { wanted, ...told } = found.toJs({ dict_converter: Object.fromEntries });
    if (!wanted) return { told, heap: python._module.HEAPU8.length };
    postMessage({ working: false, fetching: wanted });
    await python.loadPackage(wanted, { messageCallback: () => {}, errorCallback: () => {} });
    if (!(wanted in python.loadedPackages)) return { told: missing(wanted), heap: 0 };
  }
};

// What has no one to hear it, as when Python ends, is told as a crash of the job.
for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, (event) => event.preventDefault());
}
let turn = Promise.resolve();
addEventListener("message", ({ data }) => {
  ready ??= begin(data.program);
  const crashed = (error) => postMessage({ crashed: String(error) });
  const failed = (error) => postMessage({ failed: String(error) });
  if (data.program !== undefined) ready.then(() => postMessage({ ready: true }), failed);
  turn = turn.then(() => work(data)).then(postMessage, crashed);
});
