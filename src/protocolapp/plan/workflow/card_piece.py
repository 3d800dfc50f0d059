"""A section in the drawing: a card with its steps along a line; a long one goes on in another card."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.plan.workflow.branch_piece import branch_pieces
from protocolapp.plan.workflow.model import WorkSection, WorkStep
from protocolapp.plan.workflow.shapes import (
    LINES,
    Face,
    Kind,
    Measure,
    Panel,
    Piece,
    Place,
    Shape,
    Way,
    Words,
    moved,
)
from protocolapp.plan.workflow.step_piece import NUMBER_HEIGHT, step_piece
from protocolapp.plan.workflow.wrapping import paragraph

PAD_X, _PAD_TOP, _PAD_BOTTOM, _BELOW_TITLE, _BETWEEN = 16.0, 12.0, 14.0, 10.0, 12.0


def cards(
    section: WorkSection, width: float, column: float, tallest: float, measure: Measure
) -> Iterator[Piece]:
    """One card, or several where one would be taller than that."""
    inner = width - 2 * PAD_X
    rows: list[Piece] = []
    title = section.title
    height = 0.0
    for row in _rows(section, inner, column, measure):
        if rows and height + _BETWEEN + row.height > tallest:
            yield _card(title, section.remark, rows, width, column, measure)
            rows, title = [], f"{section.title} (continued)"
        if not rows:
            height = (
                _PAD_TOP + _PAD_BOTTOM + _BELOW_TITLE + _title_height(title, section.remark, inner, measure)
            )
        height += row.height + (_BETWEEN if rows else 0)
        rows.append(row)
    yield _card(title, section.remark, rows, width, column, measure)


def _rows(section: WorkSection, inner: float, column: float, measure: Measure) -> Iterator[Piece]:
    for item in section.items:
        if isinstance(item, WorkStep):
            yield step_piece(item, inner, column, measure)
        else:
            yield from branch_pieces(item, inner, column, measure)


def _title_height(title: str, remark: str, inner: float, measure: Measure) -> float:
    return float(sum(LINES[line.face] for line in _title(title, remark, inner, measure)))


def _title(title: str, remark: str, inner: float, measure: Measure) -> list[Words]:
    lines = paragraph(title, (PAD_X, _PAD_TOP, inner), Face.HEADING, "ink", measure)
    if not remark:
        return lines
    top = _PAD_TOP + len(lines) * LINES[Face.HEADING]
    return [*lines, *paragraph(remark, (PAD_X, top, inner), Face.MARK, "third", measure)]


def _card(title: str, remark: str, rows: list[Piece], width: float, column: float, measure: Measure) -> Piece:
    inner = width - 2 * PAD_X
    shapes: list[Shape] = [*_title(title, remark, inner, measure)]
    top = _PAD_TOP + _title_height(title, remark, inner, measure) + _BELOW_TITLE
    rail = PAD_X + column / 2
    places: list[Place] = []
    for number, row in enumerate(rows):
        if number:
            above = top - _BETWEEN - rows[number - 1].height + NUMBER_HEIGHT
            shapes.append(Way(((rail, above), (rail, top))))
        placed = moved(row, PAD_X, top)
        shapes += placed.shapes
        places += placed.places
        top += row.height + _BETWEEN
    height = top - _BETWEEN + _PAD_BOTTOM
    return Piece(width, height, (Panel(Kind.CARD, 0, 0, width, height), *shapes), tuple(places))
