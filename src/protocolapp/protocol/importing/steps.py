"""A step of an export as one of format 1: the instruction, its timer, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from protocolapp.protocol.importing.fields import Fields, word
from protocolapp.protocol.importing.left_out import LeftOut
from protocolapp.protocol.importing.materials import Materials
from protocolapp.protocol.importing.measures import (
    Run,
    amount_words,
    run_of,
    said_in_text,
    span_of,
    temperature_of,
    unit_trouble,
)
from protocolapp.protocol.importing.parts import Kind, Part
from protocolapp.protocol.importing.plain_words import one_line
from protocolapp.protocol.importing.rich import rich
from protocolapp.protocol.importing.shapes import SourceStep

_WARNS = re.compile(
    r"(?:caution|warning|attention|important|critical|careful|be careful|do not|don.t|never|avoid)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Taken:
    """What a step says, sorted. Times and temperatures come with whether they stand in the text already."""

    text: str
    amounts: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    spans: list[tuple[str, bool]] = field(default_factory=list)
    temperatures: list[tuple[str, bool]] = field(default_factory=list)
    spins: list[tuple[Run, bool]] = field(default_factory=list)
    agitate: str = ""
    tips: list[str] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    hazards: list[str] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)


class StepReader:
    """Sorts the parts of a step. number: its place in the protocol, from 1."""

    def __init__(self, step: SourceStep, number: int, materials: Materials, left: LeftOut) -> None:
        self._materials, self._left, self._number = materials, left, number
        self.taken = Taken(step.text)
        for part in step.parts:
            _HANDLERS.get(part.kind, StepReader._leave_out)(self, part)
        self._estimate(step.estimate)

    def _note(self, what: str) -> None:
        self._left.note(what, self._number)

    def _leave_out(self, part: Part) -> None:
        self._left.note_part(part, self._number)

    def _estimate(self, seconds: str) -> None:
        """The author's guess for the whole step is neither a wait nor hands-on time."""
        whole = span_of({"duration": seconds})
        told = [span for span, _ in self.taken.spans] + [run.span for run, _ in self.taken.spins]
        if whole and whole not in told:
            self._note(f"how long it takes as a whole: {whole}")

    def _amount(self, part: Part) -> None:
        words = amount_words(part.fields, part.kind.value)
        if not words:
            self._leave_out(part)
            return
        if trouble := unit_trouble(part.fields, part.kind.value):
            self._note(f"the unit of “{words}”: {trouble}")
        if not part.said:
            self.taken.amounts.append(words)

    def _duration(self, part: Part) -> None:
        span = span_of(part.fields)
        if span:
            self.taken.spans.append((span, part.said))
            self._title(part.fields, span, part.said)
        elif words := said_in_text(part):
            self._unread(part, "a time", words)

    def _temperature(self, part: Part) -> None:
        found = temperature_of(part.fields)
        if found:
            self.taken.temperatures.append((found, part.said))
            self._title(part.fields, found, part.said)
        elif words := said_in_text(part):
            self._unread(part, "a temperature", words)

    def _title(self, fields: Fields, value: str, said: bool) -> None:
        title = one_line(word(fields, "title", "label"))
        if title and not said and title.lower() not in self.taken.text.lower():
            self.taken.more.append(f"{title}: {value}")

    def _unread(self, part: Part, due: str, words: str) -> None:
        self._note(f"“{words}” as {due} of its own: it stands in the text")
        if not part.said:
            self.taken.more.append(f"{part.kind.capitalize()}: {words}")

    def _spin(self, part: Part) -> None:
        run = run_of(part.fields, "centrifuge")
        if run.words:
            self.taken.spins.append((run, part.said))

    def _shake(self, part: Part) -> None:
        run = run_of(part.fields, "shaker")
        if run.speed:
            self.taken.agitate = f"shaking at {run.speed}"
        self.taken.spans += [(run.span, part.said)] if run.span else []
        self.taken.temperatures += [(run.at, part.said)] if run.at else []

    def _result(self, part: Part) -> None:
        if text := self._body(part):
            self.taken.more.append(f"Expected result: {text}")

    def _safety(self, part: Part) -> None:
        text = " ".join(filter(None, (self._body(part), one_line(word(part.fields, "link")))))
        self.taken.hazards += [text] if text else []

    def _remark(self, part: Part) -> None:
        if text := self._body(part):
            (self.taken.cautions if _WARNS.match(text) else self.taken.tips).append(text)

    def _body(self, part: Part) -> str:
        fields = part.fields
        found = rich(fields if "blocks" in fields else fields.get("body") or fields.get("description"))
        for inner in found.parts:
            if not inner.said or inner.kind is Kind.TABLE:
                self._leave_out(inner)
        return found.text

    def _reagent(self, part: Part) -> None:
        name = self._materials.reagent(part.fields, self._number)
        if name and name not in self.taken.uses:
            self.taken.uses.append(name)

    def _device(self, part: Part) -> None:
        self._materials.device(part.fields, self._number)

    def _in_text(self, part: Part) -> None:
        if not part.said:
            self.taken.more += filter(None, [said_in_text(part)])

    def _table(self, part: Part) -> None:
        if part.said:
            self._note("a table: its cells stand in the text, one after the other")
            return
        rows: Any = part.fields.get("data")
        rows = rows if isinstance(rows, list) else []
        cells = [[rich(cell).text for cell in row] for row in rows if isinstance(row, list)]
        self._note("table: " + "; ".join(" | ".join(row) for row in cells))


_HANDLERS: Mapping[Kind, Callable[[StepReader, Part], None]] = MappingProxyType(
    {
        Kind.AMOUNT: StepReader._amount,
        Kind.CONCENTRATION: StepReader._amount,
        Kind.DURATION: StepReader._duration,
        Kind.TEMPERATURE: StepReader._temperature,
        Kind.CENTRIFUGE: StepReader._spin,
        Kind.SHAKER: StepReader._shake,
        Kind.RESULT: StepReader._result,
        Kind.SAFETY: StepReader._safety,
        Kind.NOTE: StepReader._remark,
        Kind.REAGENT: StepReader._reagent,
        Kind.EQUIPMENT: StepReader._device,
        Kind.PH: StepReader._in_text,
        Kind.FORMULA: StepReader._in_text,
        Kind.TABLE: StepReader._table,
    }
)
