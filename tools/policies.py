"""Which policy a host sends with which address, and what browsers keep without asking again."""

import re
import tomllib
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "lite" / "policies.toml"
PAGE = re.compile(r'<meta content="([^"]*)" http-equiv="Content-Security-Policy"')
# What is named after its content or its version.
KEPT = r"^/(_static/kept|lite/pyodide|lite/own)/|^/lite/build/[\w-]+\.[0-9a-f]{7}\.js$"
FOR_EVER = "max-age=31536000, immutable"


def of_pages(site):
    """What the course's own pages ask a browser to refuse, for hosts that send it."""
    first = site / "book" / "index.html"
    found = first.exists() and PAGE.search(first.read_text("utf-8"))
    return found and found[1]


def below_lite():
    """{pattern: policy} of addresses below lite/; the first that meets one counts."""
    return {it["path"]: it["allows"] for it in tomllib.loads(TABLE.read_text("utf-8"))["policy"]}


def policy(address, site):
    """The policy that goes with an address, a path from the site's top."""
    found = (allows for path, allows in below_lite().items() if re.search(path, address))
    return next(found, None) or of_pages(site)


def lifetime(address):
    """How long a browser may keep what it has from an address."""
    return FOR_EVER if re.search(KEPT, address) else "no-cache"
