"""Serve the built site on this machine alone."""

import functools
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import policies

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"


class Handler(SimpleHTTPRequestHandler):
    extensions_map: ClassVar = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def send_error(self, code, message=None, explain=None):
        """Answer an unknown path with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self):
        address = self.path.partition("?")[0]
        self.send_header(
            "Cache-Control", policies.lifetime(address)
        )  # a rebuilt page is seen at once
        if policy := policies.policy(address, Path(self.directory)):
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_):
        """Say nothing about each request."""


def server(site=SITE, ports=range(8000, 8100), handler=Handler):
    """A server of `site` on the first free port of loopback."""
    handler = functools.partial(handler, directory=str(site))
    for port in ports:
        try:
            return ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
    sys.exit(f"No port from {ports[0]} to {ports[-1]} is free on this machine.")


if __name__ == "__main__":
    serving = server()
    print(f"Slopes is at http://127.0.0.1:{serving.server_port}/ (Ctrl-C ends).", flush=True)
    try:
        serving.serve_forever()
    except KeyboardInterrupt:
        print("\nEnded.")
