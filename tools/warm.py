"""Build the book cold, then warm as if some pages had changed, and compare their bytes."""

import sys

import build
import disk
from environment import ROOT
from pages import listed


def site(root):
    files = [path for path in (root / "_build" / "html").rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def made(root, memory):
    """The site of a build that remembers this of the last one; the tools end where it fails."""
    disk.write(root / "_build" / "sphinx" / "memory.json", memory)
    disk.write(root / "_build" / "fingerprints.json", {})
    if build.build(root):
        sys.exit(1)
    return site(root)


def main(root=ROOT, every=5):
    (root / "_build" / "sphinx").mkdir(parents=True, exist_ok=True)
    cold = made(root, {})
    memory = disk.read(root / "_build" / "sphinx" / "memory.json")
    warm = made(root, memory | {"wrong": [*listed(root)][::every]})
    wrong = [name for name in sorted(cold | warm) if cold.get(name) != warm.get(name)]
    for name in wrong:
        print(f"{name}: a warm build gives another file than a cold one")
    return 1 if wrong else 0


if __name__ == "__main__":
    with disk.plainly(ROOT):
        sys.exit(main())
