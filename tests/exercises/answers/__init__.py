"""Answers to every exercise, right and wrong, kept by the exercise's name and free of its chapter.

A file holds RIGHT and WRONG, name -> answer, and SAME, edit -> why it changes nothing that the task
asks for: the edits of the published solution that are right as well.
"""

import importlib
import pathlib

FILES = sorted(p.stem for p in pathlib.Path(__file__).parent.glob("[!_]*.py"))


class made:
    """An answer that is made just before it is checked: it is costly, or holds state."""

    def __init__(self, make):
        self.make = make


def fresh(answer):
    """Return the answer itself, made now where it is to be made."""
    return answer.make() if isinstance(answer, made) else answer


def file_of(name):
    """Return the name of the file with the answers to an exercise."""
    return name.replace("-", "_")


def answers_to(name):
    """Return the module with the answers to an exercise."""
    return importlib.import_module(f"{__name__}.{file_of(name)}")
