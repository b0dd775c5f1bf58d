"""The fold over an answer: in JupyterLab, what a cell tagged `answer` shows waits for the reader.

JupyterLab opens a collapsed output whenever its cell runs, but it tells the kernel the cell's tags.
"""

import html

FOLD = "<details><summary>I have guessed: show me</summary>{}</details>"


def fold(shell):
    """Let a notebook's displays stand in a fold, where the cell that makes them is an answer."""
    publisher, hook = shell.display_pub, shell.displayhook
    parent = getattr(shell, "get_parent", None) or shell.kernel.get_parent

    def folded(shown, moves=None):  # moves: a bar that goes with the work
        tags = parent().get("metadata", {}).get("tags", ())
        if "answer" in tags and "proof" not in tags and "text/plain" in shown and not moves:
            plain = f"<pre>{html.escape(shown['text/plain'])}</pre>"
            shown = shown | {"text/html": FOLD.format(shown.get("text/html", plain))}
        return shown

    def in_message(message):
        content = message["content"]
        content["data"] = folded(content.get("data", {}), content.get("transient"))
        return message

    if hasattr(publisher, "register_hook"):
        publisher.register_hook(in_message)
        hook.register_hook(in_message)
    else:  # the kernel in the reader's browser sends no messages
        publish, write = publisher.publish, hook.write_format_data

        def published(data, *rest, transient=None, **more):
            publish(folded(data, transient), *rest, transient=transient, **more)

        publisher.publish = published
        hook.write_format_data = lambda data, *rest: write(folded(data), *rest)
