"""Tubes on paper: where arrows end."""

from __future__ import annotations

from protocolapp.calc.form.picture import Transfer, Tube, TubeKind, TubesPicture
from protocolapp.record.pdf.tube_drawing import tube_drawings

TUBES = tuple(Tube(name, "1 µM", "20 µL", TubeKind.STEP) for name in "12")
ON, OUT = Transfer(0, 1, "10 µL"), Transfer(1, None, "10 µL")


def test_what_is_taken_out_does_not_point_at_the_tube_behind_it() -> None:
    """Which holds the vehicle alone: nothing of the last dose may go into it."""
    vehicle = Tube("0", "0", "20 µL", TubeKind.BLANK)
    (row,) = tube_drawings(TubesPicture((*TUBES, vehicle), (ON, OUT)), 480)
    first, second, last = (row.stop_of(Transfer(0, place, "")) for place in (0, 1, 2))
    assert row.stop_of(ON) == second
    assert second < row.stop_of(OUT) < (second + last) / 2
    assert first < second < last
