"""A mapping or a list while it is being read."""

from __future__ import annotations

from typing import Any, TypeAlias

from protocolapp.protocol.problem import quote
from protocolapp.protocol.reading import traps
from protocolapp.protocol.reading.findings import Findings
from protocolapp.protocol.reading.nodes import Entry, Mapping, Node, Scalar, Sequence


class MappingFrame:
    """A mapping whose end has not come yet. Keys and values are taken in turn."""

    __slots__ = (
        "_entries",
        "_flow",
        "_key",
        "_key_end",
        "_lines",
        "_source",
        "_start",
        "_template",
        "findings",
    )

    def __init__(self, start: Any, flow: bool, findings: Findings, source: str) -> None:
        self._start, self._flow, self._source = start, flow, source
        self._entries: list[Entry] = []
        self._lines: dict[str, int] = {}  # where each key was written first
        self._key: Node | None = None
        self._key_end = 0
        self._template = flow and source.startswith("{{", start.index)
        # What stands inside an unquoted {{ }} was never meant as YAML: one problem for all of it.
        self.findings = Findings(findings.path) if self._template else findings
        if self._template:
            traps.report_template(source, start, findings)

    @property
    def bracket(self) -> Any:
        """The mark where it was opened, if it was opened with a bracket, else None."""
        return self._start if self._flow else None

    def take(self, node: Node, event: Any) -> int:
        """Take the next key or value; returns how many values this was (0 for a key)."""
        key = self._key
        if key is None:
            self._key, self._key_end = node, event.end_mark.index
            return 0
        self._key = None
        if type(key) is not Scalar:
            self.findings.add(key.line, key.column, "a key must be a text", "Write it as “key: value”.")
        elif self._flow and type(node) is Scalar and not node.text and self._lacks_colon(event):
            self._entries = traps.mend_comma(self._entries, key, self.findings)
        elif self._is_new(key):
            self._entries.append(Entry(key, node))
        return 1

    def finish(self, end: Any) -> Node:
        """The finished mapping; an unquoted `{{ name }}` becomes the text that was meant."""
        line, column = self._start.line + 1, self._start.column + 1
        if self._template:
            return Scalar(self._source[self._start.index : end.index], line, column)
        return Mapping(tuple(self._entries), line, column)

    def _lacks_colon(self, value: Any) -> bool:
        return ":" not in self._source[self._key_end : value.start_mark.index]

    def _is_new(self, key: Scalar) -> bool:
        if key.text == "<<" and key.plain:
            message = "“<<” (merging of mappings) is not used here"
            self.findings.add(key.line, key.column, message, "Write the entries out.")
            return False
        first = self._lines.get(key.text)
        if first is not None:
            message = f"{quote(key.text)} is written twice: in line {first} and in line {key.line}"
            self.findings.add(key.line, key.column, message, "Keep one of the two.")
            return False
        self._lines[key.text] = key.line
        return True


class SequenceFrame:
    """A list whose end has not come yet."""

    __slots__ = ("_flow", "_items", "_source", "_start", "findings")

    def __init__(self, start: Any, flow: bool, findings: Findings, source: str) -> None:
        self._start, self._flow, self._source, self.findings = start, flow, source, findings
        self._items: list[Node] = []

    @property
    def bracket(self) -> Any:
        """The mark where it was opened, if it was opened with a bracket, else None."""
        return self._start if self._flow else None

    def take(self, node: Node, event: Any) -> int:
        """Take the next item; returns how many values this was (always 1)."""
        if self._flow and type(node) is Scalar and node.plain and self._items:
            traps.report_split_number(self._source, event.start_mark, self._items[-1], node, self.findings)
        self._items.append(node)
        return 1

    def finish(self, end: Any) -> Node:
        """The finished list."""
        del end
        return Sequence(tuple(self._items), self._start.line + 1, self._start.column + 1)


Frame: TypeAlias = MappingFrame | SequenceFrame
