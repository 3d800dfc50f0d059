"""A fork as it applies to a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedFork:
    """A place where one of several ways is gone.

    name, label: of the parameter or entry that decides; choice: the way that is gone, or expected while the entry is
    not made yet; choices: all that may be chosen. at: ref of the first step of the way, or of the step that follows
    where the way has none; empty at the end. asked_at: ref of the step that asks for it, empty for a parameter. path:
    where the fork stands in the file.
    """

    name: str
    label: str
    choice: str
    choices: tuple[str, ...]
    at: str
    asked_at: str = ""
    path: tuple[str | int, ...] = ()

    @property
    def text(self) -> str:
        """`Protein assay: BCA`"""
        return f"{self.label}: {self.choice}"
