"""What a long run says while it goes on."""

import sys
import time


class Progress:
    """Tells what happens in plain lines; a terminal also gets one line that is rewritten."""

    def __init__(self, stream=None, every=10):
        self.stream, self.every, self.running, self.told = stream or sys.stdout, every, {}, {}
        self.live = self.stream.isatty()

    def line(self, text):
        self.stream.write(("\r\x1b[K" if self.live else "") + text + "\n")
        self.stream.flush()

    def status(self, name, text):
        now = time.monotonic()
        self.running[name] = text
        if self.live:
            parts = " · ".join(f"{name} {text}" for name, text in list(self.running.items()))
            self.stream.write(f"\r\x1b[K  {parts}"[:100])
            self.stream.flush()
        elif now - self.told.setdefault(name, now) >= self.every:
            self.told[name] = now
            self.line(f"  {name}: {text}")

    def done(self, name, text, seconds):
        self.running.pop(name, None)
        self.line(f"  {name}: {text} {seconds:.1f} s")
