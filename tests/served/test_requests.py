"""nginx under very many requests, also while the site is replaced under it: no answer is amiss."""

import asyncio
import itertools
import re
import shutil
import threading

import pytest
from visits import SITE

MANY, AT_ONCE, TIMES = 60_000, 50, 10
VERSION = re.compile(rb"(?<=\?v=)[0-9a-f]{8}")
OTHER = b"0123abcd"


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """Another edition of the site: every page, the style and the script differ."""
    other = tmp_path_factory.mktemp("edition") / "html"
    shutil.copytree(SITE, other)
    for path in other.rglob("*.html"):
        path.write_bytes(VERSION.sub(OTHER, path.read_bytes()) + b"<!-- another edition -->")
    for path in other.glob("_static/*.[cj]s*"):
        path.write_bytes(path.read_bytes() + b"/* another edition */")
    return other


def contents(copy):
    """What each address of a published copy is to be answered with: packed where it is."""
    files = [path for path in copy.rglob("*") if path.is_file() and path.suffix != ".gz"]
    addresses = {path.relative_to(copy).as_posix(): path for path in files}
    for path in copy.glob("_static/kept/*/*"):
        addresses[f"_static/{path.name}?v={path.parent.name}"] = path
    packed = {name: path.with_name(path.name + ".gz") for name, path in addresses.items()}
    return {
        name: (packed[name] if packed[name].exists() else path).read_bytes()
        for name, path in addresses.items()
        if "_static/kept" not in name and path.suffix != ".gz"
    }


class Crowd:
    """Many visitors who ask for every file in turn and look at every byte of the answers."""

    def __init__(self, port, right):
        self.port, self.right = port, right
        self.asked, self.wrong, self.names = 0, [], itertools.cycle(right)

    async def gather(self, until):
        """Ask until `until` is set, and MANY times at least."""
        await asyncio.gather(*(self.visit(until) for _ in range(AT_ONCE)))

    async def visit(self, until):
        writer = None
        while self.asked < MANY or not until.is_set():
            if writer is None or writer.is_closing():
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            name = next(self.names)
            self.asked += 1
            head = f"GET /{name} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
            writer.write(head.encode())
            try:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                body = await reader.readexactly(int(re.search(r"\nContent-Length: (\d+)", head)[1]))
            except (OSError, asyncio.IncompleteReadError) as error:
                self.wrong.append(f"{name}: {error!r}")
                writer.close()
                continue
            if not head.startswith("HTTP/1.1 200") or body not in self.right[name]:
                self.wrong.append(f"{name}: {head.splitlines()[0]}, {len(body)} bytes")
            if "\nConnection: close" in head:  # after a thousand answers
                writer.close()
        writer.close()


def test_every_answer_is_whole(host, record_property):
    right = {name: [body] for name, body in contents(host.home / "current").items()}
    crowd, at_once = Crowd(host.port, right), threading.Event()
    at_once.set()
    asyncio.run(crowd.gather(at_once))
    record_property("requests", crowd.asked)
    assert not crowd.wrong, "\n".join([f"{len(crowd.wrong)} wrong", *crowd.wrong[:20]])


def test_every_answer_is_whole_while_the_site_is_replaced(host, edition, record_property):
    editions = [contents(host.home / "current"), contents(host.publish(edition))]
    right = {name: [old[name] for old in editions if name in old] for name in editions[1]}
    crowd, replaced = Crowd(host.port, right), threading.Event()

    def replace():
        try:
            for _ in range(TIMES // 2):
                host.publish(SITE)
                host.publish(edition)
        finally:
            replaced.set()

    publishing = threading.Thread(target=replace)
    publishing.start()
    asyncio.run(crowd.gather(replaced))
    publishing.join()
    assert int((host.home / "current").resolve().name) == TIMES + 2
    record_property("requests while replaced", crowd.asked)
    assert not crowd.wrong, "\n".join([f"{len(crowd.wrong)} wrong", *crowd.wrong[:20]])
