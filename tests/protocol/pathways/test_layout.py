"""Nothing in the drawing lies on anything else, at any width and with any readout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from protocolapp.protocol.model import Readout
from protocolapp.protocol.pathways import bundled_pathway, pathway_names
from protocolapp.protocol.pathways.geometry import Arrow, Box, Layout, Look, Point, Shape, Tone
from protocolapp.protocol.pathways.layout import LEAST_WIDE, layout
from protocolapp.record.pdf.fonts import MEDIUM, register

WIDTHS = (LEAST_WIDE, 960.0)
PARTNERS = ("shc_grb2", "pi3k", "jak", "plcg")


def readouts(name: str) -> Iterator[Readout | None]:
    found = bundled_pathway(name)
    assert found is not None
    yield None
    yield Readout(pathway=name, at=("all",), label="The net")
    yield from (Readout(pathway=name, at=(node.id,), label=node.label) for node in found.nodes)
    if name == "alk":
        yield Readout(pathway=name, at=PARTNERS, label="ALK's partners")


CASES = [
    pytest.param(name, readout, wide, id=f"{name}-{'+'.join(readout.at) if readout else 'none'}-{wide:.0f}")
    for name in pathway_names()
    for readout in readouts(name)
    for wide in WIDTHS
]


def drawn(name: str, readout: Readout | None = None, wide: float = LEAST_WIDE) -> Layout:
    found = bundled_pathway(name)
    assert found is not None
    return layout(found, readout, wide)


def shapes(drawing: Layout, *looks: Look) -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.look in looks]


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def crosses(arrow: Arrow, box: Box) -> bool:
    return any(overlap(_flat(*segment), box) for segment in arrow.segments)


def _flat(one: Point, other: Point) -> Box:
    return Box(
        min(one[0], other[0]),
        min(one[1], other[1]),
        abs(one[0] - other[0]) or 0.1,
        abs(one[1] - other[1]) or 0.1,
    )


def texts(drawing: Layout) -> list[tuple[str, Box]]:
    """Every text with the room that its letters take."""
    register()
    found = []
    for words in drawing.words:
        wide = stringWidth(words.text, MEDIUM, words.size)
        (x, y), high = words.box.middle, words.size * 0.75
        left = x - wide / 2 if words.centred else words.box.x
        found.append((words.text, Box(left, y - high / 2, wide, high)))
    return found


@pytest.mark.parametrize(("name", "readout", "wide"), CASES)
def test_arrows_cross_neither_boxes_nor_words(name: str, readout: Readout | None, wide: float) -> None:
    drawing = drawn(name, readout, wide)
    for arrow in drawing.arrows:
        for shape in shapes(drawing, Look.PROTEIN, Look.SMALL, Look.FLAG, Look.LETTER):
            assert not crosses(arrow, shape.box), (arrow, shape)
        for text, room in texts(drawing):
            assert not crosses(arrow, room.grown(1)), (arrow, text)


@pytest.mark.parametrize(("name", "readout", "wide"), CASES)
def test_words_and_boxes_do_not_lie_on_each_other(name: str, readout: Readout | None, wide: float) -> None:
    drawing = drawn(name, readout, wide)
    for one, other in combinations(shapes(drawing, Look.PROTEIN, Look.SMALL), 2):
        assert not overlap(one.box.grown(5), other.box.grown(5)), (one, other)
    for (text, room), (other_text, other_room) in combinations(texts(drawing), 2):
        assert not overlap(room, other_room), (text, other_text)
    for flag in shapes(drawing, Look.FLAG):
        assert [text for text, room in texts(drawing) if overlap(room, flag.box)] == ["read here"]
        assert not any(overlap(flag.box, letter.box) for letter in shapes(drawing, Look.LETTER))


@pytest.mark.parametrize(("name", "readout", "wide"), CASES)
def test_everything_lies_within_the_drawing(name: str, readout: Readout | None, wide: float) -> None:
    drawing = drawn(name, readout, wide)
    assert drawing.width == wide
    for shape in (*drawing.grounds, *drawing.shapes):
        assert shape.box.x >= 0, shape
        assert shape.box.right <= drawing.width, shape
        assert shape.box.y >= 0, shape
        assert shape.box.bottom <= drawing.height, shape
    for text, room in texts(drawing):
        assert room.x >= 0, text
        assert room.right <= drawing.width, text


@pytest.mark.parametrize("name", pathway_names())
def test_every_word_has_its_full_size_where_there_is_least_room(name: str) -> None:
    drawing = drawn(name, Readout(pathway=name, at=("all",), label="The net"))
    rooms = {words.text: words.box.width for words in drawing.words}
    assert [text for text, room in texts(drawing) if room.width > rooms[text]] == []


def test_what_is_read_has_a_ring_and_a_flag_each() -> None:
    drawing = drawn("alk", Readout(pathway="alk", at=PARTNERS, label="ALK's partners"))
    rings = [shape.box for shape in drawing.grounds if shape.look is Look.RING]
    names = {words.text: words.box for words in drawing.words if words.tone is Tone.NAME}
    assert len(rings) == 4
    for label in ("Shc, Grb2", "PI3K", "JAK", "PLCγ"):
        assert sum(overlap(ring, names[label]) for ring in rings) == 1, label
    assert [words.text for words in drawing.words].count("read here") == 4 + 1  # and in the key
    assert "ALK's partners" in names


def test_the_net_of_all_branches_has_one_ring_around_them_and_the_nucleus() -> None:
    found = bundled_pathway("alk")
    assert found is not None
    drawing = drawn("alk", Readout(pathway="alk", at=("all",), label="Living cells"))
    (ring,) = (shape.box for shape in drawing.grounds if shape.look is Look.RING)
    inside = {words.text for words in drawing.words if overlap(ring, words.box) and words.tone is Tone.NAME}
    outside = {"Ligand", "ALK dimerisation", "ALK autophosphorylation", "Or fusion partner"}
    assert inside == {node.label for node in found.nodes} - outside
    (nucleus,) = (shape.box for shape in drawing.grounds if shape.look is Look.NUCLEUS)
    assert ring.bottom > nucleus.bottom


def test_a_place_that_this_version_does_not_know_is_passed_over() -> None:
    readout = Readout(pathway="alk", at=("gone", "erk"), label="ERK")
    assert [shape.look for shape in drawn("alk", readout).grounds].count(Look.RING) == 1


def test_the_key_explains_what_is_drawn_and_nothing_else() -> None:
    explained = {words.text for words in drawn("alk5").words}
    assert {"activates, leads to", "becomes", "moves to", "protein"} <= explained
    assert not {"acts on", "lipid or messenger", "read here"} & explained
    assert {"acts on", "lipid or messenger"} <= {words.text for words in drawn("alk").words}


def test_the_same_gives_the_same() -> None:
    assert drawn("alk") == drawn("alk")
    assert drawn("alk", wide=10) == drawn("alk", wide=LEAST_WIDE)
