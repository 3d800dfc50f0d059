"""Plates and calculations as they are printed at a step: pictures and tables, as the plan has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from protocolapp.calc.form.picture import PlatesPicture, TubesPicture
from protocolapp.plan.model import Exhibit
from protocolapp.record.calculation import table_block
from protocolapp.record.model import PartBlock


def exhibit_parts(exhibits: Iterable[Exhibit], *, planned: bool = False) -> tuple[PartBlock, ...]:
    """One part for each picture and each table; nothing of what still waits. planned: say that it is the plan's."""
    return tuple(part for exhibit in exhibits if not exhibit.waits for part in _parts(exhibit, planned))


def _parts(exhibit: Exhibit, planned: bool) -> Iterator[PartBlock]:
    label = f"{exhibit.title}, as planned" if planned else exhibit.title
    picture = exhibit.picture
    if isinstance(picture, PlatesPicture):
        several = len(picture.plates) > 1
        for plate in picture.plates:
            yield PartBlock(f"{label}: {plate.title}" if several else label, plate=plate)
    elif isinstance(picture, TubesPicture):
        yield PartBlock(label, tubes=picture)
    for one in exhibit.tables:
        yield PartBlock(f"{exhibit.title}: {one.title}", table_block(one))
