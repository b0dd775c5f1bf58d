"""A plugin of pytest: nbval waits for a busy machine, and its kernels talk as the book's do."""

import itertools
import tempfile


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
