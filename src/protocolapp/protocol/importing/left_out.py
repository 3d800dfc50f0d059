"""What could not be carried over: collected while the file is made, listed at its end."""

from __future__ import annotations

from protocolapp.protocol.importing.parts import Kind, Part
from protocolapp.protocol.importing.plain_words import cut, one_line
from protocolapp.protocol.importing.rich import rich

MOST_LISTED = 500
LONGEST_LINE = 300

_TELLING = (
    "title",
    "body",
    "name",
    "label",
    "original_name",
    "command",
    "description",
    "formula",
    "doi",
    "link",
    "url",
    "source",
)


class LeftOut:
    """Lines for people, each with the number of its step where it has one."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def __len__(self) -> int:
        return len(self._lines)

    def note(self, what: str, step: int | None = None) -> None:
        """Note one thing; step: the place of the step in the order of the protocol, from 1."""
        where = f"step {step}: " if step is not None else ""
        self._lines.append(cut(one_line(f"{where}{what}"), LONGEST_LINE))

    def note_part(self, part: Part, step: int | None = None) -> None:
        """Note a part of a step with what it says of itself."""
        kind = f"{part.kind} “{part.named}”" if part.kind is Kind.UNKNOWN and part.named else str(part.kind)
        told = [rich(part.fields.get(key)).text for key in _TELLING]
        self.note(": ".join([kind, ", ".join(dict.fromkeys(filter(None, told)))]).removesuffix(": "), step)

    def lines(self) -> list[str]:
        """The list, as it stands at the end of the file."""
        if not self._lines:
            return ["Everything in the export was carried over."]
        more = len(self._lines) - MOST_LISTED
        shown = [f"- {line}" for line in self._lines[:MOST_LISTED]]
        return ["Not carried over from the export:", *shown, *([f"- and {more} more"] if more > 0 else [])]
