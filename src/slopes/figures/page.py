"""The face of an Explorer on a page: its question, its controls and the parts of its frames."""

import json
from html import escape

from .svg import clean, parts


def page(explorer, first, still):
    """Return the figure as HTML; `first` and `still` say which frame is seen and which printed."""
    frames, alts, own = explorer.frames, explorer.alts, explorer.id
    pool, used = {}, []
    for at, svg in frames.items():
        found = parts(clean(svg, alts[at], own))
        used.append([pool.setdefault(part, len(pool)) for part in found])
    data = {
        "labels": [c.labels for c in explorer.controls],
        "alts": list(alts.values()),
        "frames": used,
        "parts": list(pool),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    seen = clean(frames[first], alts[first], own)
    lines = [
        f'<figure class="slopes-explorer{" with-still" * (still != first)}">',
        question(explorer.ask),
        '<div class="slopes-controls" hidden>',
        f"{''.join(c.html(own) for c in explorer.controls)}</div>",
        "<noscript><p>With JavaScript switched on, this figure moves.</p></noscript>",
        f'<div class="slopes-frame" id="{own}-frame">{seen}</div>',
    ]
    if still != first:
        lines.append(
            f'<div class="slopes-still">{clean(frames[still], alts[still], f"{own}-still")}</div>'
        )
    lines += [
        '<p class="slopes-says" role="status"></p>',
        f'<script type="application/json">{text}</script>',
        f"<figcaption>{escape(explorer.caption)}</figcaption>" if explorer.caption else "",
        "</figure>",
    ]
    return "\n".join(filter(None, lines))


def question(ask):
    """Return what a reader is asked to do, as HTML."""
    return f'<p class="slopes-ask">{escape(ask)}</p>' if ask else ""
