"""Build the book: run the chapters that need it, then write every page afresh."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from progress import Progress

ROOT = Path(__file__).resolve().parent.parent

# What decides a chapter's outputs, besides its own cells.
OUTPUTS = ["src", "requirements.txt", "constraints.txt", "tools/execute.py", "tools/offline"]
# What decides the pages; files in the root count too, as pages may include them.
PAGES = [*OUTPUTS, "book", "tools", "CITATION.cff", "LICENSE", "README.md", "pyproject.toml"]
PAGES += ["_config.yml", "_toc.yml"]
# A fork's launch buttons point at the fork: what they are made from decides the pages too.
REPOSITORY = ["GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_REF_NAME", "GITHUB_HEAD_REF"]
REPOSITORY += ["SITE_URL"]
LEFT_OUT = re.compile(r"(^\.)|(^__pycache__$)|(\.egg-info$)|(\.pyc$)|(~$)")


def files(root, names):
    """Every file below `names`, in a fixed order, without what editors and Python leave behind."""
    for name in sorted(set(names)):
        top = root / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and not any(map(LEFT_OUT.search, path.relative_to(top).parts)):
                yield path


def fingerprint(root, names, *more):
    """A hash of the files below `names`, of this Python and of whatever else is given."""
    digest = hashlib.sha256(repr((sys.version, *more)).encode())
    for path in files(root, names):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def repository(root):
    """What git and the CI say about where this checkout comes from."""
    commands = [
        ["config", "--get-regexp", r"^remote\..*\.url$"],
        ["symbolic-ref", "-q", "HEAD"],
        ["for-each-ref", "--format=%(refname) %(symref)", "refs/remotes"],
    ]
    said = []
    for command in commands:
        try:
            answer = subprocess.run(["git", "-C", root, *command], capture_output=True, text=True)
            said.append(answer.stdout)
        except FileNotFoundError:  # no git: the buttons are then made without it as well
            said.append("")
    return [*said, *(os.environ.get(name) for name in REPOSITORY)]


def chapters(root):
    """The notebooks that the table of contents lists."""
    from sphinx_external_toc.parsing import parse_toc_yaml

    pages = [root / f"{page}.ipynb" for page in parse_toc_yaml(root / "_toc.yml")]
    return [page for page in pages if page.exists()]


def timeout(root):
    """The seconds that a cell may take, as the book's configuration says."""
    import yaml

    return yaml.safe_load((root / "_config.yml").read_text())["execute"]["timeout"]


def write_pages(root, progress, env):
    """What is wrong with the pages: an empty list when the site stands."""
    from execute import ESCAPES

    build = root / "_build"
    for name in ["html", ".doctrees", "jupyter_execute"]:  # -W misses what a warm build skips
        shutil.rmtree(build / name, ignore_errors=True)
    book = Path(sys.executable).with_name("jupyter-book")
    command = [book, "build", ".", "-W", "-n", "--keep-going"]
    merged = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    progress.line("pages: started")
    started, log = time.monotonic(), []
    with subprocess.Popen(command, cwd=root, env=env, errors="replace", **merged) as sphinx:
        for line in sphinx.stdout:
            log.append(ESCAPES.sub("", line).rstrip())
            if step := re.match(r"(reading|writing)\D*\[ *(\d+%)\]", log[-1]):
                progress.status("pages", f"{step[1]} {step[2]}")
    (build / "sphinx.log").write_text("\n".join(log) + "\n")
    wrong = [line for line in log if re.search(r"\b(WARNING|ERROR|CRITICAL|SEVERE)\b", line)]
    wrong += [f"{line}: the cache did not match" for line in log if "Executing notebook" in line]
    if sphinx.returncode and not wrong:
        wrong = log[-15:]
    seconds = time.monotonic() - started
    progress.done("pages", "FAILED after" if wrong else "done in", seconds)
    return [line.replace(f"{root}/", "") for line in dict.fromkeys(wrong)][-20:]


def build(root=ROOT):
    """0 when the site stands, 1 when it does not; the last lines printed say why."""
    started, site = time.monotonic(), root / "_build" / "html"
    memory = root / "_build" / "fingerprints.json"
    before = json.loads(memory.read_text()) if memory.exists() else {}
    outputs = fingerprint(root, OUTPUTS)
    pages = fingerprint(root, PAGES, repository(root))
    if before.get("pages") == pages and (site / "index.html").exists():
        print("Nothing has changed since the last build.")
        return where(site)

    # Only now: these take a second to import, and an unchanged book needs none of them.
    from execute import environment, execute

    cache, progress, env = root / "_build" / ".jupyter_cache", Progress(), environment(root)
    if before.get("outputs") != outputs:
        shutil.rmtree(cache, ignore_errors=True)
    memory.parent.mkdir(exist_ok=True)
    memory.write_text(json.dumps({"outputs": outputs}))
    subprocess.run(  # else the first kernel says on stderr that it collects fonts
        [sys.executable, "-c", "import matplotlib.font_manager"], env=env, check=True
    )
    failures = execute(chapters(root), cache, progress, timeout(root), env)
    if failures:
        failures = [str(failure).replace(f"{root}/", "") for failure in failures]
        return tell(f"The book was not built: {count(failures, 'cell')} failed.", failures)
    wrong = write_pages(root, progress, env)
    if wrong:
        head = f"The book was not built: {count(wrong, 'line')} of _build/sphinx.log say why."
        return tell(head, wrong)
    memory.write_text(json.dumps({"outputs": outputs, "pages": pages}))
    print(f"The book is built, in {time.monotonic() - started:.0f} s.")
    return where(site)


def count(things, name):
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def tell(head, reasons):
    print("", head, *(f"  {reason}" for reason in reasons), sep="\n", flush=True)
    return 1


def where(site):
    print(f"Open {(site / 'index.html').as_uri()} or run `make serve`.", flush=True)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(build())
    except KeyboardInterrupt:
        sys.exit("\ninterrupted")
