// The index names places as "page#section" and holds their prose; this shows the hits in it.
Search.query = (query) => {
  const { docnames, titles, prose } = Search._index;
  const [, stems, excluded, words, objects] = Search._parseQuery(query);
  const hits = Search._performSearch(query, stems, excluded, words, objects).reverse();
  const shown = new Set();
  for (const [place, name, anchor, about] of hits) {
    const at = docnames.indexOf(place), [page, id] = place.split("#");
    const link = document.createElement("a"), item = document.createElement("li");
    link.href = page + DOCUMENTATION_OPTIONS.LINK_SUFFIX + (anchor || `#${id}`);
    if (shown.has(link.href)) continue;
    shown.add(link.href);
    link.textContent = about ? name : titles[at];
    const text = document.createElement("p");
    text.className = "context";
    text.textContent = about || Search.excerpt(prose[at], query, stems);
    item.append(link, text);
    words.forEach((word) => _highlightText(text, word, "highlighted"));
    Search.output.append(item);
  }
  _finishSearch(shown.size);
  if (shown.size) Search.status.innerText = `Found in ${shown.size} place${shown.size > 1 ? "s" : ""}.`;
};

// Some 240 characters around the words as they were typed, or else around the first of them.
Search.excerpt = (text, query, stems) => {
  const stemmer = new Stemmer();
  const found = [...text.matchAll(/[\p{L}\p{N}_]+/gu)].find(([word]) =>
    stems.has(stemmer.stemWord(word.toLowerCase())))?.index ?? 0;
  const phrase = text.toLowerCase().indexOf(query.toLowerCase().trim());
  const start = text.lastIndexOf(" ", Math.max((phrase < 0 ? found : phrase) - 100, 0)) + 1;
  const end = start + 240 < text.length ? text.lastIndexOf(" ", start + 240) : text.length;
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
};

