"""What the library shows, as frozen data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from protocolapp.protocol.problem import Problem, visible
from protocolapp.quantity.lengths import length_text
from protocolapp.run.words import counted
from protocolapp.services.check_counts import counts_text
from protocolapp.services.library import LibraryItem, search


@dataclass(frozen=True, slots=True)
class CardView:
    """A protocol on its card.

    facts: steps and times, short. trouble: the first problem, empty for a sound file. checks: `2 warnings, 1 note`;
    warned: there is a warning among them.
    """

    path: Path
    title: str
    objective: str
    facts: tuple[str, ...]
    version: str
    trouble: str
    usable: bool
    checks: str = ""
    warned: bool = False

    @property
    def spoken(self) -> str:
        """Its accessible name."""
        return ", ".join(part for part in (self.title, self.trouble or self.objective, self.checks) if part)


@dataclass(frozen=True, slots=True)
class ShelfView:
    """A group of cards under a heading. empty: what to do next where there are none."""

    title: str
    cards: tuple[CardView, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem as listed. place: `Line 41, column 7`."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FileProblemsView:
    """All that is wrong with a file. heading: `2 problems`. path: for the editor."""

    path: Path
    title: str
    heading: str
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class LibraryView:
    """shelves: those to show. nothing: why there is no card at all, and what to do; empty when there are some."""

    shelves: tuple[ShelfView, ...]
    nothing: str = ""


OWN_EMPTY = (
    "Drop a protocol file here, or choose Open file…, to keep a copy in your own folder; "
    "or choose New protocol… to write one of your own."
)


def library_view(items: Sequence[LibraryItem], text: str = "") -> LibraryView:
    """The shelves with what the search text leaves of them; an empty shelf is shown only when nothing is searched."""
    left = search(items, text)
    shipped = tuple(_card(item) for item in left if item.shipped)
    own = tuple(_card(item) for item in left if not item.shipped)
    if text.strip():
        shelves = tuple(
            shelf for shelf in (ShelfView("Shipped", shipped), ShelfView("Own folder", own)) if shelf.cards
        )
        nothing = (
            "" if shelves else f"No protocol mentions “{visible(text.strip())}”. Try fewer or other words."
        )
        return LibraryView(shelves, nothing)
    shelf = ShelfView("Own folder", own, "" if own else OWN_EMPTY)
    return LibraryView((ShelfView("Shipped", shipped), shelf) if shipped else (shelf,))


def file_problems(path: Path, title: str, problems: Sequence[Problem]) -> FileProblemsView:
    """Every problem of a file, in the order of its lines."""
    listed = tuple(
        ProblemView(_place(one), _sentence(one.message), _sentence(one.remedy)) for one in sorted(problems)
    )
    return FileProblemsView(path, visible(title), counted(len(problems), "problem", "problems"), listed)


def _card(item: LibraryItem) -> CardView:
    facts = (
        (counted(item.steps, "step", "steps"), length_text(item.hands_on_ms, item.total_ms))
        if item.usable
        else ()
    )
    return CardView(
        path=item.path,
        title=visible(item.title),
        objective=visible(item.objective) if item.known else "Being read …",
        facts=tuple(fact for fact in facts if fact),
        version=f"v{item.version}" if item.usable and item.version else "",
        trouble=_trouble(item.problems),
        usable=item.usable,
        checks=counts_text(item.warnings, item.notes) if item.usable else "",
        warned=item.usable and item.warnings > 0,
    )


def _trouble(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    first = min(problems)
    return (
        f"{counted(len(problems), 'problem', 'problems')}. Line\u00a0{first.line}: {_sentence(first.message)}"
    )


def _place(problem: Problem) -> str:
    return f"Line\u00a0{problem.line}, column\u00a0{problem.column}"


def _sentence(text: str) -> str:
    """With a capital letter and a full stop, as it stands alone on the screen."""
    shown = visible(text.strip())
    if not shown:
        return ""
    begun = shown[0].upper() + shown[1:]
    return begun if begun.endswith((".", "!", "?")) else f"{begun}."
