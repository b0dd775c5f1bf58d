"""Run chapters in parallel, and keep the outputs of those in which nothing failed."""

import asyncio
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

import disk
from environment import ROOT, WINDOWS, environment, short_folder
from fingerprint import OUTPUTS, fingerprint, is_as_read, library, noted

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PATIENCE = 600  # seconds for what takes a moment on a quiet machine: a kernel's start, a message


class Failure(NamedTuple):
    """One cell that must not be published."""

    chapter: str
    cell: str
    reason: str

    def __str__(self):
        lines = [line[:200] for line in self.reason.strip().splitlines() if line.strip()][-12:]
        return "\n    ".join([f"{self.chapter}, cell {self.cell}:", *lines])


def code(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def key(notebook):
    """The fingerprint of what a chapter itself decides its outputs by: code cells and kernel."""
    cells = [["".join(cell["source"]), cell["metadata"]] for cell in code(notebook)]
    decisive = json.dumps([notebook["metadata"].get("kernelspec"), cells], sort_keys=True)
    return hashlib.sha256(decisive.encode()).hexdigest()


def file_of(notebook, folder):
    """The file in which the outputs of a notebook are kept."""
    return folder / f"{key(notebook)}.ipynb"


def kept(notebook, folder, now=None):
    """The notebook with its outputs as an earlier run has kept them, or None.

    now: the state of the library, by file; what that run has read of it must be the same.
    """
    now = library(ROOT) if now is None else now
    try:
        found = json.loads(file_of(notebook, folder).read_text("utf-8"))
        same = key(found) == key(notebook) and is_as_read(found["metadata"]["read"], now)
        return found if same else None
    except Exception:  # there is none, or the disk has damaged it: the chapter is run again
        return None


def outputs_of(root):
    """The folder of what the chapters gave with these versions and tools."""
    return root / "_build" / "outputs" / fingerprint(root, OUTPUTS)


def keep(notebook, folder, notes, before, root=ROOT):
    """Keep a notebook with its outputs, and the state of what it has read of the library.

    notes: the file of the names that the kernel has read; before: the library when it started.
    """
    import nbformat

    notebook.metadata["read"] = noted(notes, before, root)
    folder.mkdir(parents=True, exist_ok=True)
    disk.write(file_of(notebook, folder), nbformat.writes(notebook))


def execute(paths, folder, progress, timeout=None, env=None, root=ROOT):
    """(executed notebooks, failures) of the chapters; what did not fail is kept in `folder`."""
    now = library(root)
    done = {path: kept(json.loads(path.read_text("utf-8")), folder, now) for path in paths}
    if all(done.values()):
        progress.line(f"chapters: all {len(paths)} are in the cache")
        return done, []
    import nbformat  # only now: it takes long, as all does that a kernel needs

    waiting = {path: nbformat.read(path, 4) for path in paths if done[path] is None}
    known = f", {len(paths) - len(waiting)} in the cache" if len(waiting) < len(paths) else ""
    progress.line(f"chapters: {len(waiting)} to run{known}")
    env = env or environment()
    if not any(Path(env["MPLCONFIGDIR"]).glob("fontlist-*.json")):
        # Else the first kernel says on stderr that it collects fonts.
        subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], env=env)
    own = tempfile.TemporaryDirectory(
        prefix="slopes-", dir=short_folder(), ignore_cleanup_errors=True
    )
    with own, ThreadPoolExecutor(processors()) as pool:
        jobs = {}
        for number, (path, notebook) in enumerate(waiting.items()):
            talk, notes = transport(own.name, number), Path(own.name, f"{number}.notes")
            asked = env | {"SLOPES_NOTES": str(notes)}
            jobs[pool.submit(run, path, notebook, progress, timeout, asked, talk)] = path, notes
        try:
            for job in as_completed(jobs):
                path, notes = jobs[job]
                done[path] = waiting[path]
                if not job.result():
                    keep(done[path], folder, notes, now, root)
        except KeyboardInterrupt:
            progress.line("interrupted")
            own.cleanup()
            os._exit(130)  # kernels end by themselves when this process is gone
        except OSError:  # the disk is full
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return done, [failure for job in jobs for failure in job.result()]


def files_of(executed, failures, root, folder):
    """{page: the file of its outputs}; of a chapter that failed, those that it came to."""
    files, broken = {}, {failure.chapter for failure in failures}
    for path, notebook in executed.items():
        page, file = path.relative_to(root), file_of(notebook, folder)
        if page.as_posix() in broken:
            file = root / "_build" / "failed" / page.name
            file.parent.mkdir(exist_ok=True)
            disk.write(file, json.dumps(notebook))
        files[page.with_suffix("").as_posix()] = str(file)
    return files


def processors():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def transport(folder, number):
    """Settings by which a kernel talks through files: of many starting at once, ports collide."""
    from traitlets.config import Config

    if WINDOWS or short_folder() is None:  # no such files, or no path that is short enough
        return Config()
    connection = {"transport": "ipc", "connection_file": str(Path(folder) / f"{number}.json")}
    return Config({"KernelManager": connection})


def run(path, notebook, progress, timeout, env, talk):
    """Execute one notebook in place; its failures."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    name, started, total = path.stem, time.monotonic(), len(code(notebook))
    at = {"id": "(start of the kernel)", "done": 0}

    def on_cell_execute(cell, cell_index):
        at.update(id=cell.get("id", f"number {cell_index + 1}"), done=at["done"] + 1)
        progress.status(name, f"cell {at['done']} of {total}")

    client = NotebookClient(
        notebook,
        config=talk,
        timeout=timeout,
        startup_timeout=PATIENCE,
        iopub_timeout=PATIENCE,
        store_widget_state=False,
        record_timing=False,  # it would change the metadata by which outputs are found again
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_execute=on_cell_execute,
    )
    client.log.disabled = True  # what it logs is in the failure below
    progress.line(f"  {name}: started")
    failures = []
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as noise,
        asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as loop,  # on Windows ZMQ needs it
    ):
        try:
            loop.run(client.async_execute(env=env, stderr=noise))
        except CellExecutionError as error:
            failures = [Failure(str(path), at["id"], explain(error))]
        except CellTimeoutError:
            failures = [Failure(str(path), at["id"], f"ran longer than {timeout} s")]
        except Exception as error:  # the kernel did not start, or died
            noise.seek(0)
            failures = [Failure(str(path), at["id"], f"{error}\n{noise.read()[-1000:]}")]
    failures += [
        Failure(str(path), cell.get("id", "?"), f"wrote to stderr:\n{output.text}")
        for cell in code(notebook)
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stderr"
    ]
    seconds = time.monotonic() - started
    progress.done(name, "FAILED after" if failures else "done in", seconds)
    return failures


def explain(error):
    """Where in the cell and in the library the error arose, and what it says."""
    traceback = ESCAPES.sub("", error.traceback)
    line = re.search(r"^-+> (\d+) (.*)", traceback, re.M)
    where = [f"line {line[1]}: {line[2].strip()}"] if line else []
    library = re.findall(r"^File .*?[/\\](src[/\\]\S+:\d+)", traceback, re.M)
    where += [f"raised in {library[-1]}"] if library else []
    message = ESCAPES.sub("", f"{error.ename}: {error.evalue}").strip().splitlines()
    return "\n".join(where + message[-9:])
