"""What stands below a drawing: what is read, what the shapes and arrows mean, and the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from protocolapp.protocol.model.readout import Readout
from protocolapp.protocol.pathways.describe import drawn_from
from protocolapp.protocol.pathways.geometry import Arrow, Box, Look, Shape, Tone, Words
from protocolapp.protocol.pathways.grid import EDGE, SMALL
from protocolapp.protocol.pathways.model import ArrowKind, NodeKind, Pathway

_LINE, _SOURCE_LINE, _SAMPLE, _SIZE, _IN_A_LINE, _WIDEST = 22.0, 17.0, 30.0, 11.0, 4, 170.0
_ARROWS = (
    ((ArrowKind.ACTIVATES, ArrowKind.LEADS_TO), "activates, leads to"),
    ((ArrowKind.ACTS_ON,), "acts on"),
    ((ArrowKind.BECOMES,), "becomes"),
    ((ArrowKind.MOVES_TO,), "moves to"),
)
FLAG, FLAG_TEXT = Box(0, 0, 50, 15), 10.0
READ_HERE = "read here"
"""The flag of what is read, at its place and in the key."""

_BOXES = ((Look.PROTEIN, "protein"), (Look.SMALL, "lipid or messenger"))


@dataclass(frozen=True, slots=True)
class Key:
    """The samples and their words, `height` units high in all."""

    height: float
    arrows: tuple[Arrow, ...]
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]


def key(pathway: Pathway, readout: Readout | None, wide: float, top: float) -> Key:
    """What is read comes first, then the signs that are used, four to a line, and last what it is drawn from."""
    made: list[Arrow] = []
    shapes: list[Shape] = []
    words: list[Words] = []
    y = top + EDGE
    if readout is not None:
        flag = FLAG._replace(x=EDGE, y=y + (_LINE - FLAG.height) / 2)
        room = Box(flag.right + 8, y, wide - flag.right - 8 - EDGE, _LINE)
        shapes.append(Shape(flag, Look.FLAG))
        words += [
            Words(READ_HERE, flag, FLAG_TEXT, Tone.FLAG),
            Words(_said(readout), room, _SIZE + 1, Tone.NAME, centred=False),
        ]
        y += _LINE
    slot = min((wide - 2 * EDGE) / _IN_A_LINE, _WIDEST)
    for number, (sample, word) in enumerate(_used(pathway)):
        x, middle = EDGE + number % _IN_A_LINE * slot, y + (number // _IN_A_LINE + 0.5) * _LINE
        if isinstance(sample, ArrowKind):
            made.append(Arrow(sample, ((x, middle), (x + _SAMPLE, middle))))
        else:
            shapes.append(Shape(Box(x, middle - 7, _SAMPLE, 14), sample))
        room = Box(x + _SAMPLE + 8, middle - _LINE / 2, slot - _SAMPLE - 12, _LINE)
        words.append(Words(word, room, _SIZE, Tone.DETAIL, centred=False))
    for source in drawn_from(pathway):
        room = Box(EDGE, words[-1].box.bottom, wide - 2 * EDGE, _SOURCE_LINE)
        words.append(Words(source, room, _SIZE, Tone.REGION, centred=False))
    return Key(words[-1].box.bottom - top, tuple(made), tuple(shapes), tuple(words))


def _said(readout: Readout) -> str:
    return f"{readout.label}: the net of all branches" if readout.everywhere else readout.label


def _used(pathway: Pathway) -> Iterator[tuple[ArrowKind | Look, str]]:
    kinds = {relation.kind for relation in pathway.relations}
    for alike, word in _ARROWS:
        if kinds & {*alike}:
            yield alike[0], word
    small = any(node.kind in SMALL for node in pathway.nodes)
    if small or any(node.kind is not NodeKind.OUTCOME for node in pathway.nodes):
        yield from (box for box in _BOXES if small or box[0] is not Look.SMALL)
