"""A player for tests that are not about sound."""

from __future__ import annotations

from array import array


class SilentPlayer:
    """Fulfils `player.Player`."""

    def play(self, samples: array[int]) -> None:
        pass

    def stop(self) -> None:
        pass
