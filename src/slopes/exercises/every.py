"""The exercises of every chapter: who imports this loads them all."""

import importlib
import pkgutil

from . import __path__
from .core import EXERCISES as EXERCISES

for module in pkgutil.iter_modules(__path__):
    if module.name.startswith("ch") and module.name[2:].isdigit():
        importlib.import_module(f".{module.name}", __package__)
