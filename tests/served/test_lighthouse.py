"""Lighthouse on every page, on a phone and on a desk: RUNS runs of each, one where not said.

Its score for speed is told, not judged: it measures the machine too, and no clock fails a test.
Judged are what it says of access, practice and search engines, and how far the page shifts.
"""

import json
import os
import statistics
import subprocess
from urllib.parse import urljoin

import browser
import programs
import pytest
from visits import SITE

RUNS = int(os.environ.get("RUNS", 1))
JUDGED = ["accessibility", "best-practices", "seo"]
PRESETS = {"phone": [], "desk": ["--preset=desktop"]}
TOLD = {
    "first paint": "first-contentful-paint",
    "largest paint": "largest-contentful-paint",
    "blocked": "total-blocking-time",
}
SHIFT, MOST_SHIFT = "cumulative-layout-shift", 0.02


def measured(address, judged, options):
    """What Lighthouse reports of a page."""
    command = [programs.find("Node"), programs.find("Lighthouse"), address, *options]
    command += ["--quiet", "--output=json", f"--chrome-flags={browser.QUIET}"]
    command += [f"--only-categories={','.join(['performance', *judged])}"]
    env = os.environ | {"CHROME_PATH": browser.find()}
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8")
    if done.returncode:
        pytest.fail(f"Lighthouse failed: {done.stderr.strip()[-500:]}", pytrace=False)
    return json.loads(done.stdout)


@pytest.mark.parametrize("screen", PRESETS)
def test_lighthouse_finds_nothing_amiss(site, name, screen, record_property):
    hidden = 'content="noindex"' in (SITE / name).read_text("utf-8")
    judged = [key for key in JUDGED if key != "seo" or not hidden]  # search engines leave it out
    asked = [judged] + [[]] * (RUNS - 1)  # only what is measured can be another the next time
    reports = [measured(urljoin(site, name), each, PRESETS[screen]) for each in asked]
    categories = [report["categories"] for report in reports]

    def median(values):
        return statistics.median(list(values))

    record_property(f"{screen}: speed", 100 * median(c["performance"]["score"] for c in categories))
    for what, audit in TOLD.items():
        value = median(report["audits"][audit]["numericValue"] for report in reports)
        record_property(f"{screen}: {what}, ms", value)
    shift = median(report["audits"][SHIFT]["numericValue"] for report in reports)
    record_property(f"{screen}: shift", shift)
    scores = {key: categories[0][key]["score"] for key in judged}
    assert scores == dict.fromkeys(judged, 1), amiss(reports[0], judged)
    assert shift <= MOST_SHIFT


def amiss(report, judged):
    """The audits that have failed of those that the judged categories count, with three places."""
    names = {ref["id"] for key in judged for ref in report["categories"][key]["auditRefs"]}
    found = {name: report["audits"][name] for name in names}
    return {
        name: audit.get("details", {}).get("items", [])[:3]
        for name, audit in found.items()
        if audit["score"] is not None and audit["score"] < 1
    }
