"""A person who carries out runs."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.lab.errors import LabError, checked_name

MOST_INITIALS = 8


@dataclass(frozen=True, slots=True)
class Operator:
    """initials: what stands in the narrow columns of the record; made from the name when empty. Raises LabError."""

    name: str
    initials: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", checked_name(self.name, "operator"))
        initials = self.initials.strip() or initials_of(self.name)
        if len(initials) > MOST_INITIALS or not initials.isprintable():
            raise LabError(
                f"The initials of {self.name} do not fit",
                f"“{initials[:20]}” is longer than {MOST_INITIALS} characters, or cannot be shown.",
                f"Give up to {MOST_INITIALS} characters, such as {initials_of(self.name)}.",
            )
        object.__setattr__(self, "initials", initials)


def initials_of(name: str) -> str:
    """`MC` for Marie Curie, `JPS` for Jean-Paul Sartre."""
    words = name.replace("-", " ").split()
    return "".join(word[0].upper() for word in words if word[0].isalnum())[:4] or name[:1]
