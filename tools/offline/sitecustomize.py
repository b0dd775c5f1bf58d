"""Refuse every connection but loopback; Python imports this where its folder is on PYTHONPATH."""

import ipaddress
import socket
import sys


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


sys.addaudithook(guard)
