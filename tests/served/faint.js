// Texts too faint for their ground in the colours that the reader's system forces on the page.
() => {
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
  // In a drawing a letter may lie on a shape, of the drawing's own colour.
  const shape = (e) => {
    const at = e.getBoundingClientRect();
    const x = (at.left + at.right) / 2, y = (at.top + at.bottom) / 2;
    const shapes = [...e.closest("svg").querySelectorAll("path, rect, circle, use")];
    const under = shapes.filter((s) => {
      const box = s.getBoundingClientRect(), { fill } = getComputedStyle(s);
      const holds = box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
      return holds && fill !== "none" && !clear.test(fill) && s.compareDocumentPosition(e) & 4;
    });
    return under.length ? getComputedStyle(under.at(-1)).fill : paper(e);
  };
  const faint = (ink, ground, least = 4.5) => {
    const [a, b] = [light(ink), light(ground)];
    return Math.max(a, b) / Math.min(a, b) < least;
  };
  const holders = new Set(), found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.data.trim()) holders.add(texts.currentNode.parentElement);
  }
  for (const e of holders) {
    const box = e.getBoundingClientRect();
    const shown = e.checkVisibility({ visibilityProperty: true });
    if (!shown || Math.min(box.width, box.height) <= 1) continue;
    const { color, fill } = getComputedStyle(e);
    const ink = e.closest("svg") ? fill : color;
    if (!faint(ink, paper(e)) || (e.closest("svg") && !faint(ink, shape(e), 3))) continue;
    found.push(`${ink} on ${paper(e)}: ${e.textContent.trim().slice(0, 40)}`);
  }
  return found.slice(0, 12);
}
