"""A sweep on a real Dask cluster of two workers on this machine."""

import pytest
from small_study import EXPECTED, SETTINGS, small_study

from slopes.experiments import study_cell, sweep

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_a_dask_cluster_takes_the_work_and_survives_a_killed_worker(tmp_path):
    from dask.distributed import LocalCluster

    study = small_study(tmp_path, fatal=("tanh", 1))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        found = sweep(study, cluster=cluster.scheduler_address, keep=tmp_path / "kept", **SETTINGS)
    assert (tmp_path / "killed").exists() and [r["result"] for r in found] == EXPECTED
    assert len((tmp_path / "kept").read_text().splitlines()) == len(EXPECTED)


def fatal_once(folder):
    """Return one cell of chapter 17's study, the first of which kills the worker that holds it."""

    def study_cell(**setting):
        import os
        import signal
        from pathlib import Path

        from slopes.experiments import study_cell as cell

        mark = Path(folder) / "killed"
        if setting["f"] == "gelu" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return cell(**setting)

    return study_cell


def test_the_study_of_chapter_17_runs_on_a_cluster_whose_worker_dies(tmp_path):
    from dask.distributed import LocalCluster

    factors = {"width": [4], "data": ["moons"], "depth": [1, 2], "optimizer": ["sgd", "adam"]}
    factors |= {"start": ["default", "own"], "f": ["relu", "gelu"], "steps": [4]}
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        where = {"cluster": cluster.scheduler_address, "keep": tmp_path / "kept"}
        found = sweep(fatal_once(tmp_path), **where, **factors)
        again = sweep(study_cell, **where, **factors)
    assert (tmp_path / "killed").exists() and found == again == sweep(study_cell, jobs=1, **factors)
    assert len((tmp_path / "kept").read_text().splitlines()) == len(found) == 16
