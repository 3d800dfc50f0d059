"""Every pair of tokens that is used can be read or seen (WCAG 2.2 AA), by computation."""

from __future__ import annotations

import pytest

from protocolapp.gui.theme.contrast import contrast
from protocolapp.gui.theme.tokens import DARK, LIGHT, READ_AT, SEEN_AT, SHAPE_PAIRS, TEXT_PAIRS, Tokens

SETS = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("tokens", SETS.values(), ids=SETS.keys())
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= READ_AT


@pytest.mark.parametrize("tokens", SETS.values(), ids=SETS.keys())
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_can_be_seen(tokens: Tokens, shape: str, ground: str) -> None:
    assert contrast(getattr(tokens, shape), getattr(tokens, ground)) >= SEEN_AT


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0072b2", "#ffffff", 5.19),
        ("#abcdef", "#abcdef", 1.0),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("colour", ["", "#fff", "red", "#gggggg", "1234567"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (int() words one of them)
        contrast(colour, "#ffffff")
