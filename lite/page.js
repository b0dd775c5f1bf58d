// What a chapter links to beside other chapters stands on the site, two folders up.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const page = link && /\/files\/([\w-]+)\.(md|ipynb)$/.exec(new URL(link.href).pathname);
  console.log("click", link && link.href, page);
  if (!page) return;
}, true);
