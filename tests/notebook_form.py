"""The form of a chapter: each rule yields the faults it finds, as (cell id, sentence)."""

import ast
import re
from pathlib import Path

from slopes.folklore import claims

BOOK = Path(__file__).parents[1] / "book"
STARS = "★"
COLAB = """\
# Google Colab opens a notebook alone: bring the library with it. Elsewhere this cell does nothing.
import importlib.util

if importlib.util.find_spec("slopes") is None:
    repository = input("Address of the repository this notebook came from: ")
    %pip install -q "slopes[plots] @ git+{repository}\""""
ENDING = ["The code", "Exercises", "Recap", "Said elsewhere", "Asked in interviews", "Sources"]
FILLER = (
    r"simply|obviously|basically|delve|dive into|deep dive|powerful|seamless\w*|crucial\w*|"
    r"it is important to note|needless to say|game.chang\w*|unlock|leverage"
)
FOLDED = {
    "tags": ["hide-cell"],
    "jupyter": {"source_hidden": True},
    "mystnb": {"code_prompt_show": "Show a solution", "code_prompt_hide": "Hide the solution"},
}
ROLES = {"draw", "proof", "set-up"}  # a cell with none of them carries an idea
TAGS = {*ROLES, "answer", "deeper", "one-run", "list", "try", "hide-cell", "remove-cell"}
WIDTH = {"draw": 88, "proof": 100, "set-up": 100, "idea": 80}
LINES = {"draw": 20, "proof": 30, "set-up": 40, "idea": 12}
LOOP = 16  # lines: the whole training loop of chapter 00
ANSWER = "<details>\n<summary>I have guessed: show me</summary>\n\n"
DEEPER = re.compile(r"<details>\n?<summary><b>Deeper(\.</b> .+\.|</b>, continued\.)</summary>\n\n")
EXERCISE = re.compile(r"exercise-(?P<name>.+)-(?P<part>task|hint|stub|solution|why)$")


def faults(notebook):
    """Return every fault of the notebook as a sentence that begins with the cell's id."""
    return [f"cell {cell}: {fault}" for rule in RULES for cell, fault in rule(notebook)]


def code(notebook):
    return [c for c in notebook.cells if c.cell_type == "code"]


def prose(notebook):
    return [c for c in notebook.cells if c.cell_type == "markdown"]


def sections(notebook):
    """Return (heading, its cell, the cells below it) for every `## ` heading."""
    found = []
    for cell in notebook.cells:
        heading = re.match(r"## (.+)", cell.source) if cell.cell_type == "markdown" else None
        if heading:
            found.append((heading[1].strip(), cell, [cell]))
        elif found:
            found[-1][2].append(cell)
    return found


def asserts(cell):
    return cell.cell_type == "code" and re.search(r"^\s*assert ", cell.source, re.M)


def tags(cell):
    return set(cell.metadata.get("tags", ()))


def role(cell):
    return next(iter(tags(cell) & ROLES), "idea")


def in_exercise(cell):
    return bool(EXERCISE.fullmatch(cell.id))


def is_start(notebook):
    """Whether this is chapter 00, which has more and shorter sections."""
    return any('Said(chapter="00")' in cell.source for cell in notebook.cells)


def is_list(notebook):
    """Whether this is chapter 21, the list of all claims, which has fewer exercises."""
    return any('Said(chapter="21")' in cell.source for cell in notebook.cells)


def stored_clean(notebook):
    if "widgets" in notebook.metadata:
        yield notebook.cells[0].id, "the notebook holds widget state"
    for cell in code(notebook):
        if cell.outputs or cell.execution_count is not None:
            yield cell.id, "holds outputs or an execution count"


def ids_speak(notebook):
    for cell in notebook.cells:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", cell.id):
            yield cell.id, "expected an id of lower-case words joined by hyphens"
        elif re.fullmatch(r"(?=.*\d)[0-9a-f]{8}", cell.id):
            yield cell.id, "expected an id that speaks, not a random one"


def opens_as_agreed(notebook):
    for cell, name in zip(notebook.cells, ["title", "colab", "imports"], strict=False):
        if cell.id != name:
            yield cell.id, f"expected the cell {name!r} here"
    title = notebook.cells[0]
    if not re.fullmatch(r"# \S+ \S.*\n\n[^\n]+", title.source.strip()):
        yield title.id, "expected '# ' and a title of two words or more, and one line of promise"
    opening = next((c for c in notebook.cells[:8] if c.id == "in-short"), None)
    if opening is None:
        yield title.id, "expected a cell 'in-short' after the picture that opens the chapter"
        return
    before = notebook.cells[3 : notebook.cells.index(opening)]
    if not any("plt.show()" in c.source or "Explorer(" in c.source for c in before):
        yield opening.id, "expected a picture between the title and **In short**"
    words = [r"^\*\*In short\.\*\* \S", r"^\*\*You will\*\*", r"^\*\*You need\*\*"]
    minutes = r"^\*\*Reading\*\* \d+ minutes\. \*\*Exercises\*\* \d+ minutes\."
    for form in [*words, r"[Ll]ook elsewhere", minutes]:
        if not re.search(form, opening.source, re.M):
            yield opening.id, f"expected {form}"
    if len(re.findall(r"^(?:[-*]|\d\.) ", opening.source, re.M)) != 3:
        yield opening.id, "expected three things under You will"
    for cell in prose(notebook)[1:]:
        if re.search(r"^# ", cell.source, re.M):
            yield cell.id, "a second title: sections start with '## '"


def every_cell_has_its_role(notebook):
    for cell in code(notebook):
        own = tags(cell)
        if own - TAGS or len(own & ROLES) > 1:
            yield cell.id, f"expected at most one of {sorted(ROLES)}, and of {sorted(TAGS)}"
        folded = cell.metadata.get("jupyter", {})
        if role(cell) in ("draw", "proof") and not folded.get("source_hidden"):
            yield cell.id, "expected jupyter.source_hidden, as it draws or proves"
        if "answer" in own and not folded.get("outputs_hidden"):
            yield cell.id, "expected jupyter.outputs_hidden, as an answer waits"
        if cell.id == "imports" and role(cell) != "set-up":
            yield cell.id, "expected the tag 'set-up'"
        if in_exercise(cell):
            continue
        if bool(asserts(cell)) != (role(cell) == "proof"):
            yield cell.id, "expected assertions in proofs and nowhere else, and in each of them"
        if re.search(r"^\s*print\(", cell.source, re.M):
            yield cell.id, "expected a table, or a value at the end, and nothing printed"
        if role(cell) == "idea" and re.search(r"\bplt\.|\bax\.|\bExplorer\(", cell.source):
            yield cell.id, "expected the tag 'draw', as it draws"
        if "try" in own and (own & ROLES or not _ends_in_a_value(cell)):
            yield cell.id, "expected a cell to try to be plain code that ends in a value"
        if "list" in own and not re.search(r"chapter=\"(20|21)\"", str(notebook.cells)):
            yield cell.id, "the tag 'list' is for chapters 20 and 21"
    if sum("one-run" in tags(cell) for cell in code(notebook)) > 3:
        yield notebook.cells[0].id, "expected at most three proofs of one run"


def _ends_in_a_value(cell):
    return isinstance(ast.parse(cell.source).body[-1], ast.Expr)


def answers_wait(notebook):
    for cell, *after in zip(*(notebook.cells[k:] for k in range(4)), strict=False):
        if cell.source.startswith("**Predict.**"):
            waits = any("answer" in tags(c) or c.source.startswith(ANSWER) for c in after)
            if not waits:
                yield cell.id, f"expected an answer that waits: the tag 'answer' or {ANSWER!r}"
    for cell in prose(notebook):
        if "I have guessed" in cell.source and not _is_fold(cell, ANSWER):
            yield cell.id, f"expected the whole cell to be {ANSWER!r}, the text, '</details>'"


def asides_are_folded(notebook):
    before = None
    for cell in notebook.cells:
        own = cell.cell_type == "markdown" and re.search("<summary><b>Deeper", cell.source)
        if own and not (DEEPER.match(cell.source) and _is_fold(cell, "<details>")):
            yield cell.id, "expected <details>, <summary><b>Deeper.</b> what is in it.</summary>"
        if own and re.search(r"^#", cell.source, re.M):
            yield cell.id, "no heading stands in a fold"
        if "deeper" in tags(cell) and before is None:
            yield cell.id, "expected the text of an aside just before its code"
        before = cell if own or (before is not None and tags(cell) & {"deeper", "proof"}) else None


def _is_fold(cell, opening):
    whole = cell.source.startswith(opening) and cell.source.rstrip().endswith("</details>")
    return whole and cell.source.count("<details") == 1


def imports_are_visible(notebook):
    by_id = {c.id: c for c in notebook.cells}
    if "colab" in by_id and by_id["colab"].source.strip() != COLAB:
        yield "colab", f"expected exactly:\n{COLAB}"
    for cell in code(notebook):
        if cell.id == "colab":
            continue
        tree = ast.parse(cell.source)
        imports = [isinstance(n, (ast.Import, ast.ImportFrom)) for n in tree.body]
        if cell.id == "imports" and not all(imports):
            yield cell.id, "expected imports and nothing else"
        if cell.id != "imports" and any(imports):
            yield cell.id, "imports belong into the cell 'imports'"
        setup = re.search(
            r"rcParams|plt\.style|sys\.path|random\.seed|^%|filterwarnings", cell.source
        )
        if setup:
            yield cell.id, f"style, seed and path come with the import, found {setup[0]!r}"


def imports_come_from_the_rooms(notebook):
    for cell in code(notebook):
        if cell.id == "colab":
            continue
        nodes = [n for n in ast.walk(ast.parse(cell.source)) if isinstance(n, ast.ImportFrom)]
        modules = [n.module for n in nodes if (n.module or "").partition(".")[0] == "slopes"]
        if len(modules) > 7:
            yield cell.id, f"expected at most 7 imports from slopes, found {len(modules)}"
        for module in modules:
            if module.count(".") > 1:
                room = ".".join(module.split(".")[:2])
                yield cell.id, f"import from {room} what {module} holds"


def asks_before_it_answers(notebook):
    first = sections(notebook)[0][1] if sections(notebook) else None
    before = notebook.cells[3 : notebook.cells.index(first) if first else None]
    if not before:
        yield "imports", "expected a picture or a question before the first section"
    asked = [c for c in prose(notebook) if c.source.startswith("**Predict.**")]
    if not 2 - is_start(notebook) <= len(asked) <= 5:
        yield "title", f"expected two to five cells that begin with **Predict.**: {len(asked)}"


def sections_prove_what_they_say(notebook):
    body = [s for s in sections(notebook) if s[0] not in ENDING]
    start = is_start(notebook)
    if not 3 <= len(body) <= (11 if start else 6):
        yield "title", f"expected three to six sections, found {len(body)}"
    for heading, cell, cells in body:
        if len(heading.split()) < 3:
            yield cell.id, f"expected a sentence or a question as a heading, got {heading!r}"
        if not any(asserts(c) for c in cells):
            yield cell.id, f"nothing is asserted in the section {heading!r}"
        if not start and not any("$" in c.source for c in cells if c.cell_type == "markdown"):
            yield cell.id, f"expected a formula in the section {heading!r}"
    if [s[0] for s in sections(notebook)][-len(ENDING) :] != ENDING:
        yield notebook.cells[-1].id, f"expected the chapter to end with {', '.join(ENDING)}"


def code_is_short(notebook):
    for cell in code(notebook):
        if cell.id == "colab":
            continue
        part = "draw" if in_exercise(cell) else role(cell)
        lines = [line for line in cell.source.splitlines() if line.strip()]
        most = LOOP if cell.id == "loop" and is_start(notebook) else LINES[part]
        if len(lines) > most:
            yield cell.id, f"expected at most {most} lines of code, found {len(lines)}"
        longest = max(map(len, lines), default=0)
        if longest > WIDTH[part]:
            yield cell.id, f"expected lines of at most {WIDTH[part]} characters, found {longest}"
        if re.search(r";\s*$", cell.source, re.M):
            yield cell.id, "a line ends with a semicolon: end the figure with plt.show()"


def figures_are_described(notebook):
    names = set()
    for cell in code(notebook):
        draws = re.search(r"\bplt\.(subplots|figure)|\b(plot_\w+|compare)\(", cell.source)
        if "def " in cell.source and "plt.show()" not in cell.source:
            continue  # a function that draws is shown by another cell
        shown = re.search(r"plt\.show\(\)\s*$|Explorer\(|check\(", cell.source)
        if draws and not shown:
            yield cell.id, "expected the cell of a figure to end with plt.show()"
        if "plt.show()" not in cell.source:
            continue
        myst = cell.metadata.get("mystnb", {})
        figure = myst.get("figure", {})
        if len(myst.get("image", {}).get("alt", "").split()) < 6:
            yield cell.id, "expected mystnb.image.alt: what the picture shows, in a sentence"
        if len(figure.get("caption", "").split()) < 3:
            yield cell.id, "expected mystnb.figure.caption: what to see"
        if not figure.get("name") or figure["name"] in names:
            yield cell.id, "expected mystnb.figure.name, used once"
        names.add(figure.get("name"))


def explorers_are_described(notebook):
    made = [c for c in code(notebook) if "Explorer(" in c.source]
    if not 1 <= len(made) <= 3:
        yield "title", f"expected one or two Explorers, found {len(made)}"
    for cell in made:
        for keyword in ("alt=", "ask=", "caption="):
            if keyword not in cell.source:
                yield cell.id, f"expected the Explorer to get {keyword}"


def exercises_have_five_cells(notebook):
    found = {}
    for cell in notebook.cells:
        match = EXERCISE.fullmatch(cell.id)
        if match:
            found.setdefault(match["name"], []).append((match["part"], cell))
    if not (3 if is_list(notebook) else 4) <= len(found) <= 6:
        yield "title", f"expected four to six exercises, found {len(found)}"
    stars = []
    for name, cells in found.items():
        here = cells[0][1].id
        if [part for part, _ in cells] != ["task", "hint", "stub", "solution", "why"]:
            yield here, "expected the cells task, hint, stub, solution, why, in this order"
            continue
        task, hint, stub, solution, why = (cell for _, cell in cells)
        heading = re.match(rf"### ({STARS}{{1,3}}) \S", task.source)
        stars.append(len(heading[1]) if heading else 0)
        if not heading:
            yield task.id, "expected a heading '### ★ Title' with one to three stars"
        for cell in (hint, why):
            if not re.match(r"<details>\s*<summary>", cell.source):
                yield cell.id, "expected a folded text: <details><summary>"
        call = f'check("{name}"'
        if "..." not in stub.source or call not in stub.source.splitlines()[-1]:
            yield stub.id, f"expected a part left as ... and {call}, …) on the last line"
        if call not in solution.source or not asserts(solution):
            yield solution.id, f"expected the solution to end with assert {call}, …).right"
        for key, value in FOLDED.items():
            if solution.metadata.get(key) != value:
                yield solution.id, f"expected the metadata {key!r}: {value!r}"
    most = max(stars, default=0)
    least = 1 if is_list(notebook) else 2
    if found and (stars.count(1) < least or most != (2 if is_start(notebook) else 3)):
        yield "title", "expected two exercises of ★ or more, and one of ★★★ (in 00 none above ★★)"


def ends_with_folklore_and_sources(notebook):
    by_id = {c.id: c for c in notebook.cells}
    for name, words in (("the-code", "source("), ("said-elsewhere", "Said(")):
        if name not in by_id or words not in by_id[name].source:
            yield name, f"expected a cell of this id that calls {words})"
    for heading, cell, cells in sections(notebook):
        if heading == "Said elsewhere":
            proof = "\n".join(c.source for c in cells if asserts(c))
            chapter = re.search(r'Said\(chapter="(\d\d)"', "\n".join(c.source for c in cells))
            for claim in claims(chapter=chapter[1]) if chapter else []:
                if f'"{claim.key}"' not in proof:
                    yield cell.id, f"expected the ruling of {claim.key} to be asserted"
    if "references.md" not in notebook.cells[-1].source:
        yield notebook.cells[-1].id, "expected the last cell to link to references.md"


def interviews_are_proved(notebook):
    by_id = {c.id: c for c in notebook.cells}
    for k in (1, 2, 3):
        name, proof = f"interview-{k}", by_id.get(f"interview-{k}-proof")
        if name not in by_id or proof is None:
            yield notebook.cells[-1].id, f"expected the cells {name} and {name}-proof"
            continue
        form = rf"\*\*{k}\. .+\?\*\*\n\n<details>\s*<summary>Answer</summary>\n\n(.+)\n\n</details>"
        match = re.fullmatch(form, by_id[name].source.strip(), re.S)
        if not match:
            yield name, f"expected **{k}. A question?** and <details><summary>Answer</summary>"
        if not asserts(proof):
            yield proof.id, "nothing is asserted: the proof proves nothing"
        if role(proof) != "proof":
            yield proof.id, "expected the tag 'proof'"


def markdown_reads_everywhere(notebook):
    for cell in prose(notebook):
        if re.search(r"^(```|:::)\{|\{(ref|doc|eq|cite\w*)\}`", cell.source, re.M):
            yield cell.id, "a directive or role shows as raw text in a notebook"
        filler = re.search(rf"\b({FILLER})\b", cell.source, re.I)
        if filler:
            yield cell.id, f"a filler word: {filler[0]!r}"
        for target in re.findall(r"\]\(([^)#:\s]+)\)", cell.source):
            if not (BOOK / target).exists():
                yield cell.id, f"the link to {target} leads nowhere"


RULES = [
    stored_clean,
    ids_speak,
    opens_as_agreed,
    imports_are_visible,
    imports_come_from_the_rooms,
    every_cell_has_its_role,
    answers_wait,
    asides_are_folded,
    asks_before_it_answers,
    sections_prove_what_they_say,
    code_is_short,
    figures_are_described,
    explorers_are_described,
    exercises_have_five_cells,
    ends_with_folklore_and_sources,
    interviews_are_proved,
    markdown_reads_everywhere,
]
