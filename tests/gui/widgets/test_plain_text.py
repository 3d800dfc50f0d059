"""Text from outside on its way to Qt."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.gui.widgets.plain_text import tooltip, visible, without_mnemonic


@given(st.text())
def test_nothing_stays_hidden_and_nothing_visible_is_lost(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(sign) in {"Cf", "Cs", "Co", "Zl", "Zp"} for sign in shown)
    assert all(sign == "\n" or unicodedata.category(sign) != "Cc" for sign in shown)
    kept = [sign for sign in text if unicodedata.category(sign)[0] != "C" and sign not in "\u2028\u2029"]
    rest = iter(shown)
    assert all(sign in rest for sign in kept)


def test_marks_name_the_character() -> None:
    assert visible("pH\u202e7\u200b") == "pH[U+202E]7[U+200B]"
    assert visible("R&D <foo> 5\u00a0µL ≥ 37 °C\n10⁻³") == "R&D <foo> 5\u00a0µL ≥ 37 °C\n10⁻³"
    assert visible("a\tb") == "a b"


@given(st.text())
def test_no_mnemonic_is_left(text: str) -> None:
    assert "&" not in without_mnemonic(text).replace("&&", "")
    assert without_mnemonic(text).replace("&&", "&") == visible(text)


def test_a_tooltip_is_literal() -> None:
    assert tooltip("<img src=/dev/zero>") == "<qt>&lt;img src=/dev/zero&gt;</qt>"
    assert tooltip("") == ""
