"""From a protocol as its file says it to the whole protocol: every section that is used elsewhere taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from protocolapp.protocol.checks.citations import cited_in
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import LAB, ChooseOne, Parameter, Protocol, ProtocolFile, Section, Step, Used
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.places import Path as Place
from protocolapp.protocol.reuse.needs import GROUPS, Definition, needed_by
from protocolapp.protocol.values import ValueProblem, read_value

Origins = Mapping[tuple[str | int, ...], Place]
"""Where the file says that something was taken in, by its path in the whole protocol."""

MOST_STEPS = 10_000
"""As many as the largest file is laid out for (`reading/limits.py`)."""

Find = Callable[[str], "Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """Another protocol, or why there is none. files: those read for it."""

    protocol: Protocol | None
    message: str = ""
    remedy: str = ""
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The whole protocol. whole: nothing is missing of what is used. files: the other files read."""

    protocol: Protocol
    findings: list[Finding]
    origins: Origins
    whole: bool
    files: tuple[Path, ...]


@dataclass
class _Growing:
    """The protocol while sections are taken in: names by group, and what was said."""

    groups: dict[str, dict[str, Part]]
    citations: dict[str, Part]
    findings: list[Finding] = field(default_factory=list)
    origins: dict[tuple[str | int, ...], Place] = field(default_factory=dict)
    whole: bool = True
    files: list[Path] = field(default_factory=list)

    def say(self, path: Place, message: str, remedy: str) -> None:
        self.findings.append(Finding(path, message, remedy))


def resolve(file: ProtocolFile, find: Find) -> Resolved:
    """Take in what is used. find: the protocol of an id, read and checked."""
    fields = {name: getattr(file, name) for name in ProtocolFile.model_fields}
    if not any(isinstance(section, Used) for section in file.sections):
        return Resolved(Protocol.model_construct(**fields), [], {}, True, ())
    groups = {group: _group(file, group) for group in GROUPS}
    growing = _Growing(groups, dict(file.citations))
    sections = list(_sections(file, find, growing))
    columns = growing.groups.pop("columns")
    fields |= {**growing.groups, "citations": growing.citations, "sections": tuple(sections)}
    fields["samples"] = file.samples.model_copy(update={"columns": columns})
    return Resolved(
        Protocol.model_construct(**fields),
        growing.findings,
        growing.origins,
        growing.whole,
        tuple(dict.fromkeys(growing.files)),
    )


def _sections(file: ProtocolFile, find: Find, growing: _Growing) -> Iterator[Section]:
    """The sections in order, as far as they stay within MOST_STEPS."""
    steps = 0
    for number, used in enumerate(file.sections):
        section = _taken_in(used, number, find, growing) if isinstance(used, Used) else used
        steps += len(_ids(section))
        if isinstance(used, Used) and steps > MOST_STEPS:
            growing.whole = False
            message = f"with this section there are more than {MOST_STEPS:,} steps"
            growing.say(("sections", number, "use"), message, "Divide the protocol into several.")
            return
        yield section


def _group(file: ProtocolFile, group: str) -> dict[str, Part]:
    return dict(file.samples.columns if group == "columns" else getattr(file, group))


def _taken_in(used: Used, number: int, find: Find, growing: _Growing) -> Section:
    """The section as it stands here; an empty one in its place where it cannot be found."""
    path = ("sections", number)
    found = find(used.protocol)
    growing.files += found.files
    if found.protocol is None:
        growing.whole = False
        growing.say((*path, "use"), found.message, found.remedy)
        return _empty(used)
    other = found.protocol
    section = next((one for one in other.sections if one.id == used.section), None)
    if section is None:
        growing.whole = False
        near = nearest(used.section, [one.id for one in other.sections])
        remedy = (
            f"Did you mean {used.protocol}#{near}?" if near else _listed(one.id for one in other.sections)
        )
        growing.say((*path, "use"), f"“{used.protocol}” has no section “{used.section}”", remedy)
        return _empty(used)
    for left_out in [step for step in used.without if step not in _ids(section)]:
        growing.say((*path, "without"), f"there is no step “{left_out}” in it", _listed(_ids(section)))
    placed = _here(section, used, other)
    needed = needed_by(placed, _with_section(other, section, placed), used.instead)
    _check_instead(used, path, other, growing)
    for definition in needed.values():
        _define(definition, used, path, growing)
    _cite(placed, needed, other, path, growing)
    return placed


def _ids(section: Section) -> list[str]:
    items = section.steps
    return [
        step.id
        for item in items
        for step in ((item,) if isinstance(item, Step) else (one for way in item.of.values() for one in way))
    ]


def _listed(names: Iterable[str]) -> str:
    return f"There is {', '.join(names)}."


def _empty(used: Used) -> Section:
    name = used.id or used.section
    return Section.model_construct(
        id=name, title=used.title or name, note=None, when=None, origin=None, steps=()
    )


def _here(section: Section, used: Used, other: Protocol) -> Section:
    """The section under its name here, without the steps that are left out."""
    without = set(used.without)
    steps: list[Step | ChooseOne] = []
    for item in section.steps:
        if isinstance(item, ChooseOne):
            ways = {
                way: tuple(_renamed(one, section) for one in steps if one.id not in without)
                for way, steps in item.of.items()
            }
            steps.append(item.model_copy(update={"of": ways}))
        elif item.id not in without:
            steps.append(_renamed(item, section))
    changed = {
        "id": used.id or section.id,
        "title": used.title or section.title,
        "when": used.when or section.when,
        "origin": section.origin or f"{other.id} {other.version}, section {section.id}",
        "steps": tuple(steps),
    }
    return section.model_copy(update=changed)


def _renamed(step: Step, section: Section) -> Step:
    """The step with its window counted from the section's own steps by their ids alone, whatever its name here."""
    if step.within is None or not step.within.after.startswith(f"{section.id}/"):
        return step
    after = step.within.after.removeprefix(f"{section.id}/")
    return step.model_copy(update={"within": step.within.model_copy(update={"after": after})})


def _with_section(other: Protocol, section: Section, placed: Section) -> Protocol:
    sections = tuple(placed if one is section else one for one in other.sections)
    return other.model_copy(update={"sections": sections})


def _check_instead(used: Used, path: Place, other: Protocol, growing: _Growing) -> None:
    here = {name for group in growing.groups.values() for name in group}
    for place, name in enumerate(used.instead):
        if name not in here:
            near = nearest(name, here)
            remedy = f"Did you mean {near}?" if near else "Define it in this file."
            growing.say((*path, "instead", place), f"this file does not define “{name}”", remedy)
    for name in used.given:
        if name not in other.parameters:
            near = nearest(name, other.parameters)
            remedy = f"Did you mean {near}?" if near else _listed(other.parameters)
            growing.say((*path, "with", name), f"“{other.id}” has no parameter “{name}”", remedy)


def _define(definition: Definition, used: Used, path: Place, growing: _Growing) -> None:
    """Bring a name in. One that is here already is a clash, unless it means the very same."""
    group, name, part = definition.group, definition.name, definition.part
    if name in used.given and isinstance(part, Parameter):
        part = _with_default(part, used.given[name], (*path, "with", name), growing)
    for other_group, names in growing.groups.items():
        if name in names:
            if other_group != group or names[name] != part:
                message = f"“{name}” is in {used.protocol} too, and means something else there"
                remedy = f"Write instead: [{name}] if this file's is meant, or give it another name here."
                growing.say((*path, "use"), message, remedy)
            return
    growing.groups[group][name] = part
    inside = ("samples", "columns", name) if group == "columns" else (group, name)
    growing.origins[inside] = (*path, "with", name) if name in used.given else (*path, "use")


def _with_default(parameter: Parameter, text: str, path: Place, growing: _Growing) -> Parameter:
    """The parameter starting from another default, which must be one of the same kind."""
    try:
        read_value(parameter, text)
    except ValueProblem as problem:
        growing.say(path, problem.message, problem.remedy)
        return parameter
    return parameter.model_copy(update={"default": text, "cite": LAB})


def _cite(
    section: Section, needed: Mapping[str, Definition], other: Protocol, path: Place, growing: _Growing
) -> None:
    parts: Sequence[Part] = (section, *(definition.part for definition in needed.values()))
    cited = {source for part in parts for _, source in cited_in(part, ())}
    for key in sorted(cited - {LAB}):
        source = other.citations.get(key)
        if source is None or growing.citations.setdefault(key, source) == source:
            continue
        message = f"the source “{key}” is another one in {other.id}"
        growing.say((*path, "use"), message, "Give one of the two sources another key.")
