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

  const open = (e) => !e.closest("details:not([open])");
  const drawn = (e) => shown(e) && Math.min(...size(e)) >= 1;
  const pictures = all("article :is(svg[role=img], figure img)").filter(open);
  fail("no size", pictures.filter((e) => !e.closest(".slopes-explorer") && !drawn(e)));
  fail("not loaded", pictures.filter((e) => e.complete && !e.naturalWidth));
  const explorers = all(".slopes-explorer");
  const blank = (figure) => ![...figure.querySelectorAll("svg[role=img]")].some(drawn);
  fail("no frame", explorers.filter((figure) => open(figure) && blank(figure)));

  const pair = { mfrac: 2, mroot: 2, msub: 2, msup: 2, munder: 2, mover: 2 };
  const parts = { ...pair, msubsup: 3, munderover: 3 };
  for (const [name, count] of Object.entries(parts))
    fail(`not ${count} parts`, all(name).filter((e) => e.children.length !== count));

  const scripts = matchMedia("(scripting: enabled)").matches;
  for (const figure of explorers) {
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
  return faults.slice(0, 12);
}
