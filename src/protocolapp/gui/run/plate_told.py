"""How many wells were read of how many that hold something, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.protocol.readings import PlateReadings
from protocolapp.protocol.readings_text import in_a_line
from protocolapp.run.words import listed


def told_of(readings: PlateReadings, expected: Sequence[str]) -> str:
    """`94 wells, 0.05 to 1.8 · 2 of 96 wells in use were not read: A1 and H12`. expected: may be empty."""
    read = {well for well, _ in readings.wells}
    missing = [well for well in expected if well not in read]
    beyond = [well for well, _ in readings.wells if expected and well not in set(expected)]
    parts = [in_a_line(readings)]
    if missing:
        parts.append(f"{len(missing)} of {len(expected)} wells in use were not read: {listed(missing)}")
    elif expected:
        parts.append(f"all {len(expected)} wells in use were read")
    if beyond:
        parts.append(f"read though not in use: {listed(beyond)}")
    return " · ".join(parts)
