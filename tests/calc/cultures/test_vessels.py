"""Culture vessels against their source: https://www.fishersci.se, useful numbers for cell culture."""

from __future__ import annotations

import pytest

from protocolapp.calc.cultures.vessels import OTHER, VESSEL_CHOICES, VESSELS
from tests.calc.pipettes import q


@pytest.mark.parametrize(
    ("key", "area", "seed", "confluent"),
    [
        ("35mm", "8.8 cm²", "0.3e6 cells", "1.2e6 cells"),
        ("60mm", "21.5 cm²", "0.8e6 cells", "3.2e6 cells"),
        ("100mm", "56.7 cm²", "2.2e6 cells", "8.8e6 cells"),
        ("150mm", "145 cm²", "5e6 cells", "20e6 cells"),
        ("6-well", "9.6 cm²", "0.3e6 cells", "1.2e6 cells"),
        ("12-well", "3.5 cm²", "0.1e6 cells", "0.5e6 cells"),
        ("24-well", "1.9 cm²", "0.05e6 cells", "0.24e6 cells"),
        ("48-well", "1.1 cm²", "0.03e6 cells", "0.12e6 cells"),
        ("96-well", "0.32 cm²", "0.01e6 cells", "0.04e6 cells"),
    ],
)
def test_a_vessel_is_as_its_source_says(key: str, area: str, seed: str, confluent: str) -> None:
    vessel = VESSELS[key]
    assert (vessel.area, vessel.seed, vessel.confluent) == (q(area), q(seed), q(confluent))


def test_a_flask_is_named_by_its_area_and_no_cells_are_made_up_for_it() -> None:
    flasks = {key: vessel for key, vessel in VESSELS.items() if key.startswith("t")}
    assert {key: vessel.area for key, vessel in flasks.items()} == {
        key: q(f"{key[1:]} cm²") for key in flasks
    }
    assert all(vessel.seed is None and vessel.confluent is None for vessel in flasks.values())


def test_every_vessel_can_be_chosen_and_another_typed() -> None:
    assert set(VESSEL_CHOICES) == {*VESSELS, OTHER}
    assert "0.32 cm²" in VESSEL_CHOICES["96-well"]
