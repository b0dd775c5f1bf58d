// What a page is on paper: each answer is a list of faults in words, empty where all is well.
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const tell = (e) => `${e.localName}.${[...e.classList].join(".")} “${e.textContent.trim().slice(0, 50)}”`;
  const shown = (e) =>
    e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    e.getBoundingClientRect().width > 1;
  const width = document.documentElement.clientWidth;
  const seen = all("body *").filter((e) => !e.closest(".katex, .slopes-says") && shown(e));

  const scrolls = (e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible";
  const boxes = seen.filter((e) => !e.closest("svg, pre *") && getComputedStyle(e).display !== "inline");
  const beyond = (e) => e.getBoundingClientRect().right > width + 1;
  const drawn = [...boxes, ...all("svg[role=img], .katex-html .base").filter(shown)];

  const inside = (fold) => [...fold.children].filter((e) => !e.matches("summary"));
  const bare = all("article details:not(.proof)").filter((fold) => shown(fold) && !inside(fold).every(shown));
  const verbs = all("article summary").filter((e) => shown(e) && /\b(Show|Hide)\b/.test(e.innerText));
  const press = "button, input, select, nav, aside, dialog, noscript, .headerlink, .bd-header-article";

  const split = all("article figure, article svg[role=img], .slopes-result").filter(
    (e) => shown(e) && getComputedStyle(e).breakInside !== "avoid"
  );

  const met = new Map(); // of alike parts two are looked at
  const kinds = seen.filter((e) => {
    const kind = `${e.localName} ${e.getAttribute("class")} ${e.parentElement.className}`;
    return met.set(kind, (met.get(kind) ?? 0) + 1).get(kind) <= 2;
  });
  const colours = () =>
    kinds.map((e) => {
      const style = getComputedStyle(e);
      const edges = ["Top", "Left", "Bottom"].filter((side) => style[`border${side}Width`] !== "0px");
      const keys = ["color", "backgroundColor", "fill", "stroke", "filter"];
      return [...keys, ...edges.map((side) => `border${side}Color`)].map((key) => style[key]).join(" ");
    });
  const data = document.documentElement.dataset, theme = data.theme;
  data.theme = "light";
  const light = colours();
  data.theme = "dark";
  const dark = colours();
  data.theme = theme;

  return {
    title: all("h1").filter(shown).length === 1 ? [] : ["no title"],
    cut: [...boxes.filter(scrolls), ...drawn.filter(beyond)].map(tell),
    folded: [...bare, ...verbs].map(tell),
    pressed: all(press).filter(shown).map(tell),
    split: split.map(tell),
    dark: kinds.filter((_, at) => light[at] !== dark[at]).map(tell),
  };
}
