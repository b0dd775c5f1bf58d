"""The distribution for browsers: held to its hashes, the same bytes each time, and its own."""

import hashlib
import io
import json
import os
import shutil
import tarfile
import zipfile
from pathlib import Path

import lite_wheels
import outside
import pytest
from fingerprint import distribution

import lite

ROOT = Path(__file__).resolve().parents[1]


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def zipped(name, content=""):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, content)
    return data.getvalue()


def tarred(files):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


NUMPY = zipped("numpy/__init__.py")
LISTED = {"numpy": {"name": "numpy", "file_name": "numpy-1.whl", "sha256": sha256(NUMPY)}}
PYODIDE = tarred(
    {
        "pyodide.mjs": b"core",
        "pyodide-lock.json": json.dumps({"info": {}, "packages": LISTED}).encode(),
    }
)
CARRIER = zipped("inside/numpy-1.whl", NUMPY)
LAZY = zipped("lazy_loader/__init__.py")
WEB = {"pyodide": PYODIDE, "carrier": CARRIER, "lazy-loader": LAZY, "app": b"app"}
TABLE = {
    "pyodide": {"url": "https://a.org/pyodide-1.tgz", "version": "1", "core": ["pyodide.mjs"]},
    "carrier": {"pin": "carrier==1", "folder": "inside", "packages": ["numpy"]},
    "wheels": {"lazy-loader==1": sha256(LAZY)},
    "app": {"app==1": sha256(b"app")},
}
TABLE["pyodide"]["sha256"], TABLE["carrier"]["sha256"] = sha256(PYODIDE), sha256(CARRIER)


@pytest.fixture
def web(tmp_path, monkeypatch):
    """What registries answer, and a list of what they were asked for."""
    answers, asked = dict(WEB), []

    def from_npm(url):
        asked.append(url)
        return answers["pyodide"]

    def from_pypi(pins):
        asked.extend(pins)
        names = map(outside.name_of, pins)
        return {name: (f"{name.replace('-', '_')}-1-py3.whl", answers[name]) for name in names}

    monkeypatch.setattr(outside, "from_npm", from_npm)
    monkeypatch.setattr(outside, "from_pypi", from_pypi)
    monkeypatch.setattr(outside, "STORE", tmp_path / "outside")
    return answers, asked


def gather():
    return outside.gather(lambda text: None, TABLE)


def test_what_comes_from_outside_is_fetched_once(web):
    _, asked = web
    found = gather()
    assert found.core == {"pyodide.mjs": b"core"} and found.place == "pyodide/1"
    assert found.wheels["numpy"].read_bytes() == NUMPY
    assert asked == ["https://a.org/pyodide-1.tgz", "carrier==1", "lazy-loader==1", "app==1"]
    assert gather() == found and len(asked) == 4


@pytest.mark.parametrize("name", WEB)
def test_a_file_that_is_another_is_named_with_both_hashes(web, name):
    answers, _ = web
    answers[name] = b"another"
    with pytest.raises(outside.NotHeld) as caught:
        gather()
    said = str(caught.value)
    assert sha256(b"another") in said and "lite/outside.toml" in said and said.count("\n") == 0


def test_a_wheel_is_held_to_the_hash_in_pyodide_s_own_list(web, monkeypatch):
    answers, _ = web
    answers["carrier"] = zipped("inside/numpy-1.whl", b"another")
    monkeypatch.setitem(TABLE["carrier"], "sha256", sha256(answers["carrier"]))
    with pytest.raises(outside.NotHeld, match=f"numpy-1.whl .*{sha256(NUMPY)}"):
        gather()


def test_a_kept_file_that_the_disk_has_damaged_is_fetched_again(web):
    _, asked = web
    gather().wheels["lazy-loader"].write_bytes(b"damaged")
    assert gather().wheels["lazy-loader"].read_bytes() == LAZY
    assert asked[4:] == ["lazy-loader==1"]


def test_where_something_is_not_to_be_had_one_sentence_says_so(tmp_path, monkeypatch, capsys):
    def refuse(*_):
        raise outside.NotHeld("it is not there.")

    (tmp_path / "_build").mkdir()
    monkeypatch.setattr(outside, "gather", refuse)
    assert lite.main(tmp_path) == 1
    assert capsys.readouterr().out == "The distribution was not made: it is not there.\n"
    assert not lite.memory(tmp_path).exists()


def test_the_library_s_wheel_has_the_same_bytes_each_time(tmp_path):
    shutil.copytree(ROOT / "src", tmp_path / "src")
    (tmp_path / "src" / "slopes" / "__init__.py").touch()
    (tmp_path / "src" / "slopes" / "notes.py~").write_text("left behind")
    name, wheel = lite_wheels.own(tmp_path)
    assert (name, wheel) == lite_wheels.own(ROOT)
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        names = archive.namelist()
    assert "slopes/datasets/digits.npz" in names and not any("__pycache__" in n for n in names)
    assert lite_wheels.imports(wheel) == ["slopes"]


def test_the_list_has_what_is_there_and_no_more(web):
    found = gather()
    listed = json.loads(lite_wheels.lock(found.listed, found.wheels, "../p/", {"s-1.whl": LAZY}))
    assert {name: it["file_name"] for name, it in listed["packages"].items()} == {
        "numpy": "../p/numpy-1.whl",
        "lazy-loader": "../p/lazy_loader-1-py3.whl",
        "s": "s-1.whl",
    }
    assert listed["packages"]["lazy-loader"]["sha256"] == sha256(LAZY)
    assert listed["packages"]["lazy-loader"]["imports"] == ["lazy_loader"]


def test_a_distribution_made_by_another_table_counts_as_none(tmp_path):
    table, memory = tmp_path / "lite" / "outside.toml", lite.memory(tmp_path)
    for path in (table, memory):
        path.parent.mkdir()
    assert distribution(tmp_path) == ""
    table.write_text("one")
    memory.write_text(json.dumps({"outside": sha256(b"one"), "own": "own/0123abcd"}))
    assert distribution(tmp_path) == "own/0123abcd"
    table.write_text("another")
    assert distribution(tmp_path) == ""


def test_a_site_shares_the_files_and_keeps_them_when_they_are_written_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(lite, "distribution", lambda root: "own/0123abcd")
    place, site = tmp_path / "_build" / "lite", tmp_path / "site"
    lite.put({"own/a/start.js": b"first"}, place)
    lite.give(tmp_path, site)
    given = site / "lite" / "own" / "a" / "start.js"
    assert given.samefile(place / "own" / "a" / "start.js")
    lite.put({"own/a/start.js": b"second"}, place)
    assert given.read_bytes() == b"first"


def test_a_disk_that_knows_no_second_place_gets_a_copy(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_text("it")
    lite.link(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_text() == "it"


def test_chapters_that_need_a_framework_are_left_out():
    names = [*lite.chapters(ROOT)]
    assert len(names) == 20 and not any(name[:2] in ("15", "16") for name in names)
