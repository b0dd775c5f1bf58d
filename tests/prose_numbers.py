"""Every number that a chapter says, held against what its assertions compared when it was run."""

import ast
import html
import re
from functools import cache

from notebook_form import sections

WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
COUNT = {word: number for number, word in enumerate([*WORDS, "twelve"], 1)}
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
YEAR = re.compile(r"(19[4-9]|20[0-2])\d")
ABOUT = re.compile(r"\b(about|around|some|nearly|roughly|almost|over|above|below|than)\s*$")
TOKEN = re.compile(
    r"(?<![\w.,/^])(?P<sign>[−-]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:\s?[·×]\s?10(?P<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^\{?-?\d+\}?)|(?P<raised>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^\{?-?\d+\}?)"
    r"|e(?P<exponent>-?\d+))?(?P<percent>\s?(?:%|per cent))?(?![\w])"
)
LABELS = r"chapters?|sections?|layers?|units?|seeds?|steps?|images?|task|figure"
LABELLED = re.compile(rf"\b(?:{LABELS}) \d+(?:(?:, | and | or | to |–)\d+)*", re.I)
WHOLE_NUMBER = re.compile(r" (?:out )?(?:of|in)(?: the| every| all)? (\d[\d,]*)\b")
COUNTED = re.compile(r"\b(\w+) (?:out )?(?:of|in)(?: the| every| all)? $")
UNCHECKED = ("Exercises", "Sources")
WHOLE = ("Recap", "Said elsewhere", "Asked in interviews")  # these speak of the whole chapter


class Number:
    """A number in a text: its value, and how exactly it is printed."""

    def __init__(self, match, about=False):
        digits = match["digits"].replace(",", "")
        self.text, self.parts, self.power = match[0].strip(), None, False
        self.value, decimals = float(digits), len(digits.partition(".")[2])
        self.tolerance = 0.5 * 10.0**-decimals
        if not about and not decimals and self.value < 10 and not match["percent"]:
            self.tolerance = 0.05  # a bare 3 is three, not 2.7
        zeros = len(digits) - len(digits.rstrip("0"))
        if about and not decimals and 0 < zeros < len(digits):
            self.tolerance *= 10.0**zeros
        if scale := match["power"] or match["exponent"]:
            self.value *= 10.0 ** _whole(scale)
            self.tolerance *= 10.0 ** _whole(scale)
        elif match["raised"]:
            self.power = self.value == 10  # names a size, not a number
            self.value **= _whole(match["raised"])
            self.tolerance = self.value * 1e-9
        self.value *= -1 if match["sign"] else 1
        self.hundred = bool(match["percent"])

    def fits(self, value):
        """Whether this is the value, rounded as it is printed."""
        if self.power:
            return self.value / 10**0.5 <= value <= self.value * 10**0.5
        room = self.tolerance * (1 + 1e-9) + 1e-12 * abs(self.value)
        scales = (1, 100) if self.hundred else (1,)
        return any(abs(value * scale - self.value) <= room for scale in scales)


def _whole(raised):
    return int(raised.translate(SUPERSCRIPT).strip("^{}"))


def plain(markdown):
    """The words of a Markdown text as they are read, without code, links' targets and headings."""
    text = re.sub(r"```.*?```|`[^`]*`", " ", markdown, flags=re.S)
    text = re.sub(r"^#+ .*$", " ", text, flags=re.M)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"^\s*\d+\. ", " ", text, flags=re.M)
    text = re.sub(r"\*\*(Reading|Exercises|Time)\*\*.*", " ", text)
    return html.unescape(re.sub(r"<[^<>]*>", " ", text)).replace("**", "").replace("*", "")


@cache
def numbers(markdown):
    """Each Number of a text that has to be a result."""
    return list(_numbers(markdown))


def _numbers(markdown):
    text = plain(markdown)
    formulas = re.findall(r"\$\$.*?\$\$|\$[^$]*\$", text, re.S)
    text = re.sub(r"\$\$.*?\$\$|\$[^$]*\$", " … ", text, flags=re.S)
    for formula in formulas:
        yield from _in_formula(formula)
    text = LABELLED.sub(" ", text)
    text = re.sub(r"\b\d+(?:-\d+){2,}\b", " ", text)  # 64-16-10
    for sentence in re.split(r"(?<=[.!?:;])\s", text):
        out_of_hundred = re.search(r"\b(?:of|in)(?: every)? 100\b", sentence)
        for match in TOKEN.finditer(sentence):
            if YEAR.fullmatch(match[0]) or re.match(r"-[A-Za-z]*\d", sentence[match.end() :]):
                continue
            before = sentence[: match.start()]
            number = Number(match, ABOUT.search(before))
            number.hundred |= bool(out_of_hundred) and number.value != 100
            whole = WHOLE_NUMBER.match(sentence[match.end() :])
            if whole:
                number.parts = [number.value / float(whole[1].replace(",", ""))]
            counted = COUNTED.search(before)
            if counted and counted[1].lower() in COUNT:
                number.parts = [COUNT[counted[1].lower()] / number.value]
            if match["digits"] == "100" and out_of_hundred:
                continue
            yield number


def _in_formula(formula):
    text = formula.replace("{,}", ",").replace("\\%", "%").replace("\\,", " ")
    text = re.sub(r"\\(?:cdot|times)\s*10", "·10", text)
    for match in TOKEN.finditer(text):
        before = text[: match.start()].rstrip()
        result = before.endswith(("\\approx", "\\approx -", "≈"))
        if "." in match["digits"] or result:
            number = Number(match)
            if not result and match["raised"]:
                number = Number(TOKEN.match(match["sign"] + match["digits"]))
            yield number


@cache
def literals(source):
    """The numbers that are written in code: settings."""
    nodes = ast.walk(ast.parse(source))
    constants = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return {float(value) for value in constants if type(value) in (int, float)}


def compared(cells):
    """The values that passing assertions compared in these cells, as their run has kept them."""
    return [
        value
        for cell in cells
        if cell.cell_type == "code"
        for output in cell.outputs
        for value in output.get("metadata", {}).get("slopes", {}).get("compared", ())
    ]


def tabled(cells):
    """The numbers in the tables that these cells computed."""
    found = []
    for cell in cells:
        for output in cell.get("outputs", ()):
            text = "".join(output.get("data", {}).get("text/html", ""))
            if 'class="slopes-table"' in text:
                for match in TOKEN.finditer(html.unescape(re.sub(r"<[^>]*>", " | ", text))):
                    number = Number(match)
                    found += (
                        [number.value, number.value / 100] if number.hundred else [number.value]
                    )
    return found


def texts(cell):
    """What a cell says to its reader, as Markdown."""
    if cell.cell_type == "markdown":
        return [cell.source]
    myst = cell.metadata.get("mystnb", {})
    said = [myst.get("figure", {}).get("caption", ""), myst.get("image", {}).get("alt", "")]
    if "Explorer(" in cell.source:
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.keyword) and node.arg in ("ask", "caption"):
                said += [node.value.value] if isinstance(node.value, ast.Constant) else []
    return said


def faults(notebook, taken=lambda value: value):
    """Yield (cell id, sentence) for each number that nothing in its section has compared.

    A compared value counts as what it is `taken` for.
    """
    parts = sections(notebook)
    first = notebook.cells.index(parts[0][1])
    parts = [("the opening", None, notebook.cells[:first]), *parts]
    everything, settings = notebook.cells, set()
    for heading, _, cells in parts:
        code = [c for c in cells if c.cell_type == "code" and c.id != "colab"]
        settings = settings.union(*(literals(cell.source) for cell in code))
        if heading in UNCHECKED:
            continue
        here = everything if heading in WHOLE else cells
        known = [*map(taken, compared(here)), *tabled(here)]
        for cell in cells:
            marks = cell.metadata.get("slopes", {})
            for setting in marks.get("settings", ()):
                if float(setting.replace(",", "").replace("−", "-").rstrip(" %")) not in settings:
                    yield cell.id, f"the setting {setting} stands in no code up to here"
            given = {*marks.get("settings", ()), *marks.get("marked", ())}
            for number in (number for text in texts(cell) for number in numbers(text)):
                if number.text in given or any(map(number.fits, known)):
                    continue
                ratio = number.parts and any(abs(v - number.parts[0]) < 0.005 for v in known)
                if not ratio:
                    yield cell.id, f"nothing in {heading!r} compares {number.text}"
