"""Plates and calculations as they are printed at a step: pictures and tables, as the plan has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from protocolapp.calc.form.picture import PlatesPicture, TubesPicture
from protocolapp.plan.model import Exhibit, Plan, PlannedStep
from protocolapp.record.calculation import table_block
from protocolapp.record.model import PartBlock


def exhibit_parts(exhibits: Iterable[Exhibit], *, planned: bool = False) -> tuple[PartBlock, ...]:
    """One part for each picture and each table; nothing of what still waits. planned: say that it is the plan's."""
    return tuple(part for exhibit in exhibits if not exhibit.waits for part in _parts(exhibit, planned))


def exhibits_once(plan: Plan, step: PlannedStep, printed: Callable[[str], bool]) -> tuple[PartBlock, ...]:
    """The parts of what a step of the record shows; of what an earlier step shows as well a line that says where.

    printed: whether the exhibits of a step, by its ref, are on the paper at all.
    """
    parts: list[PartBlock] = []
    earlier = [one for one in plan.steps[: plan.steps.index(step)] if printed(one.ref)]
    for exhibit in step.exhibits:
        first = next((one for one in earlier if exhibit in one.exhibits), None)
        if first is None:
            parts += exhibit_parts((exhibit,), planned=True)
        elif not exhibit.waits:
            parts.append(PartBlock(f"{exhibit.title}: see step {first.number}"))
    return tuple(parts)


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
