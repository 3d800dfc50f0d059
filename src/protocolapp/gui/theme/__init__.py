"""The look: tokens, palette, one style sheet, fonts and icons, and the `Theme` that widgets read them from."""

from protocolapp.gui.theme.theme import Theme, Themed, apply_theme, theme_now
from protocolapp.gui.theme.tokens import Corner, Ink, Space, Type, Weight

__all__ = ["Corner", "Ink", "Space", "Theme", "Themed", "Type", "Weight", "apply_theme", "theme_now"]
