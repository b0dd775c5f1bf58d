// Notes where the focus comes to; called again, it says what was not met and where it is not seen.
() => {
  const tell = (e) =>
    `${e.localName} “${(e.ariaLabel || e.innerText || e.id).trim().slice(0, 40)}”`;
  if (!window.met) {
    window.met = new Map();
    addEventListener("focusin", ({ target }) => {
      const style = getComputedStyle(target), box = target.getBoundingClientRect();
      const own = style.outlineStyle === "auto" || parseFloat(style.outlineWidth) >= 2;
      const ring = style.outlineStyle !== "none" && own;
      window.met.set(target, ring && box.width > 0 && box.height > 0);
    });
  }
  const stops = "a[href], button, input, select, textarea, summary, [tabindex]";
  const expected = [...document.querySelectorAll(stops)].filter((e) => {
    const box = e.getBoundingClientRect();
    const seen = e.checkVisibility({ visibilityProperty: true }) && box.width && box.height;
    return seen && e.tabIndex >= 0 && !e.disabled;
  });
  return {
    expected: expected.length,
    missed: expected.filter((e) => !window.met.has(e)).map(tell),
    unseen: [...window.met].filter(([, seen]) => !seen).map(([e]) => tell(e)),
  };
}
