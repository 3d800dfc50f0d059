"""Where a text may be broken: between words, and inside one only when it is too long for its place."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

_UNBOUNDED = 1 << 20
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


def wrap_flags(metrics: QFontMetrics, text: str, width: int) -> int:
    """The flags for `drawText` that show all of the text in this width."""
    flags = Qt.TextFlag.TextWordWrap
    if any(metrics.horizontalAdvance(word) > width for word in _words(text)):
        flags |= Qt.TextFlag.TextWrapAnywhere
    return int(flags)


def wrapped_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """The height of the text in this width, in pixels."""
    flags = wrap_flags(metrics, text, width)
    return metrics.boundingRect(QRect(0, 0, max(1, width), _UNBOUNDED), flags, text).height()


def longest_word(metrics: QFontMetrics, text: str) -> int:
    """The width of the longest word, in pixels."""
    return max(map(metrics.horizontalAdvance, _words(text)), default=0)


def _words(text: str) -> list[str]:
    """Split where Qt may break: at spaces, not at no-break spaces; after a hyphen between letters, not in `NP-40`."""
    return _HYPHEN.sub("- ", text).replace("\n", " ").split(" ")
