// What a page shows: each answer is a list of faults in words, empty where all is well.
() => {
  const tell = (e) => {
    const classes = [...e.classList].slice(0, 2).map((c) => `.${c}`).join("");
    const text = (e.getAttribute("aria-label") || e.textContent || "").trim().replace(/\s+/g, " ");
    return `${e.localName}${e.id && "#" + e.id}${classes} “${text.slice(0, 50)}”`;
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const parents = function* (e) {
    for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) yield p;
  };
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const width = document.documentElement.clientWidth;
  const isFile = /\.(png|svg|jpe?g|gif|webp)$|_images\/|^[0-9a-f]{16,}$/i;

  const sticksOut = all("body *").filter((e) => {
    if (e.closest("svg") && !e.matches("svg, svg text")) return false; // lines are clipped
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height || (box.right <= width + 1 && box.left >= -1)) return false;
    const holds = (p) => getComputedStyle(p).overflowX !== "visible" && !p.matches("svg");
    const floats = (p) => getComputedStyle(p).position === "fixed";
    return shown(e) && ![...parents(e)].some(holds) && ![e, ...parents(e)].some(floats);
  });

  const nameless = all("img").filter((e) => {
    const alone = !e.closest("a, button")?.textContent.trim();
    return !e.hasAttribute("alt") || (alone && !e.alt.trim()) || isFile.test(e.alt.trim());
  });
  const drawings = all("svg[role=img]");
  const mute = drawings.filter((e) => {
    const name = e.getAttribute("aria-label")?.trim() ?? "";
    return name.length < 10 || isFile.test(name);
  });
  const stray = all("main svg:not([role=img])").filter(
    (e) => !e.closest("button, a, .katex, [aria-hidden=true], svg[role=img]")
  );
  const figures = all("figure").filter((e) => !e.querySelector("figcaption")?.textContent.trim());
  const bare = drawings.filter((e) => !e.closest("figure, .slopes-result, td, .slopes-sheet"));

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest("script, style, pre, code, .katex, textarea")) continue;
    const raw = text.data.match(/\\[(\[]|\\begin\b|\\[a-z]+\{|\$[^\s$][^$\n]*\$/);
    if (raw) texts.push(`${raw[0]} in “${text.data.trim().slice(0, 60)}”`);
  }
  const unset = all("article .math").filter((e) => e.querySelectorAll(".katex").length !== 1);

  const light = (colour) => {
    const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    const grey = Math.max(r, g, b) - Math.min(r, g, b) < 50;
    return grey && a > 0.2 && r + g + b > 420;
  };
  const wide = (e, least) => e.getBoundingClientRect().width > least;
  const lightPanels = [
    ...all("main *").filter(
      (e) => shown(e) && light(getComputedStyle(e).backgroundColor) && wide(e, 60)
    ),
    ...all("svg[role=img] :is(path, rect)").filter((e) => {
      const style = getComputedStyle(e);
      const fill = style.fill !== "none" && Number(style.fillOpacity) > 0.5 && light(style.fill);
      const one = !/M.*M/s.test(e.getAttribute("d") ?? ""); // and not many marks in one path
      return fill && one && wide(e, e.closest("svg").getBoundingClientRect().width / 2);
    }),
  ];

  const ids = all("[id]").map((e) => e.id);
  const meta = (name) =>
    document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.content ?? "";
  return {
    sticksOut: sticksOut.slice(0, 8).map(
      (e) => `${tell(e)} reaches ${Math.round(e.getBoundingClientRect().right)} of ${width} px`
    ),
    scrollWidth: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    nameless: [...nameless, ...mute, ...stray].map(tell),
    uncaptioned: [...figures, ...bare].map(tell),
    rawMaths: [...texts, ...unset.map(tell), ...all(".katex-error, .math code").map(tell)],
    lightPanels: lightPanels.slice(0, 8).map(tell),
    doubleIds: [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))],
    title: document.title,
    lang: document.documentElement.lang,
    h1: all("h1").map((e) => e.textContent.trim()),
    noindex: meta("robots").includes("noindex"),
    tags: Object.fromEntries(
      ["description", "og:title", "og:description", "og:image", "og:type"].map((n) => [n, meta(n)])
    ),
  };
}
