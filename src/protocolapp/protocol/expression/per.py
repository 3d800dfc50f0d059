"""What there is one of each: the rows that values, ticks and calculations can be given for."""

from __future__ import annotations

from enum import StrEnum


class Per(StrEnum):
    """One for each sample, or one for each tube."""

    SAMPLE = "sample"
    TUBE = "tube"
