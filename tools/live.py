"""Serve the book and build it again at each change, while the pages in a browser follow."""

import contextlib
import io
import subprocess
import sys
import threading
import time
from pathlib import Path

import disk
from environment import ROOT
from fingerprint import PAGES, files
from serve import Handler, server

SCRIPT = """
let shown;
setInterval(async () => {
  const now = await fetch("/live.txt").then((answer) => answer.text()).catch(() => "");
  if (shown && now && now !== shown) location.reload();
  shown = now || shown;
}, 500);
"""
TAG = b'<script src="/live.js" defer></script>'


class Live(Handler):
    """Serves the site with a script on each page that looks whether there is a newer one."""

    def send_head(self):
        path = Path(self.translate_path(self.path))
        if self.path == "/live.js":
            return self.answer("text/javascript", SCRIPT.encode())
        if self.path == "/live.txt":
            return self.answer("text/plain", which(Path(self.directory)).encode())
        path = path / "index.html" if self.path.endswith("/") else path
        if path.suffix == ".html" and path.is_file():
            page = path.read_bytes().replace(b"<title>", TAG + b"<title>", 1)
            return self.answer("text/html; charset=utf-8", page)
        return super().send_head()

    def answer(self, kind, body):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def which(site):
    """A name of the site that stands now; none while another takes its place."""
    try:
        return str(site.stat().st_mtime_ns)
    except FileNotFoundError:
        return ""


def state(root):
    """When each file that decides the pages was last written."""
    found = {}
    for path in files(root, PAGES):
        with contextlib.suppress(FileNotFoundError):  # an editor's, gone again
            found[path] = path.stat().st_mtime_ns
    return found


def main(every=0.3):
    serving = server(handler=Live)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    print(f"Slopes is at http://127.0.0.1:{serving.server_port}/book/ (Ctrl-C ends).", flush=True)
    seen = None
    while True:
        if (now := state(ROOT)) != seen:
            subprocess.run([sys.executable, ROOT / "tools" / "build.py"], cwd=ROOT)
            seen = now
        time.sleep(every)


if __name__ == "__main__":
    with disk.plainly(ROOT):
        main()
