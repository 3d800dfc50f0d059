"""Faults planted in each shipped protocol are found: a unit of another kind, a misspelt name, a range turned round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path

import pytest

from protocolapp.protocol.load import load_text
from protocolapp.resources import protocols_folder
from tests.protocol.mutations import Planted, planted_names, planted_ranges, planted_units

FILES = sorted(protocols_folder().glob("*.yaml"))
PLANTERS: dict[str, Callable[[str], Iterator[Planted]]] = {
    "units": planted_units,
    "names": planted_names,
    "ranges": planted_ranges,
}
MOST = 16
"""So many of each sort and file in a run of the suite, spread over the file; the soak plants all."""


def missed(path: Path, faults: list[Planted]) -> list[str]:
    """The planted faults that nothing is said of."""
    return [one.what for one in faults if not load_text(one.text, str(path)).problems]


@pytest.mark.parametrize("sort", PLANTERS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_planted_faults_are_found(path: Path, sort: str) -> None:
    faults = list(PLANTERS[sort](path.read_text(encoding="utf-8")))
    assert len(faults) > 5
    step = ceil(len(faults) / MOST)
    assert missed(path, faults[::step]) == []


@pytest.mark.soak
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_planted_faults_are_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert missed(path, [fault for plant in PLANTERS.values() for fault in plant(text)]) == []
