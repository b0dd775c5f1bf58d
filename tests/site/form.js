// What the main text of a chapter is made of, from its title to its exercises.
() => {
  const main = document.querySelector("article");
  for (const it of main.querySelectorAll(".slopes-answer")) it.hidden = true; // where there is Python
  const headings = [...main.querySelectorAll("h2")];
  const exercises = headings.find((h) => h.textContent.trim().startsWith("Exercises"));
  const box = (e) => e.getBoundingClientRect();
  const top = box(main).top, end = exercises ? box(exercises).top : box(main).bottom;
  const seen = (selector) => [...main.querySelectorAll(selector)].filter(
    (e) => e.checkVisibility() && box(e).height > 0 && box(e).top < end
  );
  const height = (elements) => elements.reduce((sum, e) => sum + box(e).height, 0);
  const where = (e) => (e.textContent || "").trim().slice(0, 60);
  const folded = (e) => e.closest("details");
  const code = seen("div.cell_input");
  const pictures = seen("figure, div.cell_output svg[role=img]").filter(
    (e) => !e.parentElement.closest("figure") && !folded(e)
  );
  const said = seen("p, li:not(:has(> p))").filter((e) => !e.closest(".cell"));
  const count = (elements) => elements.reduce(
    (sum, e) => sum + e.innerText.trim().split(/\s+/).filter(Boolean).length, 0
  );
  let last = top, gap = 0, before = "";
  const edges = pictures.map((e) => [box(e).top, box(e).bottom]).sort((a, b) => a[0] - b[0]);
  for (const [from, to] of [...edges, [end, end]]) {
    if (from - last > gap) [gap, before] = [from - last, String(Math.round(from))];
    last = Math.max(last, to);
  }
  const screens = [...main.querySelectorAll(".slopes-explorer")].filter((e) => !folded(e)).map((e) => {
    const parts = [".slopes-ask", ".slopes-controls", ".slopes-frame"];
    const boxes = parts.map((s) => e.querySelector(s)).filter(Boolean).map(box);
    return [where(e), Math.max(...boxes.map((b) => b.bottom)) - Math.min(...boxes.map((b) => b.top))];
  });
  const wide = (e) => e.scrollWidth > e.clientWidth + 1;
  const tables = seen(".slopes-table").filter(wide);
  const cut = [...seen("div.cell_input pre, div.cell_output pre").filter(wide), ...tables];
  const lines = code.filter((e) => !folded(e)).reduce(
    (sum, e) => sum + e.innerText.trim().split("\n").filter((l) => l.trim()).length, 0
  );
  const small = seen("svg[role=img] text").filter((e) => !folded(e)).map((e) => {
    const svg = e.ownerSVGElement, scale = box(svg).width / svg.viewBox.baseVal.width;
    const grown = Number.parseFloat(getComputedStyle(e).scale) || 1;
    return [where(e), Number.parseFloat(getComputedStyle(e).fontSize) * scale * grown];
  });
  return {
    height: end - top, code: height(code), pictures: height(pictures), gap, before,
    cut: cut.map(where), tables: tables.map(where), words: count(said.filter((e) => !folded(e))), lines,
    further: count(said.filter((e) => !folded(e) || e.closest("details.deeper"))),
    explorers: screens.length, screens, letters: small,
    minutes: Object.fromEntries(["Reading", "Exercises"].map((name) => {
      const told = main.innerText.match(new RegExp(`${name}\\s+(?:about )?(\\d+)\\s+minutes`));
      return [name, told ? Number(told[1]) : 0];
    })),
    stars: [...main.querySelectorAll("h3")].map((h) => (h.textContent.match(/★/g) || []).length),
  };
}
