"""Sets of inputs that lie in files people can edit and share: which calculators have them, and what they can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from protocolapp.calc.form import Bench, Typed
from protocolapp.quantity import DecimalMark
from protocolapp.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class KeptSet:
    """One set. path, key: where it lies. group: the title of a file that holds several. own: it can be changed."""

    name: str
    path: Path
    key: str
    group: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file that cannot be used. message: the first thing wrong with it and where; remedy: what to write instead."""

    path: Path
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class FoundSets:
    """Everything there is, one's own first."""

    sets: tuple[KeptSet, ...] = ()
    broken: tuple[BrokenFile, ...] = ()

    def own_named(self, name: str) -> KeptSet | None:
        """One's own of this name, which saving under it changes."""
        wanted = name.strip().casefold()
        return next((one for one in self.sets if one.own and one.name.casefold() == wanted), None)


class SetsError(Exception):
    """A set cannot be opened or kept."""

    def __init__(self, title: str, message: str, remedy: str) -> None:
        super().__init__(f"{title}. {message} {remedy}")
        self.title, self.message, self.remedy = title, message, remedy


class KeptSets(Protocol):
    """The sets of one calculator. Each call looks at the files as they are now."""

    def found(self) -> FoundSets:
        """What there is. Never raises."""

    def typed(self, one: KeptSet, decimal: DecimalMark) -> Typed:
        """What is to be typed for it. Raises SetsError."""

    def left_out(self, one: KeptSet) -> str:
        """What the calculator cannot take of it, in a sentence; empty when it takes all."""

    def keep(self, name: str, typed: Typed, bench: Bench, opened: KeptSet | None) -> Path:
        """Keep what was typed, in the place of one's own of this name or in a new file; returns where it lies.

        opened: the set it was made from. What came with the program is never written. Raises SetsError.
        """


@dataclass(frozen=True, slots=True)
class Shelf:
    """title: what the sets are called; saving: the words on the key that keeps one. open: called when asked for."""

    title: str
    saving: str
    open: Callable[[Workplace], KeptSets]


def _recipes(workplace: Workplace) -> KeptSets:
    from protocolapp.gui.calculators.recipe_sets import RecipeSets

    return RecipeSets(workplace)


SHELVES: Mapping[str, Shelf] = {"recipe": Shelf("Recipes", "Save as recipe", _recipes)}
"""By the calculator's name. A calculator that is to have kept sets needs a line here, and nothing else."""
