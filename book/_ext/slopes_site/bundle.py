"""One stylesheet and one script for all pages, of what the pages use and nothing else."""

import hashlib
import posixpath
import re
from pathlib import Path

import tinycss2
from tinycss2.ast import FunctionBlock, HashToken, IdentToken, LiteralToken

STYLES, SCRIPT, SEARCH = "slopes.css", "slopes.js", "search.js"
OWN = ("site.js", "explorer.js", "answering.js")
SEARCHING = ("documentation_options.js", "doctools.js", "language_data.js", "searchtools.js")
SEARCHING += ("sphinx_highlight.js",)  # the last: it asks at once whether there is a Search
# The index is three times as heavy as all the rest: it is fetched for who searches.
INDEX = 'if (new URLSearchParams(location.search).get("q")) Search.loadIndex("searchindex.js");'
LINK = re.compile(r'<link href="([^"?]*\.css)[^"]*"[^>]*rel="stylesheet"[^>]*/>\n?')
NAMES = re.compile(r'\b(?:class|id)=\\?"([^"\\]*)')
TAGS = re.compile(r"<(\w+)")
WORD = re.compile(r"[\w-]+")
IMPORT = re.compile(r"@import (?:url\()?[\"']([^\"']+)[\"']\)?;")
CODE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
WORDS = re.compile(r'<span(?: class="(\w+)")?>([^<]*)</span>')
NUMBERS = {"mi", "mf", "mh", "mb", "mo", "il"}
CUSTOM = r"(--[\w-]+)"
VALUE = r"(?:[^;{}\"']|\"[^\"]*\"|'[^']*')*(?:;|(?=\}))"
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'"
)


def names(page):
    """Every class, id and tag of a page."""
    return {*TAGS.findall(page), *" ".join(NAMES.findall(page)).split()}


def variables(text):
    """Every custom property that a text asks for."""
    return set(VARIABLE.findall(text))


def purged(css, used):
    """Return CSS without comments, and without the rules that no element of the pages meets."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_rules(rules, used))


def _rules(rules, used):
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [s for s in _split(rule.prelude) if _needs(s) <= used]
            if selectors and rule.content:
                yield ",".join(map(_written, selectors)) + "{" + _body(rule.content) + "}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inside = tinycss2.parse_rule_list(rule.content, True, True)
            if text := "".join(_rules(inside, used)):
                yield f"@{rule.lower_at_keyword} {_written(rule.prelude)}{{{text}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            body = "{" + _body(rule.content) + "}" if rule.content is not None else ";"
            yield f"@{rule.lower_at_keyword} {_written(rule.prelude)}{body}"
        elif rule.type == "error":
            raise ValueError(f"a stylesheet has a fault: {rule.message}")


def _split(prelude):
    """The selectors of a rule, which commas part."""
    selectors = [[]]
    for token in prelude:
        if isinstance(token, LiteralToken) and token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _needs(selector):
    """The classes, ids and tags that a selector asks for; what stands in brackets is left out."""
    names, before = set(), None
    for token in selector:
        if isinstance(token, HashToken):
            names.add(token.value)
        elif isinstance(token, IdentToken) and before not in (":", "::"):
            names.add(token.value if before == "." else token.lower_value)
        if isinstance(token, FunctionBlock):
            before = None
        else:
            before = token.value if isinstance(token, LiteralToken) else None
    return names


def _written(tokens):
    return re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()


def _body(tokens):
    """Declarations without the space between them; text in quotes stays."""
    kept = (token for token in tokens if token.type != "comment")
    text = "".join(" " if token.type == "whitespace" else token.serialize() for token in kept)
    return re.sub(r"\s*([;{}])\s*", r"\1", text.strip()).rstrip(";")


def without_unused_variables(css, elsewhere):
    """Return CSS without the custom properties that nothing asks for, here or elsewhere."""
    declared = re.compile(rf"(?<=[{{;]){CUSTOM}:{VALUE}")
    before = None
    while css != before:
        asked, before = elsewhere | variables(css), css
        for name in {name for name in declared.findall(css) if name not in asked}:
            css = re.sub(rf"(?<=[{{;]){name}:{VALUE}", "", css)
    return css


def whole(path, folder):
    """Return a stylesheet with those that it imports, its addresses taken from the static files."""
    css = path.read_text(encoding="utf-8")
    css = IMPORT.sub(lambda it: whole(path.parent / it[1], folder / Path(it[1]).parent), css)

    def moved(found):
        inside = found[1].strip("\"'")
        if re.match(r"data:|#|https?:", inside):
            return found[0]
        return f"url({posixpath.normpath((folder / inside).as_posix())})"

    return re.sub(r"url\(([^()]*)\)", moved, css)


def styles(site, page):
    """All stylesheets of the site as one, in the order in which a page asks for them."""
    static = site / "_static"
    sheets = [sheet.partition("_static/")[2] for sheet in LINK.findall(page)]
    return "\n".join(whole(static / name, Path(name).parent) for name in dict.fromkeys(sheets))


def script(site):
    return "\n".join((site / "_static" / name).read_text(encoding="utf-8") for name in OWN)


def lean(css, used, asked):
    """CSS without what nothing uses: by names, and by custom properties that are asked for."""
    return without_unused_variables(purged(css, used), asked)


def write(site, css):
    """Put the files into the site, and drop what is in them; {name: its address}."""
    static = site / "_static"
    files = {STYLES: css, SCRIPT: script(site)}
    searching = [(static / name).read_text(encoding="utf-8") for name in SEARCHING]
    files[SEARCH] = "\n".join([*searching, INDEX])
    for path in [path for path in static.rglob("*") if path.suffix in (".css", ".js", ".map")]:
        path.unlink()
    for name, text in files.items():
        (static / name).write_text(text, encoding="utf-8")
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()}
    return {name: f"{name}?v={found[:8]}" for name, found in hashes.items()}


def coloured(css):
    """The kinds of words in code that have a colour."""
    return set(re.findall(r"\.highlight \.(\w+)", css))


def thinner(page, coloured):
    """Return a page whose code has no tags around words that are not coloured: most of them.

    In what waits in a fold below its figure or its count, numbers are not coloured either.
    """

    def bare(code, coloured):
        return WORDS.sub(lambda it: it[0] if it[1] in coloured else it[2], code)

    def folded(fold):
        return bare(fold[0], coloured - NUMBERS)

    page = CODE.sub(lambda code: bare(code[0], coloured), page)
    folds = r'<details class="(?:drawn|proof|set-up)">.*?</details>'
    return re.sub(folds, lambda fold: CODE.sub(folded, fold[0]), page, flags=re.DOTALL)


def asking(page, files):
    """Return a page that asks for these files in the place of its own styles and scripts."""
    if "data-content_root" not in page:  # it stands by itself
        return page
    root = re.search(r'data-content_root="([^"]*)"', page)[1] + "_static/"
    head = f'<meta content="{POLICY}" http-equiv="Content-Security-Policy"/>\n'
    head += f'<script src="{root}{files[SCRIPT]}"></script>\n'
    head += f'<link href="{root}{files[STYLES]}" rel="stylesheet"/>\n'
    if 'id="search-results"' in page:
        head += f'<script defer="" src="{root}{files[SEARCH]}"></script>\n'
    page = LINK.sub("", page)
    return page.replace("<title>", head + "<title>", 1)
