"""Refuse every connection but loopback, and note what is read of the library where one asks.

Python imports this where its folder is on PYTHONPATH.
"""

import ipaddress
import os
import socket
import sys

SRC = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "src", "")
NOTES = os.environ.get("SLOPES_NOTES")  # a file for the names of what is read below src
READING = {"open", "os.listdir", "os.scandir"}
noted = set()


class NoNetwork(PermissionError):
    """Raised instead of leaving this machine."""


def is_here(host):
    """True where `host` names this machine's loopback."""
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def target(event, arguments):
    """The host that a socket event is about to reach, or None where it stays here by nature."""
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        return arguments[0]
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        connection, address = arguments
        if connection.family in (socket.AF_INET, socket.AF_INET6) and address:
            return address[0]
    return None


def guard(event, arguments):
    if event.startswith("socket.") and not is_here(target(event, arguments)):
        raise NoNetwork(
            f"no network here but loopback: {event.removeprefix('socket.')} "
            f"to {target(event, arguments)!r} is refused"
        )


def note(event, arguments):
    """Write a name at once, and only once: a child may end without a word."""
    if event not in READING or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    path = os.path.abspath(os.fsdecode(arguments[0]))
    if path.startswith(SRC) and path not in noted:
        noted.add(path)
        with open(NOTES, "a", encoding="utf-8") as notes:
            notes.write(f"{path}\n")


sys.addaudithook(guard)
if NOTES:
    sys.addaudithook(note)
