"""The registry of flag codes: one list, stable, used."""

from __future__ import annotations

import re
from pathlib import Path

import protocolapp
from protocolapp.calc.flag import Code

SOURCES = Path(protocolapp.__file__).parent


def test_a_code_is_stored_under_its_own_name() -> None:
    assert all(code.name == code.value for code in Code)


def test_every_code_is_raised_somewhere() -> None:
    used = set[str]()
    for path in [*SOURCES.glob("calc/**/*.py"), *SOURCES.glob("plan/*.py")]:
        used |= set(re.findall(r"\bCode\.([A-Z0-9_]+)", path.read_text(encoding="utf-8")))
    assert {code.name for code in Code} == used


def test_every_code_is_expected_somewhere() -> None:
    """A worked example or a test meets each of them."""
    tests = Path(__file__).parents[1]
    texts = [path.read_text(encoding="utf-8") for path in [*tests.rglob("*.py"), *tests.rglob("*.toml")]]
    met = {code for text in texts for code in re.findall(r"\b[A-Z][A-Z0-9_]{3,}\b", text)}
    assert {code.name for code in Code} - met == set()
