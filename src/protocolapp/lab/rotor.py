"""A centrifuge rotor: what turns a force into a speed."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.lab.errors import LabError, checked_name
from protocolapp.quantity import LENGTH, RPM, Quantity


@dataclass(frozen=True, slots=True)
class Rotor:
    """r_max: from the axis to the tip of the tube, a length. max_rpm: the rotor's limit, or None when not known.

    Raises LabError for a radius that is not a length between 1 and 50 cm, or a limit that is not a speed.
    """

    name: str
    r_max: Quantity
    max_rpm: Quantity | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", checked_name(self.name, "rotor"))
        if self.r_max.dimension != LENGTH or not _SHORTEST <= self.r_max <= _LONGEST:
            raise LabError(
                f"The radius of {self.name} is not possible",
                f"“{self.r_max}” is not a length between 1 cm and 50 cm.",
                "Write r_max as the rotor's manual gives it, such as 8.4 cm.",
            )
        if self.max_rpm is not None and (
            self.max_rpm.dimension != RPM or self.max_rpm.is_zero or self.max_rpm.is_negative
        ):
            raise LabError(
                f"The speed limit of {self.name} is not possible",
                f"“{self.max_rpm}” is not a speed above zero.",
                "Write it as the rotor's manual gives it, such as 15000 rpm, or leave it empty.",
            )


_SHORTEST, _LONGEST = Quantity.of(1, "cm"), Quantity.of(50, "cm")
