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
