"""Firefox without a screen, driven over WebDriver BiDi: as much of it as the tests ask for."""

import json
import subprocess
import tempfile
import time
from pathlib import Path

import disk
import websocket

QUIET = {
    "app.update.disabledForTesting": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}
EVENTS = ["log.entryAdded", "network.fetchError", "network.responseCompleted"]
REFUSED = """() => document.addEventListener("securitypolicyviolation", (event) => console.error(
  `refused by the policy: ${event.effectiveDirective} ${event.blockedURI}`
))"""
KEYS = {"Tab": "\ue004", "Home": "\ue011", "ArrowRight": "\ue014"}


class Firefox:
    """A running Firefox with preferences of its own."""

    def __init__(self, path, **preferences):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in preferences.items()]
        Path(self.folder.name, "user.js").write_text("\n".join(lines), "utf-8")
        command = [path, "--headless", "--no-remote", "--profile", self.folder.name]
        command += ["--remote-debugging-port", "0"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.running = subprocess.Popen(command, **quiet)
        address = f"ws://127.0.0.1:{self.port()}/session"
        self.socket = websocket.create_connection(address, suppress_origin=True)
        self.asked, self.events = 0, []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=EVENTS)
        self.ask("script.addPreloadScript", functionDeclaration=REFUSED)

    def port(self):
        """Where it listens, once it says so in its profile."""
        told = Path(self.folder.name, "WebDriverBiDiServer.json")
        while self.running.poll() is None:
            if port := disk.read(told).get("ws_port"):
                return port
            time.sleep(0.05)
        raise RuntimeError("Firefox ended before it could be asked anything.")

    def ask(self, method, **params):
        """The result of a command; what Firefox tells meanwhile is kept."""
        self.asked += 1
        self.socket.send(json.dumps({"id": self.asked, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != self.asked:
            self.events.append(answer)
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return answer["result"]

    def close(self):
        self.socket.close()
        self.running.terminate()
        self.running.wait()
        self.folder.cleanup()


class Tab:
    """A page in a tab of its own, and what was refused to it and what it said."""

    def __init__(self, firefox, address, width=1280, height=800, ratio=1):
        self.firefox, firefox.events = firefox, []
        self.tab = firefox.ask("browsingContext.create", type="tab")["context"]
        size = {"viewport": {"width": width, "height": height}, "devicePixelRatio": ratio}
        firefox.ask("browsingContext.setViewport", context=self.tab, **size)
        firefox.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def evaluate(self, function, argument=None):
        """What a function of JavaScript returns on the page, given one argument."""
        called = f"JSON.stringify(({function})({json.dumps(argument)}))"
        return json.loads(self.run(called).get("value", "null"))

    def run(self, expression):
        """The value of an expression, once it is there."""
        there = {"target": {"context": self.tab}, "awaitPromise": True}
        found = self.firefox.ask("script.evaluate", expression=expression, **there)
        if found["type"] == "exception":
            raise RuntimeError(found["exceptionDetails"]["text"])
        return found["result"]

    def press(self, key, times=1):
        """Press a key, as a hand does."""
        moves = [{"type": move, "value": KEYS[key]} for move in ("keyDown", "keyUp")] * times
        keys = [{"type": "key", "id": "keys", "actions": moves}]
        self.firefox.ask("input.performActions", context=self.tab, actions=keys)

    @property
    def faults(self):
        return [fault for event in self.firefox.events for fault in told(event)]

    def close(self):
        self.firefox.ask("browsingContext.close", context=self.tab)


# Firefox says this of a formula that it lays out while its other half is still on the way;
# tests/served/whole.js counts the parts of every formula once the page is there.
HALF_WAY = "Invalid markup: Incorrect number of children"


def told(event):
    """What is amiss in something that Firefox tells: a line, or none."""
    params = event["params"]
    said = event["method"] == "log.entryAdded" and params["level"] in ("error", "warn")
    if said and not params["text"].startswith(HALF_WAY):
        yield f"{params['level']}: {params['text']}"
    if event["method"] == "network.fetchError" and params["errorText"] != "NS_BINDING_ABORTED":
        yield f"{params['errorText']} {params['request']['url']}"
    if event["method"] == "network.responseCompleted" and params["response"]["status"] >= 400:
        yield f"{params['response']['status']} {params['request']['url']}"
