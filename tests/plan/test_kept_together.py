"""Numbers and their units stand together; nothing else of a text changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.plan.kept_together import kept_together


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Add ATP, 2.5 X, at 37 °C.", "Add ATP, 2.5~X, at 37~°C."),
        ("Block in 5 % BSA for 1 h.", "Block in 5~% BSA for 1~h."),
        ("Spin at 1000 x g for 5-10 min.", "Spin at 1000~x g for 5-10~min."),
        ("Wait 3 minutes, then take 2 mixes.", "Wait 3 minutes, then take 2 mixes."),
        ("Tube 2 holds 4 samples.", "Tube 2 holds 4 samples."),
    ],
)
def test_a_unit_stays_with_its_number(text: str, together: str) -> None:
    assert kept_together(text) == together.replace("~", "\u00a0")


@given(st.text())
def test_only_spaces_change(text: str) -> None:
    made = kept_together(text)
    assert made.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert kept_together(made) == made
