"""The built site published for nginx on loopback, and browsers that open it there."""

import os
import socket
import statistics
import subprocess
import time
from contextlib import contextmanager

import disk
import programs
import publish
import pytest
from visits import SITE, chrome, pytest_generate_tests, pytest_xdist_make_scheduler

__all__ = ["chrome", "pytest_generate_tests", "pytest_xdist_make_scheduler"]

FOLDERS = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
MAIN = """
daemon off;
worker_processes 2;
pid "{home}/pid";
error_log "{home}/errors" warn;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  log_not_found off;
  {folders}
  include "{home}/nginx.conf";
}}
"""


class Host:
    """A folder from which nginx serves what was published into it."""

    def __init__(self, home):
        self.home = home
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"

    def publish(self, site):
        return publish.publish(site, self.home, f"127.0.0.1:{self.port}")

    @contextmanager
    def serving(self):
        folders = "\n  ".join(f'{name}_temp_path "{self.home}/{name}";' for name in FOLDERS)
        main = self.home / "main.conf"
        main.write_text(MAIN.format(home=self.home, folders=folders))
        command = [programs.find("nginx"), "-e", str(self.home / "errors"), "-c", str(main)]
        command += ["-g", "user root;"] * (os.geteuid() == 0)
        running = subprocess.Popen(command)
        while running.poll() is None and not self.answers():
            time.sleep(0.02)
        if running.poll() is not None:
            pytest.fail((self.home / "errors").read_text())
        yield self
        running.terminate()
        running.wait()
        errors = (self.home / "errors").read_text()
        assert not errors, errors

    def answers(self):
        with socket.socket() as asking:
            return asking.connect_ex(("127.0.0.1", self.port)) == 0


@pytest.fixture
def host(tmp_path):
    """A host of the site that a test may publish anew."""
    host = Host(tmp_path)
    host.publish(SITE)
    with host.serving():
        yield host


@pytest.fixture(scope="session")
def standing(tmp_path_factory):
    """A host of the site as it stands."""
    if not SITE.exists():
        pytest.fail("The site is not built: run `make book` first.", pytrace=False)
    host = Host(tmp_path_factory.mktemp("host"))
    host.publish(SITE)
    with host.serving():
        yield host


@pytest.fixture(scope="session")
def site(standing):
    """The address at which nginx serves the site."""
    return standing.address


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter):
    """Tell what was measured, the most and the median of the pages, and keep it of each page."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    told = {}
    for report in reports:
        for what, value in report.user_properties:
            told.setdefault(what, {})[report.nodeid.rpartition("::")[2]] = value
    if not told:
        return
    kept = SITE.parent / "served.json"
    disk.write(kept, disk.read(kept) | told)
    terminalreporter.section(f"measured, of each page in {kept}")
    for what, values in told.items():
        lowest, most = min(values.values()), max(values, key=values.get)
        middle = statistics.median(values.values())
        line = f"{what:28} least {lowest:10.3f}  median {middle:10.3f}  most {values[most]:10.3f}"
        terminalreporter.line(f"{line}  {most}")
