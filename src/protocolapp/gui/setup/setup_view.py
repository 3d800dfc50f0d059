"""Everything the set-up shows beside what is typed, as frozen data, made anew after each keystroke."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.gui.plan.plan_line_view import PlanLineView, plan_line_view
from protocolapp.gui.plan.prep_view import PrepView, prep_view
from protocolapp.gui.plan.volumes_view import VolumesView, volumes_views
from protocolapp.gui.setup.reading import Place, Reading
from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.run.ports import Stamp

ROTOR = "rotor"


@dataclass(frozen=True, slots=True)
class FieldState:
    """What stands below a field instead of its help. unreadable: an error; warns: it is meant to be looked at."""

    message: str
    unreadable: bool = False
    warns: bool = True


@dataclass(frozen=True, slots=True)
class SetupView:
    """fields: by parameter; cells: by place. rotor: what it does in the chosen rotor. why_not: why it cannot start yet.

    pending: something typed cannot be read, so no volume is shown. left_out: parameters and columns that the
    choices leave out.
    """

    fields: Mapping[str, FieldState]
    cells: Mapping[Place, FieldState]
    prep: PrepView
    volumes: tuple[VolumesView, ...]
    line: PlanLineView
    rotor: FieldState | None
    why_not: str
    pending: bool
    left_out: frozenset[str]


def setup_view(reading: Reading, plan: Plan, now: Stamp) -> SetupView:
    """plan: made of the reading's facts. now: when the run would begin."""
    pending = not reading.volumes_known
    warned = _warnings(plan, reading)
    return SetupView(
        fields={name: FieldState(text, True) for name, text in reading.parameters.items()} | warned[0],
        cells=warned[1] | {place: FieldState(text, True) for place, text in reading.cells.items()},
        prep=prep_view(plan, pending=pending, at_fields=_placed(warned)),
        volumes=volumes_views(plan, pending=pending),
        line=plan_line_view(plan, now),
        rotor=_rotor(plan),
        why_not=reading.why_not,
        pending=pending,
        left_out=plan.left_out,
    )


def first_spin(plan: Plan) -> PlannedStep | None:
    """The first step that spins; the rotor is asked for only where there is one."""
    return next((step for step in plan.steps if step.spin), None)


def _rotor(plan: Plan) -> FieldState | None:
    """What the rotor makes of the first spin, or what is wrong with it."""
    flags = [flag for flag in plan.flags if flag.about == ROTOR and flag.severity is not Severity.NOTE]
    if flags:
        return FieldState(f"{flags[0].message} {flags[0].remedy}")
    spin = first_spin(plan)
    return FieldState(f"step\u00a0{spin.number}: {spin.spin}", warns=False) if spin is not None else None


def _short(flag: Flag, plan: Plan) -> str:
    """Without the label, which stands above the field; a range needs no remedy, it is one."""
    valued = plan.protocol.parameters.get(flag.about)
    message = flag.message.removeprefix(f"{valued.label}: ") if valued is not None else flag.message
    return message if flag.code == Code.OUTSIDE_RANGE or not flag.remedy else f"{message} {flag.remedy}"


def _placed(warned: tuple[dict[str, FieldState], dict[Place, FieldState]]) -> set[str]:
    """Names whose flags stand at their fields and cells already."""
    return {ROTOR, *warned[0], *(name for _, name in warned[1])}


def _warnings(plan: Plan, reading: Reading) -> tuple[dict[str, FieldState], dict[Place, FieldState]]:
    """What the plan has to say of parameters and of cells, placed there; what cannot be read has its say already."""
    fields: dict[str, FieldState] = {}
    cells: dict[Place, FieldState] = {}
    numbers = {sample.id: number for number, sample in enumerate(reading.facts.samples)}
    for flag in plan.flags:
        if flag.severity is Severity.NOTE:
            continue
        state = FieldState(_short(flag, plan))
        if flag.about in plan.protocol.parameters and flag.about not in reading.parameters:
            fields[flag.about] = state
        elif flag.about in plan.protocol.samples.columns and flag.row in numbers:
            cells.setdefault((numbers[flag.row], flag.about), state)
    return fields, cells
