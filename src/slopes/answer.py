"""The fold over an answer: in JupyterLab, what a cell tagged `answer` shows waits for the reader.

JupyterLab opens a collapsed output whenever its cell runs, but it tells the kernel the cell's tags.
"""

import html

FOLD = "<details><summary>I have guessed: show me</summary>{}</details>"


def fold(shell):
    """Let a notebook's displays stand in a fold, where the cell that makes them is an answer."""

    def folded(message):
        tags = shell.get_parent().get("metadata", {}).get("tags", ())
        shown = message["content"].get("data", {})
        moves = message["content"].get("transient")  # a bar that goes with the work
        if "answer" in tags and "proof" not in tags and "text/plain" in shown and not moves:
            plain = f"<pre>{html.escape(shown['text/plain'])}</pre>"
            shown["text/html"] = FOLD.format(shown.get("text/html", plain))
        return message

    shell.display_pub.register_hook(folded)
    shell.displayhook.register_hook(folded)
