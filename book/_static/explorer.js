// Makes the figures of slopes.Explorer move. Each carries the parts of its frames as JSON and shows
// its first frame without this file.
{
  const enhance = (figure) => {
    const { labels, alts, frames, parts } = JSON.parse(
      figure.querySelector("script[type='application/json']").textContent
    );
    const inputs = [...figure.querySelectorAll("input, select")];
    const svg = figure.querySelector("svg");
    const says = figure.querySelector(".slopes-says");
    let shown = alts.indexOf(svg.getAttribute("aria-label"));
    let timer;

    const show = () => {
      let frame = 0;
      inputs.forEach((input, i) => {
        const at = input.selectedIndex ?? Number(input.value);
        frame = frame * labels[i].length + at;
        if (input.type === "range") {
          input.setAttribute("aria-valuetext", labels[i][at]);
          input.nextElementSibling.value = labels[i][at];
        }
      });
      if (frame === shown) return;
      shown = frame;
      svg.innerHTML = frames[frame].map((part) => parts[part]).join("");
      svg.setAttribute("aria-label", alts[frame]);
      clearTimeout(timer); // a screen reader hears the frame where the hand comes to rest
      timer = setTimeout(() => { says.textContent = alts[frame]; }, 500);
    };

    figure.addEventListener("input", show);
    figure.querySelector(".slopes-controls").hidden = false;
    show(); // a browser may bring back what was chosen before
  };

  const start = () => document.querySelectorAll(".slopes-explorer").forEach(enhance);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
