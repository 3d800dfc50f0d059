"""A mapping or a list while it is being read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, cast

from protocolapp.protocol.problem import quote
from protocolapp.protocol.reading import traps
from protocolapp.protocol.reading.findings import Findings
from protocolapp.protocol.reading.nodes import Entry, Mapping, Node, Scalar, Sequence


class MappingFrame:
    """A mapping whose end has not come yet. nodes: its keys and values in turn.

    Nodes of a mapping in braces (`flow`) come through `take`; others are appended directly, which is faster.
    """

    __slots__ = ("_key_end", "_source", "_start", "_template", "findings", "flow", "nodes")

    def __init__(self, start: Any, flow: bool, findings: Findings, source: str) -> None:
        self._start, self._source, self.flow = start, source, flow
        self.nodes: list[Node] = []
        self._key_end = 0
        self._template = flow and source.startswith("{{", start.index)
        # What stands inside an unquoted {{ }} was never meant as YAML: one problem for all of it.
        self.findings = Findings(findings.path) if self._template else findings
        if self._template:
            traps.report_template(source, start, findings)

    @property
    def bracket(self) -> Any:
        """The mark where it was opened, if it was opened with a bracket, else None."""
        return self._start if self.flow else None

    def take(self, node: Node, event: Any) -> None:
        """Take the next key or value."""
        if len(self.nodes) % 2 == 0:
            self._key_end = event.end_mark.index
        elif type(node) is Scalar and not node.text and self._lacks_colon(event):
            traps.mend_comma(self.nodes, self.findings)
            return
        self.nodes.append(node)

    def finish(self, end: Any) -> Node:
        """The finished mapping; an unquoted `{{ name }}` becomes the text that was meant."""
        line, column = self._start.line + 1, self._start.column + 1
        if self._template:
            return Scalar(self._source[self._start.index : end.index], line, column)
        keys, values = self.nodes[::2], self.nodes[1::2]
        names = {key.text if type(key) is Scalar else None for key in keys}
        if len(names) < len(keys) or None in names or "<<" in names:
            return Mapping(tuple(self._allowed(keys, values)), line, column)
        return Mapping(tuple(map(Entry, cast("list[Scalar]", keys), values)), line, column)

    def _lacks_colon(self, value: Any) -> bool:
        return ":" not in self._source[self._key_end : value.start_mark.index]

    def _allowed(self, keys: list[Node], values: list[Node]) -> Iterator[Entry]:
        """The entries that may stay: keys that are texts, the first of each name, no merging."""
        first: dict[str, int] = {}
        for key, value in zip(keys, values, strict=True):
            message, remedy = "a key must be a text", "Write it as “key: value”."
            if isinstance(key, Scalar):
                if key.text == "<<" and key.plain:
                    message, remedy = "“<<” (merging of mappings) is not used here", "Write the entries out."
                elif key.text in first:
                    lines = f"in line {first[key.text]} and in line {key.line}"
                    message, remedy = f"{quote(key.text)} is written twice: {lines}", "Keep one of the two."
                else:
                    first[key.text] = key.line
                    yield Entry(key, value)
                    continue
            self.findings.add(key.line, key.column, message, remedy)


class SequenceFrame:
    """A list whose end has not come yet. nodes: its items."""

    __slots__ = ("_source", "_start", "findings", "flow", "nodes")

    def __init__(self, start: Any, flow: bool, findings: Findings, source: str) -> None:
        self._start, self._source, self.findings, self.flow = start, source, findings, flow
        self.nodes: list[Node] = []

    @property
    def bracket(self) -> Any:
        """The mark where it was opened, if it was opened with a bracket, else None."""
        return self._start if self.flow else None

    def take(self, node: Node, event: Any) -> None:
        """Take the next item."""
        if type(node) is Scalar and node.plain and self.nodes:
            traps.report_split_number(self._source, event.start_mark, self.nodes[-1], node, self.findings)
        self.nodes.append(node)

    def finish(self, end: Any) -> Node:
        """The finished list."""
        del end
        return Sequence(tuple(self.nodes), self._start.line + 1, self._start.column + 1)


Frame: TypeAlias = MappingFrame | SequenceFrame
