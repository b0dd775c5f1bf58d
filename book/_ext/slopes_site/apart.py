"""A page without its drawings, code and formulas, which stand apart while the rest is mended."""

import re
from html import unescape

from bs4 import NavigableString
from bs4.element import Comment

LARGE = re.compile(r'<(svg|pre|span(?= class="katex\b))\b[^>]*>')
UNSEEN = re.compile(r"<math\b.*?</math>|<[^>]*>", re.DOTALL)


def apart(html):
    """Return a page with a comment for each drawing, code and formula, and what they stand for.

    They are most of a page and right as they are: the parser would take long for nothing.
    """
    kept, page, at = [], [], 0
    for found in LARGE.finditer(html):
        if found.start() >= at:
            end = _end(html, found.start(), found[1])
            code = found[1] == "pre"  # whose tag is mended
            start, end = (found.end(), end - len("</pre>")) if code else (found.start(), end)
            page += [html[at:start], f"<!--kept {len(kept)}-->"]
            kept.append(html[start:end])
            at = end
    return "".join([*page, html[at:]]), kept


def _end(html, start, name):
    """The end of the element that starts there."""
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b[^>]*>").finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    raise ValueError(f"<{name}> is not closed: {html[start : start + 80]}")


def text(kept, tag):
    """The text of a tag as it is seen, with that of what was kept apart."""
    strings = (part for part in tag.descendants if isinstance(part, NavigableString))
    return "".join(_seen(kept, part) if isinstance(part, Comment) else part for part in strings)


def _seen(kept, comment):
    piece = kept[int(comment.removeprefix("kept "))] if comment.startswith("kept ") else ""
    return unescape(UNSEEN.sub("", piece))
