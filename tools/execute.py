"""Run chapters in parallel and keep their outputs in the cache where Sphinx looks for them."""

import asyncio
import os
import re
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from traitlets.config import Config

ROOT = Path(__file__).resolve().parent.parent
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Failure(NamedTuple):
    """One cell that must not be published."""

    chapter: str
    cell: str
    reason: str

    def __str__(self):
        lines = [line[:200] for line in self.reason.strip().splitlines() if line.strip()][-12:]
        return "\n    ".join([f"{self.chapter}, cell {self.cell}:", *lines])


def environment(root=ROOT):
    """The environment of kernels and tests: nothing of the user's settings, and no network."""
    unwanted = {"MPLBACKEND", "MATPLOTLIBRC", "PYTHONWARNINGS", "PYTHONSTARTUP"}
    build = root / "_build"
    return {name: value for name, value in os.environ.items() if name not in unwanted} | {
        "PYTHONPATH": str(root / "tools" / "offline"),
        "PYTHONHASHSEED": "0",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "IPYTHONDIR": str(build / ".ipython"),
        "MPLCONFIGDIR": str(build / ".matplotlib"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(build / ".hypothesis"),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def is_cached(cache, notebook):
    """True where the cache holds the outputs of these very code cells."""
    try:
        return bool(cache.get_cache_bundle(cache.match_cache_notebook(notebook).pk))
    except KeyError:
        return False


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@contextmanager
def opened(path):
    """The cache of executed chapters at `path`, closed again afterwards."""
    cache = get_cache(str(path))
    try:
        yield cache
    finally:
        cache.db.dispose()


def execute(paths, cache_path, progress, timeout=60, env=None):
    """The failures of the chapters in `paths`; those without any are in the cache afterwards."""
    with opened(cache_path) as cache:
        read = {path: nbformat.read(path, 4) for path in paths}
        waiting = {path: nb for path, nb in read.items() if not is_cached(cache, nb)}
        if not waiting:
            progress.line(f"chapters: all {len(read)} are in the cache")
            return []
        known = f", {len(read) - len(waiting)} in the cache" if len(waiting) < len(read) else ""
        progress.line(f"chapters: {len(waiting)} to run{known}")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            jobs = {pool.submit(run, p, nb, progress, timeout, env): p for p, nb in waiting.items()}
            try:
                for job in as_completed(jobs):
                    keep(cache, jobs[job], waiting[jobs[job]], *job.result())
            except KeyboardInterrupt:
                progress.line("interrupted")
                os._exit(130)  # kernels end by themselves when this process is gone
        return [failure for job in jobs for failure in job.result()[1]]


def keep(cache, path, notebook, seconds, failures):
    """Put a chapter into the cache if nothing in it failed."""
    if not failures:
        bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": seconds})
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def run(path, notebook, progress, timeout, env):
    """Execute one notebook in place: (seconds, failures)."""
    name, started, total = path.stem, time.monotonic(), len(code(notebook))
    at = {"id": "(start of the kernel)", "done": 0}

    def on_cell_execute(cell, cell_index):
        at.update(id=cell.get("id", f"number {cell_index + 1}"), done=at["done"] + 1)
        progress.status(name, f"cell {at['done']} of {total}")

    place = tempfile.TemporaryDirectory(prefix="slopes-", ignore_cleanup_errors=True)
    client = NotebookClient(
        notebook,
        config=files_not_ports(place.name),
        timeout=timeout,
        store_widget_state=False,
        record_timing=False,  # it would change the metadata by which the cache finds the chapter
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_execute=on_cell_execute,
    )
    client.log.disabled = True  # what it logs is in the failure below
    progress.line(f"  {name}: started")
    failures = []
    with place, tempfile.TemporaryFile("w+") as noise:
        try:
            asyncio.run(client.async_execute(env=env or environment(), stderr=noise))
        except CellExecutionError as error:
            failures = [Failure(str(path), at["id"], explain(error))]
        except CellTimeoutError:
            failures = [Failure(str(path), at["id"], f"ran longer than {timeout} s")]
        except RuntimeError as error:  # the kernel did not start, or died
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
    return seconds, failures


def files_not_ports(folder):
    """Settings by which a kernel talks through files: of many starting at once, ports collide."""
    connection = {"transport": "ipc", "connection_file": str(Path(folder) / "kernel.json")}
    return Config({"KernelManager": connection})


def explain(error):
    """Where in the cell and in the library the error arose, and what it says."""
    traceback = ESCAPES.sub("", error.traceback)
    line = re.search(r"^-+> (\d+) (.*)", traceback, re.M)
    where = [f"line {line[1]}: {line[2].strip()}"] if line else []
    library = re.findall(r"^File .*?[/\\](src[/\\]\S+:\d+)", traceback, re.M)
    where += [f"raised in {library[-1]}"] if library else []
    message = ESCAPES.sub("", f"{error.ename}: {error.evalue}").strip().splitlines()
    return "\n".join(where + message[-9:])
