"""The protocol as it is read before doing it, as frozen data. Volumes are those of the typical samples."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.gui.protocol.citing import cited
from protocolapp.gui.protocol.steps_view import SectionText, sections_text
from protocolapp.gui.run_length import days_taken, length_text
from protocolapp.plan.model import Plan
from protocolapp.protocol.model import Parameter, Protocol, Source
from protocolapp.quantity import QuantityRange, format_range
from protocolapp.run.words import counted

_PRINT_LETTERS = 12


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A reagent or a piece of equipment. facts: role, host, where it is kept, what is noted of it."""

    name: str
    facts: str
    note: str
    cite: str


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A value fixed before the run. span: the range it should lie in."""

    label: str
    value: str
    cite: str
    span: str
    span_cite: str
    help: str


@dataclass(frozen=True, slots=True)
class ProtocolView:
    """facts: version, fingerprint, steps and times, short. scale: what the volumes are typical for."""

    title: str
    objective: str
    overview: str
    authors: str
    facts: tuple[str, ...]
    fingerprint: str
    scale: str
    reagents: tuple[MaterialView, ...]
    equipment: tuple[MaterialView, ...]
    parameters: tuple[ParameterView, ...]
    sections: tuple[SectionText, ...]
    sources: tuple[tuple[str, str], ...]


def protocol_view(plan: Plan, fingerprint: str) -> ProtocolView:
    """plan: made of typical facts. fingerprint: SHA-256 of the protocol, hex."""
    protocol = plan.protocol
    days = days_taken(plan.total_ms)
    return ProtocolView(
        title=protocol.title,
        objective=protocol.objective,
        overview=protocol.overview or "",
        authors=", ".join(protocol.authors),
        facts=(
            f"v{protocol.version}",
            counted(len(plan.steps), "step", "steps"),
            length_text(plan.hands_on_ms, plan.total_ms),
        ),
        fingerprint=f"fingerprint {fingerprint[:_PRINT_LETTERS]}",
        scale=_scale(plan, days),
        reagents=tuple(_reagent(protocol, name) for name in protocol.reagents),
        equipment=tuple(
            MaterialView(one.name, "", one.note or "", "") for one in protocol.equipment.values()
        ),
        parameters=tuple(
            _parameter(plan, name, one)
            for name, one in protocol.parameters.items()
            if name not in plan.left_out
        ),
        sections=sections_text(plan),
        sources=tuple((key, source_text(source)) for key, source in protocol.citations.items()),
    )


def source_text(source: Source) -> str:
    """A publication in one line."""
    parts = (source.authors, source.title, source.publisher, source.year, source.url, source.note)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _scale(plan: Plan, days: int) -> str:
    made_for = f"{len(plan.samples)} typical {plan.protocol.samples.plural}"
    return f"Volumes and times for {made_for}" + (f", over {days} days" if days > 1 else "")


def _reagent(protocol: Protocol, name: str) -> MaterialView:
    reagent = protocol.reagents[name]
    noted = f"note {' and '.join(one.value for one in reagent.enter)}" if reagent.enter else ""
    parts = (
        ", ".join(role.value for role in reagent.roles),
        f"from {reagent.host.value}" if reagent.host else "",
        _kept(reagent.keep) if reagent.keep else "",
        noted,
    )
    return MaterialView(
        reagent.name, " · ".join(part for part in parts if part), reagent.note or "", cited(reagent.cite)
    )


def _kept(keep: str) -> str:
    return f"kept at {keep}" if keep[0].isdigit() or keep[0] in "-−" else f"kept {keep}"


def _parameter(plan: Plan, name: str, parameter: Parameter) -> ParameterView:
    span = format_range(QuantityRange(*parameter.range)) if parameter.range is not None else ""
    return ParameterView(
        parameter.label,
        plan.values[name].text,
        cited(parameter.cite),
        span,
        cited(parameter.range_cite),
        parameter.help or "",
    )
