"""The protocol's own steps as they apply: text with its values, chips, table, what is asked, timer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from protocolapp.lab import Rotor
from protocolapp.plan.asking import asked_at
from protocolapp.plan.bind import Binding
from protocolapp.plan.exhibits import exhibits_of
from protocolapp.plan.forks import Forks
from protocolapp.plan.lots import asked_of_reagents, lots_noted
from protocolapp.plan.model import Chip, Missing, PlannedStep, Resolved, Row, StepKind
from protocolapp.plan.show import at_text, span_of
from protocolapp.plan.timing import planned_wait, spin_text, spinning, stop_text
from protocolapp.plan.turn import Line, Turn
from protocolapp.plan.windows import planned_window
from protocolapp.protocol.expression import TextPart
from protocolapp.protocol.model import Equipment
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Context:
    """What planning a step looks at.

    first_use: reagent id -> ref of the step that uses it first; used: ids by ref. forks: by their paths.
    last_round: see `plan.windows`.
    """

    binding: Binding
    rotor: Rotor | None
    numbers: Mapping[str, int]
    first_use: Mapping[str, str]
    used: Mapping[str, tuple[str, ...]]
    forks: Forks
    last_round: Mapping[str, str]

    @property
    def equipment(self) -> Mapping[str, Equipment]:
        return self.binding.setting.protocol.equipment


def plan_step(turn: Turn, context: Context) -> PlannedStep:
    """One turn with everything a person needs to do it."""
    binding = context.binding
    text, waits = _filled_in(turn, binding)
    columns = _column_names(turn, binding)
    rows = tuple(_row(line, columns, binding) for line in turn.lines)
    waits |= {
        missing: None for row in rows for chip in row.cells for missing in _waits(chip.name, row.id, binding)
    }
    return replace(
        _as_written(turn, context),
        text=text,
        rows=rows,
        columns=tuple(binding.label_of(name) for name in columns),
        chips=(*_chips(turn, columns, binding), *lots_noted(turn, context)),
        asked=(*asked_at(turn, binding), *asked_of_reagents(turn, context)),
        wait=planned_wait(turn, text),
        waits_for=tuple(waits),
        exhibits=exhibits_of(_applying(turn.step.show, binding), binding),
    )


def _as_written(turn: Turn, context: Context) -> PlannedStep:
    """What holds of a turn before any value is known."""
    step = turn.step
    return PlannedStep(
        ref=turn.ref,
        key=turn.key,
        number=context.numbers[turn.ref],
        section=turn.section.id,
        section_title=turn.section.title,
        kind=StepKind.INSTRUCTION,
        text="",
        rows=(),
        columns=(),
        chips=(),
        asked=(),
        hands_on_ms=turn.hands_on_ms,
        hands_on_assumed=step.takes is None,
        round=turn.round,
        rounds=step.repeat,
        window=planned_window(turn, context.last_round, context.numbers),
        spin=spin_text(step.spin, spinning(step.spin, context.rotor, turn.ref, context.equipment)),
        at=at_text(step.at if step.at is not None or step.spin is None else step.spin.at),
        agitate=step.agitate or "",
        checks=step.check,
        caution=step.caution or "",
        hazard=step.hazard or "",
        tip=step.tip or "",
        ready=step.ready or "",
        optional=step.optional,
        stop_ms=round(step.stop.up_to.base * 1000) if step.stop is not None else 0,
        stop=stop_text(step.stop),
        cite=step.cite or "",
        step=step,
        uses=context.used.get(turn.ref, ()),
        fork=context.forks.get(turn.way.fork) if turn.way is not None else None,
    )


def _filled_in(turn: Turn, binding: Binding) -> tuple[str, dict[Missing, None]]:
    """The instruction with its values, and what they wait for."""
    texts: list[str] = []
    waits: dict[Missing, None] = {}
    for part in turn.step.do.parts:
        if isinstance(part, TextPart):
            texts.append(part.text)
            continue
        seen = _seen(part.name, turn, binding)
        waits |= dict.fromkeys(missing for one in seen for missing in one.waits_for)
        texts.append(_text_of(seen, binding.label_of(part.name)))
    return "".join(texts), waits


def _seen(name: str, turn: Turn, binding: Binding) -> tuple[Resolved, ...]:
    """The values a name has in a step: one for the run, or one for each of its rows."""
    if binding.level_of(name) is None or not turn.lines:
        return binding.seen_from(name, "")
    return tuple(one for line in turn.lines for one in binding.seen_from(name, line.id))


def _text_of(seen: Sequence[Resolved], label: str) -> str:
    waiting = next((one for one in seen if one.value is None), None)
    if waiting is not None:
        return f"[{waiting.text or label}]"
    known = [(one.value, one.text) for one in seen if one.value is not None]
    return span_of(known) if known else f"[{label}]"


def _column_names(turn: Turn, binding: Binding) -> tuple[str, ...]:
    """The names shown for each row: those of `show:`, and those in the text on which the rows differ."""
    if not turn.lines:
        return ()
    names: dict[str, None] = {}
    for name in _applying((*turn.step.do.names, *turn.step.show, *turn.step.actual), binding):
        if _is_held(name, turn):
            names[name] = None
        elif binding.level_of(name) is not None:
            told = name in (*turn.step.show, *turn.step.actual)
            shown = told or len({one.text for one in _seen(name, turn, binding)}) > 1
            names |= {name: None} if shown else {}
    return tuple(names)


def _applying(names: Iterable[str], binding: Binding) -> Iterator[str]:
    """Each name once, those left out that do not apply to this run."""
    return (name for name in dict.fromkeys(names) if name not in binding.setting.left_out)


def _is_held(name: str, turn: Turn) -> bool:
    return any(line.tube is not None and name in line.tube.holds for line in turn.lines)


def _row(line: Line, columns: Iterable[str], binding: Binding) -> Row:
    return Row(line.id, line.label, tuple(_cell(name, line, binding) for name in columns))


def _cell(name: str, line: Line, binding: Binding) -> Chip:
    held = line.tube.holds.get(name) if line.tube is not None else None
    if held is not None:
        text = _called(held, binding)
        return Chip(name, binding.label_of(name), text, plain=text)
    if (
        line.tube is not None
        and binding.level_of(name) is None
        and name not in binding.setting.protocol.parameters
    ):
        return Chip(name, binding.label_of(name), "none", plain="")
    seen = binding.seen_from(name, line.id)
    return _chip(name, seen, binding)


def _is_row_volume(name: str, binding: Binding) -> bool:
    return name in binding.setting.pipetted and binding.level_of(name) is not None


def _chip(name: str, seen: Sequence[Resolved], binding: Binding) -> Chip:
    label = binding.label_of(name)
    waiting = next((one for one in seen if one.value is None), None)
    if waiting is not None or not seen:
        return Chip(name, label, "–", waiting.text if waiting is not None else "", ready=False)
    text = span_of([(one.value, one.text) for one in seen if one.value is not None])
    details = dict.fromkeys(one.detail for one in seen)
    plains = list(dict.fromkeys(one.plain for one in seen))
    return Chip(
        name,
        label,
        text,
        next(iter(details)) if len(details) == 1 else "",
        plains[0] if len(plains) == 1 else text,
        planned=seen[0].planned.text if len(seen) == 1 and seen[0].planned is not None else "",
    )


def _waits(name: str, row: str, binding: Binding) -> tuple[Missing, ...]:
    if binding.level_of(name) is None:
        return ()
    return tuple(missing for one in binding.seen_from(name, row) for missing in one.waits_for)


def _chips(turn: Turn, columns: Sequence[str], binding: Binding) -> tuple[Chip, ...]:
    """The quantities named in the text and `show:` that are not columns, each once."""
    chips: list[Chip] = []
    # Where each row has a volume of its own, a volume of the run is what it is made up to: nobody sets it.
    told = any(_is_row_volume(name, binding) for name in columns)
    for name in _applying((*turn.step.do.names, *turn.step.show, *turn.step.actual), binding):
        if name in columns or name not in binding.setting.names.level:
            continue
        seen = _seen(name, turn, binding)
        if (
            name in (*turn.step.show, *turn.step.actual)
            or not seen
            or any(one.value is None or isinstance(one.value, Quantity) for one in seen)
        ):
            chip = _chip(name, seen, binding)
            chips.append(replace(chip, detail="") if told and chip.ready else chip)
    return tuple(chips)


def _called(identity: str, binding: Binding) -> str:
    protocol = binding.setting.protocol
    if identity in protocol.reagents:
        return protocol.reagents[identity].name
    return protocol.solutions[identity].name if identity in protocol.solutions else identity
