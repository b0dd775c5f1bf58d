// What is amiss on a page in the way that it is read, in words: nothing where all is well.
(way) => {
  const faults = matchMedia(way).matches ? [] : [`this page is not read ${way}`];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const size = (e) => { const box = e.getBoundingClientRect(); return [box.width, box.height]; };
  const tell = (e) =>
    `${e.localName} “${(e.getAttribute("aria-label") || e.textContent).trim().slice(0, 40)}”`;
  const fail = (what, elements) => faults.push(...elements.map((e) => `${what}: ${tell(e)}`));

  if (!document.title.trim()) faults.push("no title");
  if (all("h1").filter((e) => shown(e) && size(e)[1] > 0).length !== 1) faults.push("no heading");

  scrollTo({ left: 1000, behavior: "instant" });
  if (scrollX) faults.push(`the page is moved sideways by ${scrollX} px`);
  scrollTo({ left: 0, behavior: "instant" });

  const pictures = all("article :is(svg[role=img], figure img)").filter(
    (e) => !e.closest("details:not([open])")
  );
  fail("no size", pictures.filter((e) => !shown(e) || Math.min(...size(e)) < 1));
  fail("not loaded", pictures.filter((e) => e.complete && !e.naturalWidth));

  const scripts = matchMedia("(scripting: enabled)").matches;
  for (const figure of all(".slopes-explorer")) {
    const svg = figure.querySelector("svg[role=img]");
    const controls = figure.querySelector(".slopes-controls");
    if (controls.hidden === scripts) fail("controls", [figure]);
    if (!scripts) continue;
    const input = figure.querySelector("input, select");
    const before = [svg.getAttribute("aria-label"), svg.innerHTML];
    const last = input.localName === "select" ? input.options.length - 1 : Number(input.max);
    const at = input.selectedIndex ?? Number(input.value);
    const turn = (to) => {
      if (input.localName === "select") input.selectedIndex = to;
      else input.value = to;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    turn(at === last ? 0 : last);
    if (svg.getAttribute("aria-label") === before[0]) fail("it does not move", [figure]);
    turn(at);
    if (svg.getAttribute("aria-label") !== before[0]) fail("it does not move back", [figure]);
    if (svg.innerHTML !== before[1]) fail("it is drawn otherwise", [figure]);
  }

  if (matchMedia("(forced-colors: active)").matches) {
    const light = (colour) => {
      const whole = colour.startsWith("color(") ? 1 : 255;
      const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
        const c = part / whole;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const clear = /^rgba\(.*, 0\)$|transparent/;
    const papers = new Map([[null, "rgb(255, 255, 255)"]]);
    const paper = (e) => {
      if (!papers.has(e)) {
        const own = getComputedStyle(e).backgroundColor;
        papers.set(e, clear.test(own) ? paper(e.parentElement) : own);
      }
      return papers.get(e);
    };
    const faint = (ink, ground) => {
      const [a, b] = [light(ink), light(ground)];
      return Math.max(a, b) / Math.min(a, b) < 4.5;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const met = new Set();
    while (texts.nextNode()) {
      const e = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || e.closest("script, style, noscript") || met.has(e)) continue;
      met.add(e);
      if (!shown(e) || Math.min(...size(e)) <= 1) continue;
      const { color, fill } = getComputedStyle(e);
      const ink = e.closest("svg") ? fill : color;
      if (faint(ink, paper(e))) fail(`${ink} on ${paper(e)}`, [e]);
    }
  }
  return faults.slice(0, 12);
}
