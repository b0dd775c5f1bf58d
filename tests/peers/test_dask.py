"""A sweep on a real Dask cluster of two workers on this machine."""

import pytest
from small_study import EXPECTED, SETTINGS, small_study

from slopes.experiments import sweep


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_dask_cluster_takes_the_work_and_survives_a_killed_worker(tmp_path):
    from dask.distributed import LocalCluster

    study = small_study(tmp_path, fatal=("tanh", 1))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        found = sweep(study, cluster=cluster.scheduler_address, keep=tmp_path / "kept", **SETTINGS)
    assert (tmp_path / "killed").exists() and [r["result"] for r in found] == EXPECTED
    assert len((tmp_path / "kept").read_text().splitlines()) == len(EXPECTED)
