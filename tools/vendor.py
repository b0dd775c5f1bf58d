"""Refresh the assets that the site carries: `python tools/vendor.py`.

The npm tarball is held to the sha512 below. To move to a new version, change both lines.
"""

import base64
import hashlib
import io
import re
import shutil
import tarfile
import urllib.request
from pathlib import Path

TARGET = Path(__file__).parents[1] / "book" / "_vendor" / "katex"
REGISTRY = "https://registry.npmjs.org/katex/-/katex-{}.tgz"
VERSION = "0.19.1"
SHA512 = "jG8uKntjSEcm2EpQOh0XturpPuuC9r3Sq5HLHdsFdWZT27E672SF19QEi+of0/YeOy15lDgRhKvr5614uRrEfA=="


def download(url, sha512):
    """Return the bytes at a URL; ValueError if their hash is another than expected."""
    with urllib.request.urlopen(url) as answer:
        data = answer.read()
    found = base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != sha512:
        raise ValueError(f"{url} has sha512 {found}, expected {sha512}")
    return data


def woff2_only(css):
    """Return a stylesheet whose font faces name their woff2 file and no other."""
    return re.sub(r"src:(url\([^)]*\.woff2\) format\(.woff2.\))[^;}]*", r"src:\1", css)


def refresh():
    """Replace the vendored KaTeX: its script, its licence, its stylesheet and woff2 fonts."""
    data = io.BytesIO(download(REGISTRY.format(VERSION), SHA512))
    shutil.rmtree(TARGET, ignore_errors=True)
    (TARGET / "fonts").mkdir(parents=True)
    with tarfile.open(fileobj=data) as archive:
        for member in archive:
            name = member.name.removeprefix("package/").removeprefix("dist/")
            wanted = name in ("LICENSE", "katex.min.js", "katex.min.css")
            if wanted or re.fullmatch(r"fonts/[\w-]+\.woff2", name):
                (TARGET / name).write_bytes(archive.extractfile(member).read())
    css = TARGET / "katex.min.css"
    css.write_text(woff2_only(css.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"KaTeX {VERSION} is in {TARGET}")


if __name__ == "__main__":
    refresh()
