// Where code can be run on the page. What does that is fetched only when it is asked for.
{
  const { dataset } = document.documentElement;
  const fetched = (name) => import(new URL(`${dataset.lite}answer/${name}.js`, document.baseURI));

  const answering = (button) => {
    try { // as lite/answer/kept.js keeps it
      const kept = JSON.parse(localStorage.getItem(`slopes answer ${button.dataset.exercise}`));
      if (kept) button.textContent = kept.right ? "Done: show my answer" : "Go on with my answer";
    } catch { /* nothing is remembered */ }
    const open = async () => {
      try {
        await (await fetched(button.dataset.opens ?? "answers")).open(button);
      } catch { // the network is gone, say
        button.textContent = "It could not be fetched: try again";
        button.addEventListener("click", open, { once: true });
      }
    };
    button.addEventListener("click", open, { once: true });
  };

  // A link may bring a function to the workbench.
  const linked = (button) => {
    if (!button || !location.hash.startsWith("#f=")) return;
    button.textContent = `Try ${new URLSearchParams(location.hash.slice(1)).get("f")}`;
    button.scrollIntoView({ block: "center" });
  };

  document.addEventListener("DOMContentLoaded", async () => {
    if (!("served" in dataset && dataset.lite)) return;
    document.querySelectorAll(".slopes-answer > button").forEach(answering);
    linked(document.querySelector("[data-opens=bench]"));
    const yours = document.querySelector(".slopes-yours");
    if (yours) (await fetched("yours")).list(yours);
  });
}
