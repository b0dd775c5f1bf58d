"""`check` and the exercises of each chapter: one module a chapter, found by its name `chNN`.

A check loads the chapter that its exercise stands in, and no other; EXERCISES is all of them.
"""

import lazy_loader

PARTS = {"core": ["check", "exercise"], "every": ["EXERCISES"]}
__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs=PARTS)
