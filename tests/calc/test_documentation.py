"""What the documentation shows is what comes out."""

from __future__ import annotations

import doctest
from pathlib import Path

import protocolapp.calc

PAGE = Path(__file__).parents[2] / "docs" / "calculators.md"


def test_the_page_on_calculators_is_true() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted >= 10
    assert result.failed == 0


def test_the_packages_own_example_is_true() -> None:
    result = doctest.testmod(protocolapp.calc)
    assert result.attempted == 3
    assert result.failed == 0
