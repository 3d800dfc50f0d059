"""File names made of what people type, and those that are proposed for what is exported (D22)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.services.file_names import safe_filename


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026-11-21-01 Co-IP.pdf", "2026-11-21-01-Co-IP.pdf"),
        ("α-Tubulin, 5 µL/well.pdf", "alpha-Tubulin-5-uL-well.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("a:b\nc\u202egpj.exe", "a-b-c-gpj.exe"),
        ("Müller naïve ß", "Muller-naive"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("", "unnamed"),
        ("…", "unnamed"),
        ("日本語", "unnamed"),
        ("日本語.yaml", "unnamed.yaml"),
        ("⚗ 2.yaml", "2.yaml"),
    ],
)
def test_names_of_files(text: str, name: str) -> None:
    assert safe_filename(text) == name


@given(st.text(max_size=300))
def test_any_text_makes_a_safe_name(text: str) -> None:
    name = safe_filename(text)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", name)
    assert len(name) <= 101
    assert not name.endswith(".")
    assert safe_filename(name).removeprefix("_") == name.removeprefix("_")
