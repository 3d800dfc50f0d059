"""Sections and steps in full text, every figure with its source."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.plan.model import Plan, PlannedFork, PlannedStep, StepKind
from protocolapp.plan.names import refs_of
from protocolapp.plan.number_ranges import number_ranges
from protocolapp.plan.ways import NO_STEPS, ways_of
from protocolapp.protocol.model import Per
from protocolapp.quantity.lengths import minutes_text
from protocolapp.record.protocol_page.citing import cited


@dataclass(frozen=True, slots=True)
class Detail:
    """A figure of a step with its source. icon: of the kit's set."""

    icon: str
    text: str
    cite: str = ""


@dataclass(frozen=True, slots=True)
class WaysText:
    """A fork. taken: `Protein assay: BCA`; others: `or Bradford: Add the dye.`, each a line."""

    taken: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepText:
    """A step as read. ref: of its first round. warnings stand before it, remarks after it.

    ways: of the forks it is the first step behind.
    """

    ref: str
    number: str
    text: str
    cite: str
    details: tuple[Detail, ...]
    warnings: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...]
    ways: tuple[WaysText, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section with its steps."""

    title: str
    note: str
    steps: tuple[StepText, ...]


def sections_text(plan: Plan) -> tuple[SectionText, ...]:
    """All sections that apply; the rounds of a repeated step are one."""
    return tuple(
        SectionText(
            section.title,
            section.note,
            tuple(_step(plan, plan.by_ref[ref]) for ref in section.steps if plan.by_ref[ref].round == 1),
        )
        for section in plan.sections
    )


def _step(plan: Plan, step: PlannedStep) -> StepText:
    warnings = (("Hazard", step.hazard), ("Caution", step.caution))
    remarks = (("Tip", step.tip), ("Get ready before", step.ready))
    return StepText(
        ref=step.ref,
        number=_number(plan, step),
        text=step.text,
        cite=cited(step.cite),
        details=tuple(_details(step)),
        warnings=tuple(one for one in warnings if one[1]),
        remarks=tuple(one for one in remarks if one[1]),
        ways=tuple(_ways(fork, plan) for fork in plan.forks if fork.at == step.ref),
    )


def _ways(fork: PlannedFork, plan: Plan) -> WaysText:
    ways = ways_of(fork, plan)
    nothing = any(way.taken and not way.steps for way in ways)
    taken = f"{fork.text} ({NO_STEPS})" if nothing else fork.text
    return WaysText(taken, tuple(f"or {way.text}" for way in ways if not way.taken))


def _number(plan: Plan, step: PlannedStep) -> str:
    refs = refs_of(step.key, step.step) if step.step is not None else (step.ref,)
    return number_ranges(plan.by_ref[ref].number for ref in refs)


def _details(step: PlannedStep) -> list[Detail]:
    details: list[Detail] = []
    if step.rounds > 1:
        details.append(Detail("repeat", f"{step.rounds}\u00a0rounds"))
    if step.spin:
        details.append(Detail("disc-3", step.spin, cited(step.wait.cite) if step.wait else ""))
    elif step.wait is not None:
        details.append(Detail("timer", step.wait.text, cited(step.wait.cite)))
    if step.window is not None:
        details.append(Detail("hourglass", f"Begin {step.window.text}", cited(step.window.cite)))
    if step.at and not step.spin:  # the spin says its own temperature
        details.append(Detail("thermometer", step.at))
    if step.agitate:
        details.append(Detail("rotate-ccw", step.agitate))
    details += _asked(step)
    details += [Detail("square-check", check) for check in step.checks]
    if step.stop:
        details.append(Detail("circle-pause", f"Safe stop: {step.stop}", cited(_stop_cite(step))))
    details.append(Detail("clock", _takes(step)))
    return details


def _asked(step: PlannedStep) -> list[Detail]:
    """What is entered, named once however many rows it is entered for."""
    if step.kind is not StepKind.INSTRUCTION:
        return []
    asked = {
        one.label: one.limits for one in step.asked if "." not in one.name
    }  # lots and expiries go unsaid
    return [
        Detail("pencil", f"Enter {label}" + (f" ({limits})" if limits else ""))
        for label, limits in asked.items()
    ]


def _stop_cite(step: PlannedStep) -> str | None:
    return step.step.stop.cite if step.step is not None and step.step.stop is not None else None


def _takes(step: PlannedStep) -> str:
    assumed = " (assumed)" if step.hands_on_assumed else ""
    per = step.step.per if step.step is not None else None
    each = (
        {Per.SAMPLE: ", one by one for each sample", Per.TUBE: ", one by one for each tube"}.get(per, "")
        if per
        else ""
    )
    return f"{minutes_text(step.hands_on_ms)} hands-on{assumed}{each}"
