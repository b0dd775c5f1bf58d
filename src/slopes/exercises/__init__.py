"""`check` and the exercises of each chapter: one module a chapter, found by its name `chNN`."""

import importlib
import pkgutil

from .core import EXERCISES, check, exercise

__all__ = ["EXERCISES", "check", "exercise"]

for _module in pkgutil.iter_modules(__path__):
    if _module.name.startswith("ch") and _module.name[2:].isdigit():
        importlib.import_module(f".{_module.name}", __name__)
