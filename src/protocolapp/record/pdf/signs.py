"""The small pictures of a drawing, drawn with lines as the window's icons are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

_GRID = 24.0
"""The icons are drawn on a square of 24, y upwards from the bottom."""


def draw_sign(canvas: Canvas, name: str, top_left: tuple[float, float], size: float, colour: Color) -> None:
    """A sign of `plan.workflow.shapes.Sign` in a square whose top left corner is given. Raises KeyError."""
    canvas.saveState()
    canvas.translate(top_left[0], top_left[1] - size)
    canvas.scale(size / _GRID, size / _GRID)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(2)
    canvas.setLineCap(1)
    _SIGNS[name](canvas)
    canvas.restoreState()


def _hourglass(canvas: Canvas) -> None:
    canvas.line(5, 22, 19, 22)
    canvas.line(5, 2, 19, 2)
    path = canvas.beginPath()
    for start in (22.0, 2.0):
        path.moveTo(7, start)
        path.curveTo(7, (start + 12) / 2, 11, 12, 12, 12)
        path.moveTo(17, start)
        path.curveTo(17, (start + 12) / 2, 13, 12, 12, 12)
    canvas.drawPath(path, stroke=1, fill=0)


def _disc(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10)
    canvas.circle(12, 12, 2.5)
    canvas.arc(6, 6, 18, 18, 180, 60)
    canvas.arc(6, 6, 18, 18, 0, 60)


def _pause(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10)
    canvas.line(10, 9, 10, 15)
    canvas.line(14, 9, 14, 15)


def _moon(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(21, 12)
    path.curveTo(21, 7, 17, 3, 12, 3)
    path.curveTo(7, 3, 3, 7, 3, 12)
    path.curveTo(3, 17, 7, 21, 12, 21)
    path.curveTo(8.7, 15.5, 15.5, 8.7, 21, 12)
    canvas.drawPath(path, stroke=1, fill=0)


def _check(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10)
    canvas.line(8, 12, 11, 9)
    canvas.line(11, 9, 16, 15)


def _dashed(canvas: Canvas) -> None:
    canvas.setDash(4, 4)
    canvas.circle(12, 12, 10)


_SIGNS: Mapping[str, Callable[[Canvas], None]] = MappingProxyType(
    {
        "hourglass": _hourglass,
        "disc-3": _disc,
        "circle-pause": _pause,
        "moon": _moon,
        "circle-check": _check,
        "circle-dashed": _dashed,
    }
)
