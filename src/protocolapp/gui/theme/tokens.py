"""The tokens all colours and sizes come from: two sets of colours, and the sizes at 100 %."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #rrggbb. `…_soft` is the ground under a text of that colour, `on_…` the text on a ground of it.

    line decorates; control_line bounds what can be used (3:1). waiting: time that passes by itself.
    """

    background: str
    panel: str
    sunk: str
    line: str
    control_line: str
    ink: str
    second: str
    third: str
    accent: str
    on_accent: str
    accent_soft: str
    waiting: str
    warn: str
    warn_soft: str
    alarm: str
    on_alarm: str
    alarm_soft: str
    focus: str


LIGHT = Tokens(
    background="#f6f7f8",
    panel="#ffffff",
    sunk="#eef0f2",
    line="#dfe3e6",
    control_line="#808a93",
    ink="#16202a",
    second="#4c5a67",
    third="#5f6d7a",
    accent="#0b6e6e",
    on_accent="#ffffff",
    accent_soft="#e0f0ef",
    waiting="#b9d8d5",
    warn="#8a5a00",
    warn_soft="#fff3d9",
    alarm="#a3262a",
    on_alarm="#ffffff",
    alarm_soft="#fde8e8",
    focus="#0b6e6e",
)

DARK = Tokens(
    background="#12171c",
    panel="#1a2128",
    sunk="#12171c",
    line="#2c363f",
    control_line="#6a7682",
    ink="#eef2f5",
    second="#b4c0ca",
    third="#95a3af",
    accent="#4fc3bd",
    on_accent="#06201f",
    accent_soft="#15353a",
    waiting="#2a5351",
    warn="#ffcc66",
    warn_soft="#3a2f14",
    alarm="#ff8f8f",
    on_alarm="#2a0a0c",
    alarm_soft="#44191c",
    focus="#4fc3bd",
)


class Ink(StrEnum):
    """The tokens a text may have."""

    INK = "ink"
    SECOND = "second"
    THIRD = "third"
    ACCENT = "accent"
    WARN = "warn"
    ALARM = "alarm"


class Type(IntEnum):
    """Text sizes in pixels at 100 %."""

    TINY = 12
    SMALL = 13
    BODY = 15
    LEAD = 17
    TITLE = 20
    HEAD = 24
    STEP = 30
    DIGITS = 40


class Weight(IntEnum):
    """The weights of the text face, as OpenType counts them."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600
    BOLD = 700


class Space(IntEnum):
    """Distances in pixels at 100 %."""

    NONE = 0
    HAIR = 4
    TIGHT = 8
    SNUG = 12
    BASE = 16
    ROOMY = 20
    WIDE = 28
    VAST = 36


class Corner(IntEnum):
    """Radii of corners in pixels at 100 %."""

    SMALL = 6
    MEDIUM = 10
    LARGE = 14


TARGET = 44
"""Height of what is pressed or clicked, in pixels at 100 %."""

MARK = 24
"""Width and height of check boxes and state marks: no target is smaller."""

FOCUS_RING = 2
"""Width of the ring around what has the keyboard, in pixels."""

READ_AT = 4.5
SEEN_AT = 3.0
"""Least contrast of a text, and of a shape that means something (WCAG 2.2, 1.4.3 and 1.4.11)."""

_PLAIN_GROUNDS = ("background", "panel", "sunk")
_INKS = ("ink", "second", "third", "accent", "warn", "alarm")
_SOFT_GROUNDS = ("accent_soft", "warn_soft", "alarm_soft")

TEXT_PAIRS = (
    *((ink, ground) for ground in _PLAIN_GROUNDS for ink in _INKS),
    *((ink, ground) for ground in _SOFT_GROUNDS for ink in ("ink", "second")),
    ("accent", "accent_soft"),
    ("warn", "warn_soft"),
    ("alarm", "alarm_soft"),
    ("on_accent", "accent"),
    ("on_alarm", "alarm"),
    ("ink", "waiting"),
)
"""Every text token with every ground it is used on."""

SHAPE_PAIRS = (
    *((shape, ground) for ground in _PLAIN_GROUNDS for shape in ("control_line", "accent", "focus", "alarm")),
    ("focus", "accent_soft"),
    ("alarm", "alarm_soft"),
    ("warn", "panel"),
    ("accent", "line"),
    ("accent", "waiting"),
    ("alarm", "waiting"),
    ("ink", "waiting"),
    ("ink", "line"),
)
"""Every shape that carries meaning with every ground it is drawn on."""
