"""What did not fit the model, by path: pydantic's errors without those that only follow from others."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_KEY = "[key]"


@dataclass(frozen=True, slots=True)
class Fault:
    """An error at a path of file keys. in_key: the key itself is wrong, not what stands under it."""

    path: tuple[str | int, ...]
    error: ErrorDetails
    in_key: bool

    @property
    def kind(self) -> str:
        """Pydantic's word for it."""
        return self.error["type"]

    @property
    def missing(self) -> bool:
        """Something is not there: the path is that of what should be."""
        return self.kind == "missing"

    @property
    def unknown(self) -> bool:
        """A key that the model does not know."""
        return self.kind == "extra_forbidden"


def faults_of(error: ValidationError) -> list[Fault]:
    """Every fault that is one of its own."""
    found = [_fault(each) for each in error.errors(include_url=False)]
    return [fault for fault in found if not _follows(fault, found)]


def _fault(error: ErrorDetails) -> Fault:
    location = error["loc"]
    return Fault(tuple(step for step in location if not _is_mark(step)), error, location[-1:] == (_KEY,))


def _is_mark(step: str | int) -> bool:
    """Not a key of the file: pydantic's mark of a key, or ours of what stands in a list (`[choose one]`)."""
    return isinstance(step, str) and step.startswith("[") and step.endswith("]")


def _follows(fault: Fault, found: list[Fault]) -> bool:
    """Of a list, pydantic counts only the items that are well built, and then calls it too short."""
    path = fault.path
    return fault.kind == "too_short" and any(
        len(other.path) > len(path) and other.path[: len(path)] == path for other in found
    )
