"""Where the links lead: every file and fragment is there, in reading order, and on https."""

import os
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import serve
import yaml
from bs4 import BeautifulSoup

SITE = serve.SITE
ROOT = SITE.parents[1]
HOME = "http://here/"
HOLDERS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src"}


@cache
def parse(name):
    return BeautifulSoup((SITE / name).read_text("utf-8"), "html.parser")


@cache
def fragments(name):
    soup = parse(name)
    return {tag["id"] for tag in soup.select("[id]")} | {
        tag["name"] for tag in soup.select("a[name]")
    }


def addresses(name):
    """Every address that a page names, in full."""
    soup = parse(name)
    base = soup.base["href"] if soup.base else name
    for tag, attribute in HOLDERS.items():
        for found in soup.select(f"{tag}[{attribute}]"):
            yield urljoin(urljoin(HOME, base), found[attribute])


def fault(address):
    """What is wrong with an address, or None."""
    parts = urlsplit(address)
    if parts.scheme in ("data", "mailto"):
        return None
    if not address.startswith(HOME):
        well_formed = parts.scheme == "https" and "." in parts.netloc and " " not in address
        return None if well_formed else "is no address on https"
    path = unquote(parts.path).lstrip("/") or "index.html"
    if not (SITE / path).is_file():
        return "is no file"
    if parts.fragment and path.endswith(".html"):
        return None if unquote(parts.fragment) in fragments(path) else "names no place on its page"
    return None


def test_no_link_is_dead(site, name):
    dead = {f"{a.removeprefix(HOME)} {fault(a)}" for a in addresses(name) if fault(a)}
    assert not dead, "\n".join(sorted(dead))


def test_the_way_in_leads_to_the_book(site):
    soup = parse("index.html")
    assert soup.select_one("meta[http-equiv=refresh]")["content"] == "0; url=book/index.html"
    assert soup.select_one("main a")["href"] == "book/index.html"
    assert [a for a in addresses("index.html") if fault(a)] == []


def contents():
    """The pages in the order of the table of contents."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    parts = [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    return [f"{page}.html" for page in [toc["root"], *parts]]


@pytest.mark.parametrize(
    "way, order", [("right-next", contents()), ("left-prev", contents()[::-1])]
)
def test_previous_and_next_walk_the_whole_book(site, way, order):
    walked = [order[0]]
    while link := parse(walked[-1]).select_one(f"a.{way}"):
        walked.append(urljoin(HOME + walked[-1], link["href"]).removeprefix(HOME))
        assert len(walked) <= len(order), f"{walked[-1]} leads on, but the book ends"
    assert walked == order


def test_a_page_lists_its_sections(site, chapter):
    soup = parse(chapter)
    sections = [f"#{section['id']}" for section in soup.select("article section section[id]")]
    listed = [link["href"] for link in soup.select("nav.page-toc a")]
    assert sections
    assert listed == sections


def test_the_buttons_open_the_chapter_here_and_where_this_checkout_comes_from(
    site, chapter, monkeypatch
):
    monkeypatch.syspath_prepend(str(ROOT / "book" / "_ext"))
    from slopes_site.repository import find_repository, launch_links

    repository = find_repository(ROOT, os.environ)
    notebook = str(Path(chapter).with_suffix(".ipynb"))
    expected = list(launch_links(repository, notebook).values()) if repository else []
    if (SITE / "lite" / "files" / Path(notebook).name).exists():
        expected.insert(0, f"../lite/notebooks/index.html?path={Path(notebook).name}")
    menus = parse(chapter).select(".dropdown-launch-buttons a, .btn-source-repository-button")
    assert [link["href"] for link in menus] == expected + ([repository.url] if repository else [])
