"""The reader of numbers reads them as a person would."""

import nbformat
import pytest
from prose_numbers import Number, faults, numbers


def found(text):
    return [n.text for n in numbers(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("It reads 93 to 97 of 100 digits.", ["93", "97"]),
        ("about 1,348 images, or 0.41 a layer, −5 at most", ["1,348", "0.41", "−5"]),
        ("93 % and 4.5 per cent", ["93 %", "4.5 per cent"]),
        ("2.2·10⁻¹⁰, 10⁻¹¹ and 1e-5", ["2.2·10⁻¹⁰", "10⁻¹¹", "1e-5"]),
        ("(Nair & Hinton, 2010), in chapter 14, layers 1 and 2", []),
        ("ReLU6, MNIST-1D, float32 and a 64-16-10 network", []),
        ("[30 layers](13-start.ipynb) in `relu(7)`", ["30"]),
        ("$\\\\tfrac12 g^2$ and $1/\\\\sqrt6 \\\\approx 0.41$".replace("\\\\", "\\"), ["0.41"]),
        ("$0.408^{28} \\approx 10^{-11}$", ["0.408", "10^{-11}"]),
        ("1. first\n2. second\n\n### ★ Take 3", []),
    ],
)
def test_numbers_are_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text, value, fits",
    [
        ("0.41", 0.4142, True),
        ("0.41", 0.4162, False),
        ("93 %", 0.934, True),
        ("93 %", 93.4, True),
        ("93", 0.934, False),
        ("1,348", 1348, True),
        ("about 1,300", 1348, True),
        ("1,300", 1348, False),
        ("10⁻¹¹", 2e-11, True),
        ("10⁻¹¹", 2e-10, False),
        ("2.2·10⁻¹⁰", 2.24e-10, True),
        ("−5", -5.04, True),
        ("−5", 5.2, False),
        ("93 of 100", 0.929, True),
    ],
)
def test_a_number_is_rounded_as_it_is_printed(text, value, fits):
    (number,) = numbers(text)
    assert number.fits(value) == fits


@pytest.mark.parametrize("text", ["13 of 18 runs", "five of 24 runs"])
def test_n_of_m_is_a_share(text):
    number = next(iter(numbers(text)))
    assert isinstance(number, Number) and number.parts[0] == pytest.approx(eval_share(text))


def eval_share(text):
    return 13 / 18 if text.startswith("13") else 5 / 24


def chapter(prose, compared, code="x = 1", **marks):
    """A notebook of one section, as its run has left it."""
    new = nbformat.v4
    proof = new.new_code_cell(code, id="proof")
    kept = {"slopes": {"compared": compared}}
    proof.outputs = [new.new_output("display_data", {}, metadata=kept)]
    text = new.new_markdown_cell(prose, id="words", metadata={"slopes": marks})
    return new.new_notebook(cells=[new.new_markdown_cell("## A title", id="head"), text, proof])


def test_a_number_that_an_assertion_compared_is_right():
    assert not list(faults(chapter("It is 0.41.", [0.4142])))


def test_a_number_in_a_comment_a_message_or_a_printed_literal_does_not_count():
    code = "print(0.41)  # 0.41\nassert True, 'not 0.41'"
    assert list(faults(chapter("It is 0.41.", [7.0], code))) == [
        ("words", "nothing in 'A title' compares 0.41")
    ]


def test_a_setting_is_a_literal_of_the_code():
    assert not list(faults(chapter("With 30 layers.", [], "depth = 30", settings=["30"])))
    wrong = list(faults(chapter("With 30 layers.", [], "x = '30'", settings=["30"])))
    assert wrong == [("words", "the setting 30 stands in no code up to here")]


def test_a_marked_number_is_let_be():
    assert not list(faults(chapter("They say 42.", [], marked=["42"])))
