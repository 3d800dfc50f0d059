"""How much of the window the dock takes; known before there is one, so that nothing moves when it comes."""

from __future__ import annotations

from protocolapp.gui.theme import Theme

WIDTH, COMPACT = 276, 124
"""Pixels at 100 %."""

NARROW = 900
"""A window narrower than this at its text size has a key for each timer instead of a card."""


def is_narrow(theme: Theme, window: int) -> bool:
    """window: its width in pixels."""
    return window < theme.px(NARROW)


def room(theme: Theme, window: int) -> int:
    """The dock's width, in pixels."""
    return theme.px(COMPACT if is_narrow(theme, window) else WIDTH)
