"""The tokens as the palette that Fusion paints with: every role, so that none keeps a default that is hard to read."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from protocolapp.gui.theme.tokens import Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

_ROLES = {
    _Role.Window: "background",
    _Role.WindowText: "ink",
    _Role.Base: "panel",
    _Role.AlternateBase: "sunk",
    _Role.Text: "ink",
    _Role.PlaceholderText: "third",
    _Role.Button: "panel",
    _Role.ButtonText: "ink",
    _Role.BrightText: "on_alarm",
    _Role.ToolTipBase: "ink",
    _Role.ToolTipText: "panel",
    _Role.Light: "panel",
    _Role.Midlight: "sunk",
    _Role.Mid: "line",
    _Role.Dark: "control_line",
    _Role.Shadow: "control_line",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
}
_DISABLED = {
    _Role.WindowText: "third",
    _Role.Text: "third",
    _Role.ButtonText: "third",
    _Role.Base: "sunk",
    _Role.Button: "sunk",
    _Role.Highlight: "line",
    _Role.HighlightedText: "ink",
}


def palette_of(tokens: Tokens) -> QPalette:
    """The palette of a set of tokens."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, token)))
    for role, token in _DISABLED.items():
        palette.setColor(_Group.Disabled, role, QColor(getattr(tokens, token)))
    return palette
