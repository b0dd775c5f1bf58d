"""What Pyodide loads in the reader's browser: the library's own wheel, and the list of all."""

import io
import json
import re
import zipfile
from pathlib import PurePosixPath

from fingerprint import files
from outside import hash_of, name_of

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is made
NEEDS = {"slopes": ["numpy", "lazy-loader"], "autograd": ["numpy"], "lazy-loader": []}


def own(root):
    """(file name, bytes) of the library's wheel, made of what is below src."""
    source = root / "src" / "slopes"
    text = (source / "__init__.py").read_text("utf-8")
    version = re.search(r'^__version__ = "(.+)"', text, re.M)[1]
    about, data = f"slopes-{version}.dist-info", io.BytesIO()
    contents = {
        path.relative_to(root / "src").as_posix(): path.read_bytes()
        for path in files(root, ["src/slopes"])
    }
    head = f"Metadata-Version: 2.1\nName: slopes\nVersion: {version}\n"
    tag = "Wheel-Version: 1.0\nGenerator: slopes\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    contents |= {f"{about}/METADATA": head.encode(), f"{about}/WHEEL": tag.encode()}
    contents[f"{about}/RECORD"] = b""
    with zipfile.ZipFile(data, "w") as wheel:
        for name, content in contents.items():
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            wheel.writestr(member, content)
    return f"slopes-{version}-py3-none-any.whl", data.getvalue()


def imports(data):
    """The names that a wheel lets one import."""
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        tops = [PurePosixPath(name).parts for name in wheel.namelist()]
    modules = {parts[0] for parts in tops if len(parts) > 1 and parts[-1].endswith(".py")}
    modules |= {parts[0].removesuffix(".py") for parts in tops if len(parts) == 1}
    return sorted(name for name in modules if name.isidentifier())


def entry(file_name, data):
    """What Pyodide's list says of a pure wheel that is not on it."""
    name = name_of(file_name)
    return {
        "name": name,
        "version": file_name.split("-")[1],
        "file_name": file_name,
        "install_dir": "site",
        "sha256": hash_of(data),
        "package_type": "package",
        "imports": imports(data),
        "depends": NEEDS.get(name, []),
    }


def lock(official, outside, place, added):
    """Pyodide's list of packages, with those alone that are there.

    official: its own; outside: {name: file} of wheels that lie at `place`; added: {address: bytes}
    of others. Addresses are seen from the list.
    """
    packages = {}
    for name, path in sorted(outside.items()):
        found = official["packages"].get(name)
        same = found and found["sha256"] == path.parent.name
        about = found if same else entry(path.name, path.read_bytes())
        packages[name] = about | {"file_name": place + path.name}
    for address, data in added.items():
        about = entry(address.rpartition("/")[2], data)
        packages[name_of(about["name"])] = about | {"file_name": address}
    return json.dumps({"info": official["info"], "packages": packages}, indent=1)
