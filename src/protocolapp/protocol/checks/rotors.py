"""Rotors among the equipment: a radius that can be, and spins in things that have one."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lab import LabError
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.places import Path


def check_rotors(subject: Subject) -> Iterator[Finding]:
    """Every `radius:` and `most:` of equipment, and the `in:` of spins."""
    for name, thing in subject.protocol.equipment.items():
        if thing.most is not None and thing.radius is None:
            message = "a highest speed belongs to a rotor"
            yield Finding(("equipment", name, "most"), message, "Add its radius: too, such as 8.4 cm.")
        try:
            _ = thing.rotor
        except LabError as error:
            yield Finding(("equipment", name), f"{error.title}: {error.message}", error.remedy)
    for path, _, step in subject.steps():
        if step.spin is not None and step.spin.rotor is not None:
            yield from _spun_in(subject, step.spin.rotor, (*path, "spin", "in"))


def _spun_in(subject: Subject, name: str, path: Path) -> Iterator[Finding]:
    equipment = subject.protocol.equipment
    rotors = [each for each, thing in equipment.items() if thing.radius is not None]
    if name in rotors or subject.excused(name):
        return
    if name in equipment:
        message = f"“{name}” has no radius, so no speed can be told for it"
        yield Finding(path, message, "Add its radius: under equipment:, such as 8.4 cm, or take in: out.")
        return
    near = nearest(name, rotors)
    remedy = f"Did you mean {near}?" if near else "Add it under equipment: with its radius:."
    yield Finding(path, f"there is no rotor “{name}” among the equipment", remedy)
