// Code that is wider than its box can be moved by keys, in folds too, and with the page's own letters.
{
  const reach = ({ target }) => {
    target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  };
  addEventListener("load", async () => {
    const boxes = document.querySelectorAll("div.highlight > pre");
    const watch = new ResizeObserver((entries) => entries.forEach(reach));
    boxes.forEach((box) => watch.observe(box));
    await document.fonts.ready;
    boxes.forEach((box) => reach({ target: box }));
  });
}
