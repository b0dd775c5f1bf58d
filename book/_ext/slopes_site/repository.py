"""Where the book's source is published, so that a fork's buttons point at the fork."""

import os
import re
import subprocess
from typing import NamedTuple
from urllib.parse import quote, urlsplit

BINDER = "https://mybinder.org/v2"
COLAB = "https://colab.research.google.com/github"
PUBLIC_HOSTS = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org")  # Binder reads them


class Repository(NamedTuple):
    host: str
    path: str  # owner/name, on GitLab perhaps group/subgroup/name
    branch: str

    @property
    def url(self):
        return f"https://{self.host}/{self.path}"


def find_repository(folder, environ=os.environ):
    """Return the public repository that CI or the checkout's remote `origin` names, or None."""
    if environ.get("GITHUB_REPOSITORY"):
        remote = f"{environ.get('GITHUB_SERVER_URL', '')}/{environ['GITHUB_REPOSITORY']}"
        branch = environ.get("GITHUB_HEAD_REF") or environ.get("GITHUB_REF_NAME")
    else:
        remote, branch = _git(folder, "remote", "get-url", "origin"), None
    host, path = split_remote(remote)
    if host not in PUBLIC_HOSTS:
        return None
    return Repository(host, path, branch or published_branch(folder))


def split_remote(remote):
    """Return (host, path) of a git remote in its https, ssh or scp-like form, else ("", "")."""
    if scp := re.fullmatch(r"(?:[^@/:]+@)?([^/:]+):(?!//)(.+)", remote):
        host, path = scp.groups()
    else:
        parts = urlsplit(remote)
        known = parts.scheme in ("https", "http", "ssh", "git", "git+ssh")
        host, path = (parts.hostname or "", parts.path) if known else ("", "")
    path = path.strip("/").removesuffix(".git")
    return (host.lower(), path) if "/" in path else ("", "")


def published_branch(folder):
    """Return the checked-out branch if `origin` has it, else `origin`'s default branch."""
    current = _git(folder, "symbolic-ref", "--short", "HEAD")
    if current and _git(folder, "rev-parse", "--verify", f"refs/remotes/origin/{current}"):
        return current
    default = _git(folder, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
    return default.removeprefix("origin/") or current or "main"


def launch_links(repository, notebook):
    """Return the addresses, by service, that open a notebook of the repository (path in it)."""
    host, path, branch = repository
    ref, file = quote(branch, safe=""), quote(notebook)
    source = {
        "github.com": f"gh/{path}",
        "gitlab.com": f"gl/{quote(path, safe='')}",
    }.get(host, f"git/{quote(repository.url, safe='')}")
    links = {"Binder": f"{BINDER}/{source}/{ref}?urlpath=lab/tree/{file}"}
    if host == "github.com":
        links["Colab"] = f"{COLAB}/{path}/blob/{quote(branch)}/{file}"
    return links


def _git(folder, *arguments):
    """The first line git answers, or an empty string where it has no answer."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:  # a downloaded archive on a machine without git
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
