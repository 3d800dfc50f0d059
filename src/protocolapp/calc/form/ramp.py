"""The colours of a concentration: cividis, whose lightness rises evenly, also for the colour-blind.

Stops of the map by Nuñez, Anderton and Renslow (2018), PLoS ONE 13:e0199239.
"""

from __future__ import annotations

from fractions import Fraction

Rgb = tuple[int, int, int]

_STOPS: tuple[Rgb, ...] = (
    (0x00, 0x22, 0x4E), (0x12, 0x35, 0x70), (0x3B, 0x49, 0x6C), (0x57, 0x5D, 0x6D), (0x70, 0x71, 0x73),
    (0x8A, 0x86, 0x78), (0xA5, 0x9C, 0x74), (0xC3, 0xB3, 0x69), (0xE1, 0xCC, 0x55), (0xFE, 0xE8, 0x38),
)  # fmt: skip


def ramp(level: Fraction) -> Rgb:
    """The colour of a level from 0, the weakest and palest, to 1, the strongest and darkest."""
    place = (1 - min(max(level, Fraction(0)), Fraction(1))) * (len(_STOPS) - 1)
    below = min(int(place), len(_STOPS) - 2)
    part = place - below
    low, high = _STOPS[below], _STOPS[below + 1]
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(low, high, strict=True))
    return red, green, blue


def is_dark(colour: Rgb) -> bool:
    """Whether white is the better ink on it (relative luminance below 0.18, WCAG 2.2)."""
    linear = [
        (part / 255 / 12.92) if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] < 0.18
