"""A plugin of pytest: nbval runs the chapters as the book does, and keeps their outputs for it."""

import itertools
import tempfile

import nbformat


def pytest_configure(config):
    from environment import short_folder
    from execute import PATIENCE, transport
    from nbval import kernel

    folder = tempfile.TemporaryDirectory(prefix="slopes-", dir=short_folder())
    config.add_cleanup(folder.cleanup)
    numbers, manager = itertools.count(), kernel.KernelManager
    kernel.KernelManager = lambda **more: manager(
        config=transport(folder.name, next(numbers)), **more
    )
    config.option.nbval_kernel_startup_timeout = PATIENCE


def pytest_collection_modifyitems(items):
    from execute import PATIENCE

    for item in items:
        item.output_timeout = PATIENCE


def pytest_runtest_makereport(item, call):
    """Keep a chapter with its outputs, as a build would, once each of its cells has passed."""
    from environment import ROOT
    from execute import PATIENCE, code, keep, outputs_of

    if call.when != "call" or call.excinfo:
        return
    notebook, cell = item.parent.nb, item.cell
    cell.outputs, cell.execution_count = item.test_outputs, item.cell_num + 1
    for output in cell.outputs:
        if output.output_type == "execute_result":
            output.execution_count = cell.execution_count
    if all(each.execution_count and plain(each.outputs) for each in code(notebook)):
        about = item.parent.kernel.kc.kernel_info(reply=True, timeout=PATIENCE)["content"]
        notebook.metadata.language_info = about["language_info"]
        keep(nbformat.from_dict(notebook), outputs_of(ROOT))


def plain(outputs):
    """Whether a cell's outputs are those that a build gets: nbval merges what is printed."""
    kinds = [output.get("name", output.output_type) for output in outputs]
    return kinds == ["stdout"] or not {"stdout", "stderr"} & set(kinds)
