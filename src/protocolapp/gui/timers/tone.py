"""The alarm's tone, worked out in code: a soft bell of two notes, once for each timer that rings."""

from __future__ import annotations

from array import array
from math import exp, pi, sin

RATE = 44_100
"""Samples per second, one channel, 16 bits signed."""

_NOTES = (784.0, 1046.5)
"""G5 and C6: in the range that older ears, and ears behind a hood's fan, still hear well."""

_NOTE_S, _GAP_S, _ATTACK_S, _FADE_S = 0.28, 0.18, 0.008, 0.22
_OVERTONES = ((1.0, 0.72), (2.0, 0.2), (3.0, 0.08))
_FULL = 30_000


def chime(loudness: float, voices: int) -> array[int]:
    """The samples of one ring. loudness: 0 to 1; voices: how many times the two notes sound. Ends at silence."""
    one = _bell(max(0.0, min(loudness, 1.0)))
    gap = array("h", bytes(2 * int(_GAP_S * RATE)))
    samples = array("h")
    for turn in range(max(1, voices)):
        samples += gap + one if turn else one
    return samples


def _bell(loudness: float) -> array[int]:
    samples = array("h")
    for note in _NOTES:
        samples.extend(_sample(note, place / RATE, loudness) for place in range(int(_NOTE_S * RATE)))
    return samples


def _sample(frequency: float, second: float, loudness: float) -> int:
    attack = min(1.0, second / _ATTACK_S)
    release = min(1.0, (_NOTE_S - second) / _ATTACK_S)
    swell = attack * release * exp(-second / _FADE_S)
    wave = sum(share * sin(2 * pi * frequency * times * second) for times, share in _OVERTONES)
    return int(_FULL * loudness * swell * wave)
