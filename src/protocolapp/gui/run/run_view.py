"""Everything the Run screen shows, worked out from a run's state, plan and timers at one moment. No Qt in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolapp.gui.run.action_view import ActionView, action_view
from protocolapp.gui.run.clock_text import clock_text, when_text
from protocolapp.gui.run.coming_view import ComingView, coming_view
from protocolapp.gui.run.fork_view import fork_views, other_ways, typed_parameters
from protocolapp.gui.run.section_view import SectionView, section_views
from protocolapp.gui.run.step_view import StepView, step_view
from protocolapp.gui.run.time_line_view import TimeLineView, time_line_view
from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Plan
from protocolapp.run.ports import Stamp
from protocolapp.run.progress import current_step
from protocolapp.run.state import RunState, RunStatus, StepStatus
from protocolapp.run.timer import TimerReading
from protocolapp.run.words import counted
from protocolapp.services.going_on import way_on


@dataclass(frozen=True, slots=True)
class HeaderView:
    """title: the protocol's. about: version and label. holds: `3 lysates, 4 tubes`. own: the run's title.

    rehearsal: gone through without a bench. paused: why the run rests, or empty.
    """

    title: str
    about: str
    holds: str
    own: str
    aim: str
    rehearsal: bool
    paused: str


@dataclass(frozen=True, slots=True)
class EndView:
    """What stands in place of a step once all have ended. lines: what came of the run, in sentences.

    follow: where one may go on with the samples, in words.
    """

    title: str
    lines: tuple[str, ...]
    follow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunView:
    """step: None once all steps have ended and none is looked at; then `end` is shown. back: the current step's number
    while another one is looked at, else 0. choices, parameters: whether
    another choice can be made, or a parameter changed."""

    run_id: str
    is_open: bool
    header: HeaderView
    sections: tuple[SectionView, ...]
    step: StepView | None
    end: EndView | None
    back: int
    action: ActionView
    coming: ComingView
    time_line: TimeLineView
    choices: bool = False
    parameters: bool = False


def view_run(
    state: RunState,
    plan: Plan,
    readings: Mapping[str, TimerReading],
    now: Stamp,
    chosen: str = "",
    passed_over: frozenset[EntryKey] = frozenset(),
) -> RunView:
    """chosen: the ref of a step to look at instead of the current one; none when it is no longer planned.

    passed_over: entries that a person has left empty on purpose.
    """
    current = current_step(plan, state) if state.open else None
    shown = plan.by_ref.get(chosen, current) if chosen else current
    looking = shown is not None and shown is not current
    here, card = (step.ref if step is not None else "" for step in (current, shown))
    return RunView(
        run_id=state.run_id,
        is_open=state.open,
        header=header_view(state, plan),
        sections=section_views(plan, state, here, card),
        step=step_view(
            shown, state, readings, len(plan.steps), now, shown is current, fork_views(shown, plan, state)
        )
        if shown is not None
        else None,
        end=_end_view(state, plan, now) if shown is None else None,
        back=current.number if looking and current is not None else 0,
        action=action_view(plan, state, readings, shown, current, passed_over),
        coming=coming_view(plan, state, shown, now),
        time_line=time_line_view(plan, state, readings, now),
        choices=state.open and bool(other_ways(plan)),
        parameters=state.open and bool(typed_parameters(plan)),
    )


def header_view(state: RunState, plan: Plan) -> HeaderView:
    """The run's name and what it holds."""
    protocol = plan.protocol
    samples = [sample for sample in state.facts.samples if not sample.dropped]
    holds = [counted(len(samples), protocol.samples.one, protocol.samples.plural)]
    if plan.tubes:
        holds.append(counted(len(plan.tubes), "tube", "tubes"))
    return HeaderView(
        title=protocol.title,
        about=f"v{protocol.version} · Run {state.identity.label}",
        holds=", ".join(holds),
        own=state.title,
        aim=state.aim,
        rehearsal=state.identity.rehearsal,
        paused=state.reason if state.status is RunStatus.PAUSED else "",
    )


def _end_view(state: RunState, plan: Plan, now: Stamp) -> EndView:
    statuses = [state.step(step.ref).status for step in plan.steps]
    counts = [
        (statuses.count(StepStatus.DONE), "done"),
        (statuses.count(StepStatus.SKIPPED), "skipped"),
        (statuses.count(StepStatus.FAILED), "failed"),
        (sum(status in (StepStatus.OPEN, StepStatus.STARTED) for status in statuses), "left open"),
    ]
    steps = ", ".join(f"{number} {word}" for number, word in counts if number)
    deviations = (
        counted(len(state.deviations), "deviation", "deviations") if state.deviations else "No deviations"
    )
    follow = tuple(way_on(one) for one in plan.follow)
    begun = f"Started {clock_text(state.identity.started.at.utc, now)}."
    if state.ended is None:
        return EndView("All steps have ended", (f"{begun} Steps: {steps}.", f"{deviations}."), follow)
    ended = f"{begun} {state.status.capitalize()} {when_text(state.ended, now)}."
    because = (f"Reason: {state.reason}",) if state.reason else ()
    return EndView(f"Run {state.status}", (ended, f"Steps: {steps}. {deviations}.", *because), follow)
