"""The protocol as it is read before doing it, as frozen data. Volumes are those of the typical samples."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.plan.model import PickItem, Plan
from protocolapp.plan.number_ranges import number_ranges
from protocolapp.protocol.model import LAB, Parameter
from protocolapp.quantity import QuantityRange, format_range
from protocolapp.quantity.counts import counted
from protocolapp.quantity.lengths import days_taken, length_text
from protocolapp.record.inputs import publication_text
from protocolapp.record.protocol_page.cited_for import cited_for
from protocolapp.record.protocol_page.citing import LABS_CHOICE, cited
from protocolapp.record.protocol_page.steps import SectionText, sections_text

_PRINT_LETTERS = 12
_SILENT = "Figures on which the sources are silent."


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A reagent or a piece of equipment. facts: role, host, where it is kept, what is noted of it.

    total: what the typical samples take of it in all. steps: the numbers of those that use it.
    """

    name: str
    facts: str
    note: str
    cite: str
    total: str = ""
    steps: str = ""


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
class SourceView:
    """A publication, or the lab's own choice. cited_for: what of the protocol rests on it."""

    key: str
    text: str
    cited_for: str


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
    sources: tuple[SourceView, ...]


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
        reagents=tuple(_reagent(plan, name) for name in protocol.reagents),
        equipment=tuple(
            MaterialView(one.name, "", one.note or "", "") for one in protocol.equipment.values()
        ),
        parameters=tuple(
            _parameter(plan, name, one)
            for name, one in protocol.parameters.items()
            if name not in plan.left_out
        ),
        sections=sections_text(plan),
        sources=_sources(plan),
    )


def _sources(plan: Plan) -> tuple[SourceView, ...]:
    """The publications in the file's order, then the lab where it chose anything."""
    uses = cited_for(plan)
    sources = [
        SourceView(key, publication_text(source), uses.get(key, ""))
        for key, source in plan.protocol.citations.items()
    ]
    lab = [SourceView(LABS_CHOICE, _SILENT, uses[LAB])] if LAB in uses else []
    return (*sources, *lab)


def _scale(plan: Plan, days: int) -> str:
    made_for = f"{len(plan.samples)} typical {plan.protocol.samples.plural}"
    return f"Volumes and times for {made_for}" + (f", over {days} days" if days > 1 else "")


def _reagent(plan: Plan, name: str) -> MaterialView:
    reagent = plan.protocol.reagents[name]
    picked = next((item for item in plan.pick_list if item.id == name), None)
    noted = f"note {' and '.join(one.value for one in reagent.enter)}" if reagent.enter else ""
    parts = (
        ", ".join(role.value for role in reagent.roles),
        f"from {reagent.host.value}" if reagent.host else "",
        _kept(reagent.keep) if reagent.keep else "",
        noted,
    )
    return MaterialView(
        reagent.name,
        " · ".join(part for part in parts if part),
        reagent.note or "",
        cited(reagent.cite),
        _total(picked) if picked is not None else "not used",
        _steps(picked.used_in) if picked is not None else "",
    )


def _total(item: PickItem) -> str:
    return f"about {item.total}" if item.estimated and item.total else item.total


def _steps(numbers: tuple[int, ...]) -> str:
    word = "step" if len(set(numbers)) == 1 else "steps"
    return f"{word}\u00a0{number_ranges(numbers)}" if numbers else ""


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
