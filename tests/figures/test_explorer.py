"""The Explorer: its frames, its faces, and what it says when it is used wrongly."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter

import numpy as np
import pytest

from slopes import Explorer, relu, sigmoid
from slopes.figures import explorer

X = np.linspace(-3, 3, 61)


def line(ax, alpha=1.0, function=relu):
    ax.plot(X, function(alpha * X))
    ax.set(xlim=(-3, 3), ylim=(-3, 3))


def make(draw=line, alt="A line of slope {alpha}", alpha=(0.5, 1, 2), **more):
    return Explorer(draw, alt=alt, alpha=alpha, **more)


def data(explorer):
    return json.loads(re.search(r'<script type="application/json">(.*)</script>', explorer.html)[1])


def figure(explorer):
    html = explorer.html.replace(" hidden", ' hidden=""').replace(" selected", ' selected=""')
    html = re.sub(r"<script.*</script>", "", html)
    return ET.fromstring(re.sub(r"(<input [^>]*)>", r"\1/>", html))


def test_there_is_a_frame_and_a_text_for_each_combination():
    found = data(make(alpha=[1, 2, 3], function=[relu, sigmoid], alt="{function} at {alpha}"))
    assert found["labels"] == [["1", "2", "3"], ["relu", "sigmoid"]]
    assert found["alts"] == [f"{f} at {a}" for a in (1, 2, 3) for f in ("relu", "sigmoid")]
    assert len(found["frames"]) == 6
    assert len({tuple(f) for f in found["frames"]}) == 6


def test_frames_share_what_stays_the_same():
    found = data(make(alpha=np.linspace(0, 1, 21)))
    own = [set(f) - set(found["frames"][0]) for f in found["frames"][1:]]
    assert {len(parts) for parts in own} == {1}, "only the line differs from frame to frame"


def test_the_first_frame_is_in_the_page():
    root = figure(make(start={"alpha": 2}))
    svg = root.find(".//{http://www.w3.org/2000/svg}svg")
    assert svg.get("aria-label") == "A line of slope 2"
    assert root.find(".//input").get("value") == "2"


def test_without_javascript_the_controls_are_hidden():
    root = figure(make())
    assert root.find("div[@class='slopes-controls']").get("hidden") is not None
    assert "JavaScript" in root.find("noscript/p").text


def test_each_control_is_native_and_has_its_label():
    root = figure(make(function=[relu, sigmoid]))
    labels = {label.get("for"): label.text for label in root.iter("label")}
    slider, menu = root.find(".//input"), root.find(".//select")
    assert [labels[slider.get("id")], labels[menu.get("id")]] == ["alpha", "function"]
    assert (slider.get("type"), slider.get("max"), slider.get("aria-valuetext")) == (
        "range",
        "2",
        "0.5",
    )
    assert [o.text for o in menu] == ["relu", "sigmoid"]
    ids = {e.get("id") for e in root.iter()}
    assert {slider.get("aria-describedby"), menu.get("aria-describedby")} <= ids


def test_numbers_are_shown_without_rounding_errors_and_with_a_true_minus():
    labels = data(make(alpha=np.arange(-0.3, 0.4, 0.1)))["labels"][0]
    assert labels[0] == "\N{MINUS SIGN}0.3"
    assert labels[-1] == "0.3"


def test_a_text_has_the_true_minus_where_a_number_starts():
    made = make(alpha=[-1, -0.5], alt="well-known, x-1, {alpha} and {alpha:.2f}")
    minus = "\N{MINUS SIGN}"
    assert data(made)["alts"][1] == f"well-known, x-1, {minus}0.5 and {minus}0.50"


def test_a_number_has_no_needless_digits():
    labels = data(make(alpha=[-0.0, 1.5, 1e12, 10**9]))["labels"][0]
    assert labels == ["0.0", "1.5", "1000000000000", "1000000000"]
    assert data(make(alpha=[1000000, 1000001]))["labels"] == [["1000000", "1000001"]]


def test_start_finds_a_number_in_spite_of_rounding():
    assert (
        figure(make(alpha=np.linspace(0, 1, 11), start={"alpha": 0.3}))
        .find(".//input")
        .get("value")
        == "3"
    )


def test_the_text_may_be_a_function_of_the_values():
    found = data(make(alt=lambda alpha: f"slope {alpha:.1f}"))
    assert found["alts"] == ["slope 0.5", "slope 1.0", "slope 2.0"]


def test_a_text_that_names_no_value_gets_the_values():
    assert data(make(alt="A line"))["alts"][0] == "A line (alpha = 0.5)"


def test_several_panels_come_as_an_array():
    def two(axes, alpha):
        assert axes.shape == (2,)
        for ax in axes:
            ax.plot([0, alpha])

    make(two, panels=(1, 2))


def test_the_axes_stand_still():
    def widths(ax, alpha):
        ax.plot([0, alpha], [0, alpha * 1e5])

    frames = make(widths, alpha=(1, 1000)).frames.values()
    boxes = [re.search(r"<clipPath id=[^>]*>\s*(<rect [^>]*>)", svg)[1] for svg in frames]
    assert boxes[0] == boxes[1]


def test_the_same_notebook_twice_gives_the_same_page(monkeypatch):
    pages = []
    for _ in "ab":
        monkeypatch.setattr(explorer, "_made", Counter())  # as in a new kernel
        pages.append([make().html, make().html])
    assert pages[0] == pages[1]


def steady(ax, **values):
    line(ax)


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"alpha": (1, 3)},
        {"beta": (1, 2), "alpha": None},
        {"start": {"alpha": 2}},
        {"caption": "Another"},
        {"alt": "Another {alpha}"},
    ],
    ids=str,
)
def test_two_explorers_share_no_id(other):
    usual = {"alt": "A line", "alpha": (1, 2)}
    both = [usual, {key: value for key, value in (usual | other).items() if value is not None}]
    a, b = (set(re.findall(r' id="([^"]*)"', Explorer(steady, **given).html)) for given in both)
    assert a
    assert a & b == set()


def test_a_caption_and_a_text_are_escaped():
    made = make(alt="</script> {alpha} < 3", caption="a < b")
    assert "<figcaption>a &lt; b</figcaption>" in made.html
    assert made.html.count("</script>") == 1
    assert data(made)["alts"][0] == "</script> 0.5 < 3"


def test_without_a_kernel_it_is_a_page_a_print_and_a_line_of_text():
    bundle = make()._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", "image/svg+xml"}
    assert bundle["text/plain"] == (
        "<Explorer of line with 3 frames (3 of alpha): it moves in a notebook and on a page>"
    )


def test_forty_frames_are_small_and_each_is_drawn_once():
    drawn = []

    def noted(ax, alpha):
        drawn.append(alpha)
        line(ax, alpha)

    made = make(noted, alpha=np.linspace(0, 1, 40))
    assert sorted(drawn) == np.linspace(0, 1, 40).tolist()
    assert len(made.html) < 60_000


def test_the_live_figure_draws_anew_and_says_what_went_wrong():
    seen = []

    def fragile(ax, alpha):
        seen.append(alpha)
        if len(seen) > 4:
            raise ZeroDivisionError("no <slope>")
        line(ax, alpha)

    box = make(fragile)._live()
    slider, picture, _ = box.children
    assert slider.options == ("0.5", "1", "2")
    assert 'aria-label="A line of slope 0.5"' in picture.value
    assert len(seen) == 4
    slider.index = 2
    assert seen[-1] == 2
    assert picture.value == (
        '<p role="alert">fragile raised ZeroDivisionError for alpha = 2: no &lt;slope&gt;</p>'
    )


def raises(ax, alpha):
    if alpha == -1:
        raise ValueError("too small")
    line(ax, alpha)


def points(ax, alpha):
    rng = np.random.default_rng(0)
    ax.plot(*rng.normal(size=(2, 9000)) * alpha, ".")
    ax.set(xlim=(-3, 3), ylim=(-3, 3))


WRONG = {
    "no control": (
        lambda: Explorer(line, alt="a"),
        "controls: expected a keyword of draw with a list",
    ),
    "no values": (lambda: make(alpha=[]), "alpha: expected a list of two values or more, got []"),
    "one value": (
        lambda: make(alpha=[3]),
        "alpha: expected a list of two values or more, got [3]",
    ),
    "a number for a list": (
        lambda: make(alpha=3),
        "alpha: expected a list of two values or more, got 3",
    ),
    "a string for a list": (
        lambda: make(alpha="ab"),
        "alpha: expected a list of two values or more, got 'ab'",
    ),
    "a value twice": (
        lambda: make(alpha=[1, 2, 1]),
        "alpha: expected values that read differently, got 1 twice, in [1, 2, 1]",
    ),
    "a value twice, as another type": (
        lambda: make(alpha=[1, 1.0]),
        "got 1 twice, in [1, 1.0]",
    ),
    "two values that are hardly apart": (
        lambda: make(alpha=[1, 1.0000000001]),
        "got 1 twice, in [1, 1.0000000001]",
    ),
    "a number and its name": (
        lambda: make(alpha=[1, "1"]),
        "alpha: expected values that read differently, got 1 twice",
    ),
    "nan": (lambda: make(alpha=[1, np.nan]), "alpha: expected finite numbers, got nan"),
    "infinity": (lambda: make(alpha=[1, np.inf]), "alpha: expected finite numbers, got inf"),
    "a number beyond floats": (
        lambda: make(alpha=[10**400, 1]),
        "alpha: expected finite numbers, got inf",
    ),
    "a value without a name": (
        lambda: make(alpha=[[1], [2]]),
        "alpha: expected numbers, strings and",
    ),
    "a keyword draw does not take": (
        lambda: make(beta=[1, 2]),
        "draw: expected to take an axes and alpha, beta: got an unexpected keyword argument 'beta'",
    ),
    "an argument left out": (
        lambda: make(lambda ax, alpha, beta: None),
        "draw: expected to take an axes and alpha: missing a required argument: 'beta'",
    ),
    "draw is no function": (lambda: make(3), "draw: expected a function draw(ax, **values), got 3"),
    "draw raises for a value": (
        lambda: make(raises, alpha=[-1, 1], start={"alpha": 1}),
        "raises raised ValueError for alpha = \N{MINUS SIGN}1: too small",
    ),
    "draw draws nothing": (
        lambda: make(lambda ax, alpha: None),
        "to draw on its axes, got nothing for alpha = 0.5",
    ),
    "draw only sets a title": (
        lambda: make(lambda ax, alpha: ax.set(title="seen")),
        "for alpha = 0.5 (a title or limits alone are no drawing)",
    ),
    "no text": (lambda: make(alt=""), "alt: expected what the frame of alpha = 0.5 shows, got ''"),
    "a blank text": (lambda: make(alt=" "), "alt: expected what the frame of alpha = 0.5 shows"),
    "a text that is a number": (lambda: make(alt=5), "of alpha = 0.5 shows, got 5"),
    "a text function that raises": (
        lambda: make(alt=lambda alpha: f"{1 / (alpha - 1)}"),
        "alt raised ZeroDivisionError for alpha = 1: ",
    ),
    "a text function without the keyword": (
        lambda: make(alt=lambda beta: "b"),
        "alt raised TypeError for alpha = 0.5:",
    ),
    "a text that names a part of a value": (
        lambda: make(alt="{alpha.foo}"),
        "alt: expected only alpha in braces, got '{alpha.foo}' (AttributeError:",
    ),
    "a text function without text": (
        lambda: make(alt=lambda alpha: None),
        "alt: expected what the frame of alpha = 0.5 shows, got None",
    ),
    "a text that names another value": (
        lambda: make(alt="{beta}"),
        "alt: expected only alpha in braces, got '{beta}'",
    ),
    "a start that is no value": (
        lambda: make(start={"alpha": 7}),
        "start: expected a value of alpha, 0.5, 1, 2, got 7",
    ),
    "a start that is a number": (
        lambda: make(start=2),
        "start: expected a dict of a control and its value, got 2",
    ),
    "a start that is a list": (
        lambda: make(start=["a"]),
        "start: expected a dict of a control and",
    ),
    "one number of panels": (
        lambda: make(panels=2),
        "panels: expected two positive whole numbers (rows, columns), got 2",
    ),
    "no panels": (
        lambda: make(panels=(0, 1)),
        "panels: expected two positive whole numbers (rows, columns)",
    ),
    "one number of a size": (
        lambda: make(figsize=3),
        "figsize: expected two positive numbers (width, height), got 3",
    ),
    "a caption that is a number": (lambda: make(caption=5), "caption: expected a string, got 5"),
    "a start of another control": (
        lambda: make(start={"beta": 7}),
        "start: expected values of alpha, got {'beta': 7}",
    ),
    "too many frames": (
        lambda: make(alpha=range(201)),
        "at most 200 frames, got Explorer of line with 201 frames (201 of alpha)",
    ),
    "too heavy": (
        lambda: make(points, alpha=[0.1, 0.2, 0.3]),
        ": give fewer values, or draw fewer points",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_says_what_is_wrong(case):
    use, message = WRONG[case]
    with pytest.raises((ValueError, RuntimeError)) as caught:
        use()
    assert message in str(caught.value)


def test_an_error_in_draw_keeps_its_cause():
    with pytest.raises(RuntimeError) as caught:
        make(raises, alpha=[-1, 1])
    assert isinstance(caught.value.__cause__, ValueError)


def test_the_limits_are_the_promised_ones():
    assert (explorer.MAX_FRAMES, explorer.MAX_BYTES) == (200, 150_000)


def test_in_the_reader_s_browser_only_what_is_looked_at_is_drawn(monkeypatch):
    drawn = []

    def noting(ax, alpha):
        drawn.append(alpha)
        line(ax, alpha)

    monkeypatch.setattr(explorer, "BROWSER", True)
    made = make(noting, alpha=[0.5, 1, 2], start={"alpha": 1})
    assert drawn == [1]
    _, slider, picture, _ = [None, *made._live().children]
    slider.index = 2
    assert drawn == [1, 1, 2] and "A line of slope 2" in picture.value
    assert [*made._repr_mimebundle_()] == ["text/plain"], "no page asks for another face there"
