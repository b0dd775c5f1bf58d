// What a page can do beside its text: colours, sidebars, search, menus, copying, where one is in it.
// The first lines run before anything is drawn, so that no page flashes; the rest once it is there.
{
  const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => {
    try { return localStorage.getItem("mode") || "auto"; } catch { return root.dataset.mode || "auto"; }
  };
  const colour = (mode) => {
    root.dataset.mode = mode;
    root.dataset.theme = mode === "auto" ? (dark.matches ? "dark" : "light") : mode;
  };
  if (location.protocol.startsWith("http")) root.dataset.served = ""; // else no Python runs here
  colour(remembered());
  dark.addEventListener("change", () => colour(remembered()));

  const turn = () => {
    const order = dark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    const mode = order[(order.indexOf(root.dataset.mode) + 1) % 3];
    try { localStorage.setItem("mode", mode); } catch { /* it holds for this page */ }
    colour(mode);
  };

  const closing = (dialog) => dialog.addEventListener("click", ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const outside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target === dialog && outside) dialog.close();
  });

  const search = () => {
    const dialog = document.getElementById("pst-search-dialog");
    const field = document.querySelector("main form.bd-search input");
    if (field) {
      field.focus();
      field.select();
    } else if (dialog.open) dialog.close();
    else dialog.showModal();
  };

  // Where there is room the book's contents stand beside the page; else they lie over it.
  const sidebar = (side, width) => {
    const bar = document.getElementById(`pst-${side}-sidebar`);
    const over = document.getElementById(`pst-${side}-sidebar-modal`);
    const button = document.querySelector(`.${side}-toggle`);
    if (!bar || !over || !button) return;
    const move = (from, to) => {
      to.append(...from.childNodes);
      to.className = from.className;
      from.className = "";
    };
    button.addEventListener("click", () => {
      if (matchMedia(`(min-width: ${width}px)`).matches) {
        bar.classList.toggle("pst-sidebar-hidden");
        return;
      }
      move(bar, over);
      over.showModal();
    });
    over.addEventListener("close", () => {
      move(over, bar);
      button.focus();
    });
    over.addEventListener("click", ({ target }) => {
      if (target.closest("a[href^='#']")) over.close();
    });
    closing(over);
  };

  const menu = (button) => {
    const show = (open) => {
      button.classList.toggle("show", open);
      button.setAttribute("aria-expanded", open);
    };
    button.addEventListener("click", () => show(!button.classList.contains("show")));
    document.addEventListener("click", ({ target }) => {
      if (!button.parentElement.contains(target)) show(false);
    });
    button.parentElement.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      show(false);
      button.focus();
    });
  };

  const SHEETS = "<svg viewBox='0 0 24 24' aria-hidden='true'><path d='M8 8h12v12h-12zM16 8v-4h-12v12h4'/></svg>";
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // a page that came from a file may not reach the clipboard so
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = text;
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  const copying = (pre) => {
    const button = document.createElement("button");
    button.className = "copybtn";
    button.innerHTML = SHEETS;
    button.type = "button";
    button.dataset.tooltip = "Copy";
    button.setAttribute("aria-label", "Copy this code");
    button.addEventListener("click", async () => {
      await copy(pre.innerText.replace(/\n$/, ""));
      button.classList.add("success");
      button.dataset.tooltip = "Copied";
      setTimeout(() => {
        button.classList.remove("success");
        button.dataset.tooltip = "Copy";
      }, 2000);
    });
    pre.after(button);
  };

  // The section at the top of the window is marked in the page's contents.
  const following = (contents) => {
    const links = new Map();
    contents.querySelectorAll("a").forEach((link) => {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (section) links.set(section.querySelector("h1, h2, h3, h4") ?? section, link);
    });
    const mark = (chosen) => links.forEach((link) => {
      link.classList.toggle("active", link === chosen);
      if (link === chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const watch = new IntersectionObserver((entries) => {
      const seen = entries.filter((entry) => entry.isIntersecting).pop();
      if (seen) mark(links.get(seen.target));
    }, { rootMargin: "0px 0px -70% 0px" });
    links.forEach((link, heading) => watch.observe(heading));
  };

  // A figure's file becomes a PNG here, 1,600 points wide and on white.
  const asPng = (link) => {
    if (!location.protocol.startsWith("http")) return; // from a file no page may read another
    link.hidden = false;
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      const image = new Image(), canvas = document.createElement("canvas");
      const svg = await (await fetch(link.href)).text();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
      await image.decode();
      canvas.width = 1600;
      const height = Math.round(1600 * image.naturalHeight / image.naturalWidth);
      canvas.height = height + 44; // a line of credit below
      const paper = canvas.getContext("2d");
      paper.fillStyle = "#fff";
      paper.fillRect(0, 0, canvas.width, canvas.height);
      paper.drawImage(image, 0, 0, canvas.width, height);
      paper.fillStyle = "#595959";
      paper.font = "20px sans-serif";
      paper.fillText(/<metadata>(.*?)</.exec(svg)[1], 16, height + 26);
      const file = document.createElement("a");
      file.download = link.pathname.split("/").pop().replace(".svg", ".png");
      file.href = URL.createObjectURL(await new Promise((done) => canvas.toBlob(done)));
      file.click();
      setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
    });
  };

  // The book's contents stand where they stood on the page before.
  const keepPlace = (bar) => {
    try {
      bar.scrollTop = Number(sessionStorage.getItem("sidebar-scroll-top"));
      addEventListener("pagehide", () => sessionStorage.setItem("sidebar-scroll-top", bar.scrollTop));
    } catch { /* nothing is remembered */ }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
    const pressed = (selector, act) => each(selector, (it) => it.addEventListener("click", act));
    pressed(".theme-switch-button", turn);
    pressed(".search-button__button", search);
    pressed(".btn-download-pdf-button", () => print());
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || event.shiftKey || event.altKey) return;
      if (event.ctrlKey === event.metaKey) return;
      event.preventDefault();
      search();
    });
    each("#pst-search-dialog", closing);
    sidebar("primary", 992);
    sidebar("secondary", 1e5);
    each(".dropdown-toggle", menu);
    each(".cell_input pre, .highlight-python pre, .highlight-shell pre", copying);
    each("#pst-page-toc-nav", following);
    each(".as-png", asPng);
    each("#pst-primary-sidebar", keepPlace);
    new IntersectionObserver(([{ boundingClientRect }]) => {
      document.body.classList.toggle("scrolled", boundingClientRect.y < 0);
    }).observe(document.querySelector(".sbt-scroll-pixel-helper") ?? document.body);
  });
}
