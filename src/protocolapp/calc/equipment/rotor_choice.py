"""Which rotor is meant, by its name in the lab's list, or a radius typed in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.lab import Rotor
from protocolapp.quantity import Quantity

SHORTEST, LONGEST = Quantity.of(1, "cm"), Quantity.of(50, "cm")
"""Bench rotors lie between these; the lab's list takes no others."""

TEXT_BOOK_RADIUS = "the radius is r_max, from the axis to the tip of the tube, as rotor manuals give it"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the sample spins. name: of the rotor, or empty. radius: None while it is the unknown. limit: its rpm."""

    name: str
    radius: Quantity | None
    limit: Quantity | None

    @property
    def words(self) -> str:
        """What it is called in a sentence."""
        return self.name or "the rotor"


def find_rotor(name: str, rotors: Iterable[Rotor]) -> Rotor | None:
    """The rotor of this name; capitals, spaces and × for x make no difference. None when there is none."""
    wanted = _plain(name)
    return next((one for one in rotors if _plain(one.name) == wanted), None)


def near_rotors(name: str, rotors: Iterable[Rotor]) -> tuple[str, ...]:
    """Names that are alike, the likeliest first."""
    known = {_plain(one.name): one.name for one in rotors}
    alike = get_close_matches(_plain(name), known, n=3, cutoff=0.4)
    return tuple(known[one] for one in alike)


def _plain(name: str) -> str:
    return "".join(name.casefold().replace("×", "x").split())


def choose_spot(given: Given, sheet: Sheet, rotor: str, radius: str, limit: str) -> Spot | None:
    """The spot that these three fields say. None, with a block, when no rotor of the lab has the name."""
    name = given.text(rotor)
    if not name:
        length = given.maybe(radius)
        if length is not None:
            warn_of_radius(sheet, length, radius)
        return Spot("", length, given.maybe(limit))
    found = find_rotor(name, sheet.bench.rotors)
    if found is not None:
        return Spot(found.name, found.r_max, found.max_rpm)
    near = near_rotors(name, sheet.bench.rotors)
    instead = f"Did you mean {' or '.join(near)}? " if near else ""
    sheet.block(
        Code.ROTOR_UNKNOWN,
        f"The lab has no rotor “{name}”.",
        f"{instead}Add it to the lab's rotors, or leave it empty and type the radius.",
        rotor,
    )
    return None


def warn_of_radius(sheet: Sheet, radius: Quantity, about: str) -> None:
    """A radius that no bench rotor has is a slip of the unit, more often than not."""
    if SHORTEST <= radius <= LONGEST:
        return
    shown = sheet.show(radius, unit="cm")
    message = f"No bench rotor has a radius of {shown}."
    remedy = (
        f"Bench rotors have {sheet.show(SHORTEST)} to {sheet.show(LONGEST)}: check the number and its unit."
    )
    sheet.warn(Code.OUTSIDE_RANGE, message, remedy, about)
