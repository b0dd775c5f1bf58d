"""Train chapter 18's language models, and write what they lose: src/slopes/stored/language.json.

Nine feed-forward blocks over ten seeds, ways to hold the size over five, other rates over three.
All runs are those of `slopes.experiments.language_run`; a run that is stored already, of the same
text, steps and versions, is kept, so that the program can be interrupted. About twenty minutes.
"""

import datetime
import json
import time
from importlib.metadata import version
from pathlib import Path

from slopes.experiments import KINDS, fingerprint, language_run, run_name
from slopes.experiments.language import STEPS

STORED = Path(__file__).parents[1] / "src" / "slopes" / "stored" / "language.json"
LARGE = {"size": 1.0}  # embeddings twenty times the usual size
MODELS = [({"kind": kind}, 10) for kind in KINDS]
MODELS += [({"kind": "gelu", "norm": norm}, 5) for norm in ("RMSNorm", None, "DyT")]
MODELS += [({"kind": "gelu", "norm": norm, **LARGE}, 5) for norm in ("LayerNorm", None, "DyT")]
MODELS += [({"kind": "gelu", "norm": "DyT", "alpha": 2.0}, 5)]
MODELS += [({"kind": "swiglu", "norm": None}, 3)]
MODELS += [({"kind": kind, "start": 3**0.5}, 3) for kind in ("swiglu", "relu", "silu")]
MODELS += [({"kind": k, "lr": lr}, 3) for k in ("swiglu", "silu") for lr in (0.0015, 0.006)]


def main():
    versions = {name: version(name) for name in ("numpy", "scikit-learn")}
    head = {"versions": versions, "text": fingerprint(), "steps": STEPS}
    found = json.loads(STORED.read_text(encoding="utf-8")) if STORED.exists() else {}
    runs = found["runs"] if head.items() <= found.items() else {}
    for model, seeds in MODELS:
        kept = runs.setdefault(run_name(**model), [])
        for seed in range(len(kept), seeds):
            began = time.process_time()
            losses = language_run(**model, seed=seed).loss
            kept.append([round(loss, 4) for loss in losses])
            spent = time.process_time() - began
            print(f"{run_name(**model)}, seed {seed}: {losses[-1]:.3f}, {spent:.1f} s", flush=True)
            head["date"] = datetime.date.today().isoformat()
            rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in runs.items() if v)
            text = f'{json.dumps(head, indent=1)[:-2]},\n "runs": {{\n{rows}\n }}\n}}\n'
            STORED.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
