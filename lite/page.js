// A link to another chapter opens it here; what a browser does not run, and all that is no chapter,
// stands on the site itself.
const lead = (event) => {
  const link = event.target.closest?.("a[href]");
  const found = link && /\/([\w-]+)\.(md|ipynb)$/.exec(new URL(link.href).pathname);
  if (!found) return;
  const [, name, kind] = found, here = kind === "ipynb" && !/^1[56]-/.test(name);
  event.stopImmediatePropagation();
  link.href = here ? `../notebooks/index.html?path=${name}.ipynb` : `../../book/${name}.html${link.hash}`;
};
["click", "auxclick"].forEach((kind) => document.addEventListener(kind, lead, true));
