"""Train chapter 18's language models, and write what they lose: src/slopes/stored/language.json.

Nine feed-forward blocks over ten seeds, ways to hold the size over five, other rates and starts
over three; of SwiGLU and ReLU how far the largest hidden outputs lie out, over five.
All runs are those of `slopes.experiments.language_run`; a run that is stored already, of the same
text, steps and versions, is kept, so that the program can be interrupted. About half an hour.
"""

import datetime
import json
from importlib.metadata import version
from pathlib import Path

from slopes.experiments import BLOCK_KINDS, fingerprint, language_run, run_name
from slopes.experiments.attention import WIDTH
from slopes.experiments.language import STEPS

STORED = Path(__file__).parents[1] / "src" / "slopes" / "stored" / "language.json"
LARGE = {"size": 1.0}  # embeddings twenty times the usual size
MODELS = [({"kind": kind}, 10) for kind in BLOCK_KINDS]
MODELS += [({"kind": "gelu", "norm": norm}, 5) for norm in ("RMSNorm", None, "DyT")]
MODELS += [({"kind": "gelu", "norm": norm, **LARGE}, 5) for norm in ("LayerNorm", None, "DyT")]
MODELS += [({"kind": "gelu", "norm": "DyT", "alpha": 2.0}, 5)]
MODELS += [({"kind": "swiglu", "norm": None}, 3)]
MODELS += [({"kind": kind, "start": 3**0.5}, 3) for kind in BLOCK_KINDS]
RATES = 0.0015, 0.006
MODELS += [({"kind": k, "lr": lr}, 3) for k in ("swiglu", "silu", "relu", "glu") for lr in RATES]
FACTOR = {"factor": round(WIDTH**0.5, 3)}  # as DyT's authors do: learnt, and √width at first
MODELS += [({"kind": "gelu", "norm": norm, **FACTOR}, 5) for norm in ("LayerNorm", None, "DyT")]
MODELS += [({"kind": "gelu", "norm": "DyT", **FACTOR, "alpha": a}, 5) for a in (1.0, 2.0)]
LONG = {**FACTOR, "steps": 4 * STEPS}
MODELS += [({"kind": "gelu", "norm": norm, **LONG}, 3) for norm in ("LayerNorm", "DyT")]
MODELS += [({"kind": "gelu", "norm": "DyT", "steps": 4 * STEPS}, 3)]
PEAKS = "swiglu", "relu"
PARTS = "runs", "peaks"


def write(head, runs, peaks):
    head["date"] = datetime.date.today().isoformat()
    rows = (
        ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in part.items() if v)
        for part in (runs, peaks)
    )
    parts = (f'"{name}": {{\n{row}\n }}' for name, row in zip(PARTS, rows, strict=True))
    text = f"{json.dumps(head, indent=1)[:-2]},\n " + ",\n ".join(parts) + "\n}\n"
    STORED.write_text(text, encoding="utf-8")


def main():
    versions = {"numpy": version("numpy")}
    head = {"versions": versions, "text": fingerprint(), "steps": STEPS}
    found = json.loads(STORED.read_text(encoding="utf-8")) if STORED.exists() else {}
    runs, peaks = (found.get(k, {}) if head.items() <= found.items() else {} for k in PARTS)
    for model, seeds in MODELS:
        kept = runs.setdefault(run_name(**model), [])
        for seed in range(len(kept), seeds):
            losses = language_run(**model, seed=seed).loss
            kept.append([round(loss, 4) for loss in losses])
            print(f"{run_name(**model)}, seed {seed}: {losses[-1]:.3f}", flush=True)
            write(head, runs, peaks)
    for kind in PEAKS:
        kept = peaks.setdefault(run_name(kind), [])
        for seed in range(len(kept), 5):
            kept.append([round(far, 1) for far in language_run(kind, seed=seed).peaks])
            print(f"{kind}, seed {seed}: {kept[-1]}", flush=True)
            write(head, runs, peaks)


if __name__ == "__main__":
    main()
