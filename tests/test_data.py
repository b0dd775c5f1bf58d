"""The data sets: offline, split by the seed, standardised on the training part alone."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from slopes.data import FOLDER, SETS, digits, load, mnist1d, stored
from slopes.experiments import corpus, fingerprint

SHAPES = {
    "digits": (1797, 64, 10),
    "breast_cancer": (569, 30, 2),
    "wine": (178, 13, 3),
    "iris": (150, 4, 3),
    "mnist1d": (5000, 40, 10),
    "circles": (1000, 2, 2),
    "moons": (1000, 2, 2),
    "spirals": (1500, 2, 3),
    "xor": (1000, 2, 2),
}

KEPT = ["digits", "breast_cancer", "wine", "iris", "diabetes"]


@pytest.mark.parametrize("name", SHAPES)
def test_a_set_is_split_and_standardised_in_one_call(name):
    x, y, x_test, y_test = load(name)
    examples, features, classes = SHAPES[name]
    assert len(x) + len(x_test) == len(y) + len(y_test) == examples
    assert x.shape[1] == features and set(y) == set(range(classes))
    spread = x.std(0)
    assert np.allclose(x.mean(0), 0) and np.allclose(spread[spread > 0], 1)
    assert abs(x_test.mean()) < 0.2
    with pytest.raises(ValueError, match="read-only"):
        x[0] = 0


def test_no_example_is_in_both_parts():
    x, _, x_test, _ = load("moons")
    assert not set(map(tuple, x)) & set(map(tuple, x_test))


def test_the_targets_of_a_regression_are_a_standardised_column():
    _, y, _, y_test = load("diabetes")
    assert y.shape == (332, 1) and y_test.shape == (110, 1)
    assert abs(y.mean()) < 1e-12 and y.std() == pytest.approx(1)


def test_the_seed_decides_the_split():
    assert load("iris") is load("iris")
    assert (load("iris", 1)[0] != load("iris", 2)[0]).any()
    assert [len(part) for part in load("iris", test=0.5)] == [75] * 4
    assert all((a == b).all() for a, b in zip(digits(), load("digits"), strict=True))


def test_mnist1d_is_the_published_set():
    x, y = mnist1d()
    assert y[:10].tolist() == [2, 6, 4, 5, 6, 6, 6, 0, 3, 1]
    assert np.allclose(x[0, :4], [-0.33200567, -0.47191037, -0.77869708, -1.00974083], atol=1e-8)
    assert np.abs(x).sum() == pytest.approx(148316.17264806535, rel=1e-12)
    assert np.bincount(y).tolist() == [500] * 10


def test_bad_requests_are_named():
    with pytest.raises(ValueError, match=f"name: expected one of {next(iter(SETS))}.*'cifar'"):
        load("cifar")
    with pytest.raises(ValueError, match="test: expected a share between 0 and 1, got 2"):
        load("iris", test=2)
    with pytest.raises(ValueError, match="examples: expected a multiple of 10, got 5"):
        mnist1d(examples=5)


@pytest.mark.parametrize("name", KEPT)
def test_a_set_in_the_package_is_scikit_learns_number_for_number(name):
    theirs = pytest.importorskip("sklearn.datasets")
    x, y = getattr(theirs, f"load_{name}")(return_X_y=True)
    ours = SETS[name]()
    assert np.array_equal(ours[0], x) and np.array_equal(ours[1], y)
    assert ours[0].flags.c_contiguous and (ours[0].dtype, ours[1].dtype) == (x.dtype, y.dtype)


def test_the_text_in_the_package_is_what_scikit_learn_says_of_its_sets():
    sklearn = pytest.importorskip("sklearn")
    if sklearn.__version__ != "1.9.1":
        pytest.skip("the text is that of another version")
    folder = Path(sklearn.__file__).parent / "datasets" / "descr"
    theirs = "\n".join(file.read_text("utf-8") for file in sorted(folder.glob("*.rst")))
    symbols, *parts = corpus()
    assert "".join(symbols[i] for part in parts for i in part) == theirs
    assert fingerprint() == stored("language")["text"]


def test_what_is_kept_in_the_package_needs_no_other():
    code = """
import sys
sys.modules.update(dict.fromkeys(["sklearn", "scipy", "pandas", "matplotlib"]))
from slopes.data import SETS, digits, load
from slopes.experiments import corpus
for name in SETS:
    load(name)
corpus()
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_each_kept_file_has_its_source():
    told = (FOLDER / "README.md").read_text("utf-8")
    files = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert {f"{name}.npz" for name in KEPT} < files
    assert [name for name in files if name not in told] == []


def test_the_raw_digits_are_the_ink_of_the_same_split():
    x, y, x_test, y_test = digits(raw=True)
    shown, labels, *_ = digits()
    assert set(np.unique(x)) <= set(range(17)) and np.array_equal(y, labels)
    spread = x.std(0)
    expected = np.where(spread > 0, (x - x.mean(0)) / np.where(spread > 0, spread, 1), 0)
    assert np.allclose(shown, expected) and len(x_test) == len(y_test) == 449
