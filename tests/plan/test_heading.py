"""What heads a column of entries."""

from __future__ import annotations

import pytest

from protocolapp.plan.heading import heading


@pytest.mark.parametrize(
    ("label", "row", "headed"),
    [
        ("NaCl: lot", "NaCl", "Lot"),
        ("absorbance of the lysate", "", "Absorbance of the lysate"),
        ("p-ALK band", "Sample 1", "p-ALK band"),
        ("pH at 4 °C", "", "pH at 4 °C"),
        ("", "", ""),
    ],
)
def test_a_heading_has_a_capital_unless_its_first_word_has_one(label: str, row: str, headed: str) -> None:
    assert heading(label, row) == headed
