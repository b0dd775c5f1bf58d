"""The counter of activation functions: on a small made-up tree, and on transformers where it is."""

import json
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from slopes.data import stored
from slopes.experiments import (
    by_year,
    census,
    family,
    first_named,
    from_row,
    model_folders,
    to_row,
    widths,
)

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "census.py"
TREE = {
    "models/old/configuration_old.py": """
        # Copyright 2010, a slip. Copyright (c) 2018 The Authors.
        class OldConfig(Base):
            def __init__(self, size=3, hidden_act="gelu_new", *, pooler_act="tanh", **more):
                self.hidden_act = hidden_act
        """,
    "models/old/modeling_old.py": "# Copyright 2017 Nobody\nact = ACT2FN[config.hidden_act]",
    "models/two_towers/configuration_two_towers.py": '''
        # Copyright 2025 The Authors
        class TextConfig(Base):
            """hidden_act = "relu" stands in this text and counts for nothing."""
            hidden_size: int = 8
            hidden_act: str = "silu"
            activation: str = "gelu"  # a second field of one class
        class VisionConfig(Base):
            hidden_act: str = "quick_gelu"
        class Config(Base):
            projector_hidden_act: str = "gelu"
            feat_extract_norm: str = "group"
        ''',
    "models/two_towers/modeling_two_towers.py": "self.gate_proj = config.hidden_act",
    "models/says_one/configuration_says_one.py": """
        class SaysConfig(Base):
            hidden_act: str = "silu"
            swiglu_limit: float = 7.0
            hidden_size: int = 48
            intermediate_size: int = 128
        class LateConfig(Base):
            hidden_act: str = "silu"
            hidden_size: int = 48
            intermediate_size: int = 192
            other_act: str | None = None
        """,
    "models/says_one/modeling_says_one.py": "# Copyright 2026 X\\ngate_up_proj = clamp(7)",
    "models/no_code/configuration_no_code.py": "HIDDEN_ACT = 'relu'",
    "models/no_configuration/modeling_no_configuration.py": "gate_proj",
    "activations.py": 'ACT2CLS = {"relu": nn.ReLU, "gelu": (G, {"a": 1})}',
}


@pytest.fixture
def tree(tmp_path):
    for name, text in TREE.items():
        file = tmp_path / "transformers" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = text.strip("\n").splitlines()
        cut = len(lines[0]) - len(lines[0].lstrip())
        file.write_text("\n".join(line[cut:] for line in lines), encoding="utf-8")
    return tmp_path


def test_a_made_up_tree_is_counted_as_one_counts_by_hand(tree):
    found = {record["folder"]: record for record in model_folders(tree / "transformers/models")}
    assert set(found) == {"old", "two_towers", "says_one", "no_code"}
    assert found["old"]["named"] == {"Old": "gelu_new"} and found["old"]["year"] == 2018
    assert found["old"]["beside"] == ["tanh"] and found["old"]["gate"] is False
    towers = found["two_towers"]
    assert towers["named"] == {"Text": "silu", "Vision": "quick_gelu"}
    assert towers["gate"] and towers["year"] == 2025 and towers["beside"] == ["gelu"]
    says = found["says_one"]
    assert says["named"] == {"Says": "silu", "Late": "silu"}
    assert says["unread"] and says["clamped"] and says["gate"] and says["year"] == 2026
    assert not any(found[name]["unread"] for name in ("old", "two_towers", "no_code"))
    empty = found["no_code"]
    assert empty["gate"] is None and empty["named"] == {} and empty["year"] is None
    years = by_year(found.values())
    assert years[2025] == {"SiLU": 1, "code": 1, "gate": 1}
    assert by_year(found.values(), -1)[2025] == {"GELU": 1, "code": 1, "gate": 1}
    assert widths(tree / "transformers/models") == {"says_one": (48, 128)}
    assert years[2018] == {"GELU": 1, "code": 1, "gate": 0} and next(iter(years)) is None
    assert [from_row(json.loads(json.dumps(to_row(r)))) for r in found.values()] == [
        *found.values()
    ]


def test_a_name_counts_once_and_whole():
    twice = 'class A:\n    activation_function = "gelu_new"\n    activation = "relu"'
    assert first_named(twice) == {"A": "gelu_new"}
    assert first_named("class A:\n    hidden_act: str = None\n    b: int = 3") == {}
    names = "gelu_new", "gated-gelu", "swish", "relu", "relu2", "relu6", "tanh"
    assert [family(n) for n in names] == ["GELU", "GELU", "SiLU", "ReLU", *["other"] * 3]


def test_the_program_looks_where_it_is_told(tree):
    made = tree / "transformers-1.0.dist-info"
    made.mkdir()
    (made / "METADATA").write_text("Metadata-Version: 2.1\nName: transformers\nVersion: 1.0\n")
    out = tree / "census.json"
    command = [sys.executable, PROGRAM, "--site", tree, "--out", out]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["versions"] == {"transformers": "1.0"} and found["offered"] == ["gelu", "relu"]
    expected = ["two_towers", 2025, True, {"Text": "silu", "Vision": "quick_gelu"}, ["gelu"]]
    assert expected in found["rows"]


def test_the_stored_census_is_what_is_installed():
    version = stored("census")["versions"]["transformers"]
    here = next(distributions(name="transformers"), None)
    if here is None or here.version != version:
        found = here.version if here else "none"
        pytest.skip(f"the census is of transformers {version}; installed here: {found}")
    models = Path(here.locate_file("transformers")) / "models"
    assert model_folders(models) == list(census())
    assert {name: [*pair] for name, pair in widths(models).items()} == stored("census")["widths"]
