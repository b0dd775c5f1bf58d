"""A small study that the tests sweep over: it may kill its worker, and notes each run."""


# A study for a sweep must reach the workers by value: it is made inside a function.
def small_study(folder=None, fatal=None):
    def study(f, seed):
        import os
        import signal
        from pathlib import Path

        from slopes.networks import Network

        if fatal == (f, seed):
            mark = Path(folder) / "killed"
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if folder:
            mark = Path(folder) / f"{f}-{seed}"
            mark.write_text((mark.read_text() if mark.exists() else "") + "ran ")
        return {"sum": float(Network([3, 2], f, seed=seed).dense[0].W.sum())}

    return study


SETTINGS = {"f": ["relu", "tanh"], "seed": range(3)}
EXPECTED = [small_study()(f, s) for f in SETTINGS["f"] for s in SETTINGS["seed"]]
