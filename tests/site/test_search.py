"""The search: words as a reader types them, each found in prose, in the section that holds it."""

import re
from urllib.parse import urljoin

import pytest
import serve
from playwright.sync_api import expect

WORDS = ["Xavier", "Kaiming", "LeakyReLU", "Heaviside", "symmetry", "dropout", "ECE"]
WORDS += ["maximum likelihood", "logistic regression", "confidence", "unit", "neuron", "weight"]
WORDS += ["layer", "epoch", "standard deviation", "overfitting", "backpropagation", "LSTM"]
CODE = re.compile(r"\bself\.|\bdef \w+\(|>>>|</|\.ipynb|\\frac|\\sigma|\bimport numpy|plt\.")
HITS = """(hits) => hits.map((hit) => ({
  title: hit.querySelector("a").textContent, address: hit.querySelector("a").href,
  excerpt: hit.querySelector(".context").textContent,
}))"""
SECTION = """(id) => {
  const place = document.getElementById(id);
  return place?.matches("section, dt") && place.textContent;
}"""


@pytest.fixture(scope="module")
def found(seen):
    """Searches for words, on the served site or in its folder."""

    def found(words, place=""):
        return seen(urljoin(place, "search.html") + f"?q={words.replace(' ', '+')}", hits)

    return found


def hits(visit):
    expect(visit.page.locator(".search-summary")).to_have_text(re.compile("."))  # it has ended
    found = visit.page.locator("#search-results li")
    return {"hits": found.evaluate_all(HITS), "faults": visit.faults}


def prose(found):
    """The hits in texts, without those by the name of something in the library."""
    return [hit for hit in found["hits"] if not hit["excerpt"].startswith("Python ")]


@pytest.mark.parametrize("words", WORDS)
def test_what_a_reader_types_is_found(found, words):
    shown = prose(found(words))
    texts = [h["title"] + h["excerpt"] for h in shown if "glossary.html#" in h["address"]]
    assert any(words.lower() in text.lower() for text in texts), shown[:5]
    assert all("#" in hit["address"].partition("?")[0] for hit in shown)


@pytest.mark.parametrize("words", [*WORDS, "sigmoid", "gain", "slope", "tanh", "softmax", "bias"])
def test_excerpts_are_prose(found, words):
    result = found(words)
    odd = [hit["excerpt"] for hit in prose(result) if CODE.search(hit["excerpt"])]
    assert not odd, odd[:5]
    long = [hit for hit in prose(result) if len(hit["excerpt"]) > 260]
    assert not long and not result["faults"], (long, result["faults"])


def test_a_formula_is_shown_once(found):
    texts = [hit["excerpt"] for hit in found("logit")["hits"]]
    assert any("ln(p/(1 − p))" in text for text in texts), texts
    assert any("σ(z)" in hit["excerpt"] for hit in found("sigmoid")["hits"])


def test_hits_lead_to_the_sections_that_hold_the_words(found, visit):
    for words in ["Kaiming", "staircase", "leaky_relu"]:
        shown = found(words)["hits"]
        assert shown
        for hit in shown[:2]:
            text = visit(hit["address"]).evaluate(SECTION, hit["address"].partition("#")[2])
            assert text and words.lower() in text.lower(), hit


def test_the_folder_is_searched_as_the_site_is(found):
    served, folder = found("Heaviside"), found("Heaviside", serve.SITE.as_uri() + "/")
    assert [h["excerpt"] for h in served["hits"]] == [h["excerpt"] for h in folder["hits"]]
    assert served["hits"]


def test_what_is_nowhere_is_not_found(found):
    assert found("zzxqv")["hits"] == []
