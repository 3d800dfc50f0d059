"""All that the lab has, together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from protocolapp.lab.errors import LabError
from protocolapp.lab.operator import Operator
from protocolapp.lab.pipette import Pipette
from protocolapp.lab.rotor import Rotor


@dataclass(frozen=True, slots=True)
class Lab:
    """Names are unique within each kind, whatever their case. Raises LabError when two are the same."""

    operators: tuple[Operator, ...] = ()
    pipettes: tuple[Pipette, ...] = ()
    rotors: tuple[Rotor, ...] = ()

    def __post_init__(self) -> None:
        _check_unique("operators", (one.name for one in self.operators))
        _check_unique("pipettes", (one.name for one in self.pipettes))
        _check_unique("rotors", (one.name for one in self.rotors))
        shared = _first_twice(one.initials for one in self.operators)
        if shared:
            raise LabError(
                "Two operators have the same initials",
                f"“{shared}” could be either of them in the record.",
                "Give one of them other initials.",
            )

    def with_pipettes(self, names: Iterable[str]) -> Lab:
        """The same lab with only the pipettes of these names; a name that is not there is passed over."""
        wanted = set(names)
        return replace(self, pipettes=tuple(one for one in self.pipettes if one.name in wanted))

    def rotor(self, name: str) -> Rotor | None:
        """The rotor of this name, or None."""
        return next((one for one in self.rotors if one.name == name), None)

    def operator(self, name: str) -> Operator | None:
        """The operator with this name or these initials, or None."""
        return next((one for one in self.operators if name in (one.name, one.initials)), None)


def _check_unique(kind: str, names: Iterable[str]) -> None:
    twice = _first_twice(names)
    if twice:
        raise LabError(
            f"Two {kind} have the same name",
            f"“{twice}” could be either of them.",
            "Give each a name of its own.",
        )


def _first_twice(names: Iterable[str]) -> str:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return ""
