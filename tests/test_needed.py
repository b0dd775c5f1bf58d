"""Where a package is missing that not everybody needs, the error says what to install."""

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import slopes
from slopes.arguments import needed

BOOK = Path(__file__).parents[1] / "book"
MISSING = """
import json, sys
sys.modules.update(dict.fromkeys({missing}))  # to Python these are not installed
found = {{}}
for name, use in {uses}.items():
    try:
        exec(use)
    except ModuleNotFoundError as error:
        found[name] = [str(error), error.__suppress_context__]
print(json.dumps(found))
"""
EXPLORER = """from slopes import Explorer
e = Explorer(lambda ax, a: ax.plot([a]), alt='a', a=[1, 2])"""
USES = {
    "matplotlib": {
        "a figure": "from slopes.figures import draw_bend",
        "its look": "from slopes.figures import apply; apply()",
        "an Explorer": EXPLORER,
    },
    "ipywidgets": {"a live Explorer": f"{EXPLORER}._live()"},
    "torch": {
        "PyTorch": "from slopes import peers; peers.torch_function('relu')",
        "PyTorch itself": "from slopes.peers import torch",
    },
    "keras": {
        "Keras": "from slopes import peers; peers.keras_function('relu')",
        "Keras itself": "from slopes.peers import keras",
    },
}
BINDER = ", or open the course on Binder, where it is installed"
INSTALLS = {
    "matplotlib": '"slopes[plots]"',
    "ipywidgets": '"slopes[plots]"',
    "torch": f'"torch"{BINDER}',
    "keras": f'"keras" "torch"{BINDER}',
}


SENTENCES = [f"{package} is missing here: pip install {what}" for package, what in INSTALLS.items()]


@pytest.mark.parametrize("package", USES)
def test_the_error_names_what_to_install(package):
    code = MISSING.format(missing=[package], uses=USES[package])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = [f"{package} is missing here: pip install {INSTALLS[package]}", True]
    assert json.loads(done.stdout) == dict.fromkeys(USES[package], said)


NOTEBOOK = """import sys
from IPython.core.interactiveshell import InteractiveShell
sys.modules.update(dict.fromkeys(["torch", "keras"]))
InteractiveShell.instance().run_cell({!r})"""


@pytest.mark.parametrize("chapter", sorted(BOOK.glob("1[56]-*.ipynb")), ids=lambda path: path.stem)
def test_a_chapter_that_needs_a_library_says_so_in_a_sentence_and_no_traceback(chapter):
    cells = {cell["id"]: cell for cell in json.loads(chapter.read_text("utf-8"))["cells"]}
    code = NOTEBOOK.format("".join(cells["imports"]["source"]))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout.strip() in SENTENCES, done.stdout + done.stderr


def test_no_other_chapter_and_no_other_claim_needs_these_libraries():
    needs = re.compile(r"\b(import|from) (torch|keras|ml_dtypes)\b|slopes\.peers|\.peers import")
    texts = {path.name: path.read_text("utf-8") for path in BOOK.glob("[0-9]*.ipynb")}
    folklore = Path(slopes.__file__).parent / "folklore"
    texts |= {path.name: path.read_text("utf-8") for path in folklore.glob("ch*.py")}
    found = [name for name, text in texts.items() if needs.search(text)]
    assert all(re.match(r"(ch)?1[56]", name) for name in found), found


def test_an_error_of_our_own_stays_as_it_is():
    unknown = pytest.raises(ModuleNotFoundError, match=r"No module named 'slopes\.nothing'")
    with unknown, needed("slopes[plots]"):
        importlib.import_module("slopes.nothing")


def test_a_verdict_and_its_picture_need_no_matplotlib():
    code = "import sys; sys.modules['matplotlib'] = None; from slopes import check;"
    code += "print(check('sigmoid-bend', abs)._repr_html_())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "<strong>Wrong.</strong>" in done.stdout and "<svg" in done.stdout


def test_colours_and_tables_need_no_matplotlib_and_where_it_is_loaded_it_gets_its_look():
    code = """
import sys
from slopes.figures import BLUE, table
assert "matplotlib" not in sys.modules
import matplotlib.pyplot as plt
from slopes.figures import GREEN
assert plt.rcParams["axes.prop_cycle"].by_key()["color"][0] == BLUE
plt.rcParams["axes.grid"] = False
from slopes.figures import plot_pair
assert not plt.rcParams["axes.grid"], "what a reader has set stays"
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
