"""Calculators are found by what people call them."""

from __future__ import annotations

import pytest

from protocolapp.calc.registry import calculators
from protocolapp.gui.calculators.search import found


@pytest.mark.parametrize(
    ("wanted", "best"),
    [
        ("dilution", "dilution"),
        ("serial", "series"),
        ("c1v1", "dilution"),
        ("C1V1 = C2V2", "dilution"),
        ("rpm", "centrifuge"),
        ("  Working   Solution ", "dilution"),
    ],
)
def test_the_best_match_comes_first(wanted: str, best: str) -> None:
    assert found(calculators(), wanted)[0].name == best


def test_every_calculator_is_found_by_its_title() -> None:
    for one in calculators():
        assert found(calculators(), one.title)[0].title.startswith(one.title)


def test_every_word_has_to_be_there() -> None:
    assert found(calculators(), "dilution zebra") == ()


def test_without_a_word_all_are_there_in_their_order() -> None:
    assert found(calculators(), "  ") == calculators()
