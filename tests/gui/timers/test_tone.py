"""The sound of an alarm."""

from __future__ import annotations

from protocolapp.gui.timers.tone import RATE, chime


def test_it_is_short_not_clipped_and_ends_at_silence() -> None:
    samples = chime(1.0, 1)
    assert 0.3 * RATE < len(samples) < 1.0 * RATE
    assert 10_000 < max(samples) < 32_767
    assert max(abs(sample) for sample in samples[-20:]) < 300
    assert abs(samples[0]) < 300


def test_louder_is_louder_and_more_voices_are_longer() -> None:
    assert max(chime(0.25, 1)) < max(chime(0.8, 1))
    assert len(chime(0.5, 1)) < len(chime(0.5, 2)) < len(chime(0.5, 3))
