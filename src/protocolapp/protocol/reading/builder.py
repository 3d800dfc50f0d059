"""From YAML's events to nodes: no composer, no constructor, and every refusal with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from protocolapp.protocol.problem import quote
from protocolapp.protocol.reading import traps
from protocolapp.protocol.reading.characters import REFUSED_CHARACTER, position
from protocolapp.protocol.reading.findings import Findings
from protocolapp.protocol.reading.frames import Frame, MappingFrame, SequenceFrame
from protocolapp.protocol.reading.limits import DEEPEST, LONGEST_TEXT, MOST_VALUES
from protocolapp.protocol.reading.nodes import Node, Scalar

# A line after the document that says nothing: blank, a comment, or the end mark `...`
_NOTHING_MORE = re.compile(r"(?:(?:\.\.\.)?[ \t]*(?:#[^\n]*)?(?:\n|\Z))*")


class Builder:
    """Builds the nodes of one document from events, and reports what a protocol file may not contain."""

    def __init__(self, source: str, findings: Findings) -> None:
        self._source = source
        self._findings = findings
        self._open: list[Frame] = []
        self._values = 0
        self._stopped = False
        self._root: Node | None = None

    @property
    def open_bracket(self) -> Any:
        """The mark of the innermost `[` or `{` that is still open, or None."""
        return self._open[-1].bracket if self._open else None

    def build(self, next_event: Callable[[], Any]) -> Node | None:
        """Take events until the first document ends. None if there is no document or it was given up.

        Raises what the event source raises: yaml.YAMLError where the text is not YAML.
        """
        while not self._stopped:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._place(self._scalar(event), event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event, kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                frame = self._open.pop()
                self._place(frame.finish(event.end_mark), event)
            elif kind is yaml.AliasEvent:
                self._place(self._alias(event), event)
            elif kind is yaml.DocumentEndEvent:
                self._refuse_more(event.end_mark.index)
                return self._root
            elif kind is yaml.StreamEndEvent:
                return None
        return None

    def _scalar(self, event: Any) -> Scalar:
        start, text, style = event.start_mark, event.value, event.style
        cut = False
        if not style:
            end = event.end_mark
            if text and self._source.startswith(" #", end.index):
                cut = not traps.report_cut(self._source, text, end, self._findings)
        elif style == '"' and "\\" in self._source[start.index : event.end_mark.index]:
            self._check_escapes(event)
        if len(text) > LONGEST_TEXT:
            self._report(start, "this text is longer than 65,536 characters", "Divide it.")
            text = text[:LONGEST_TEXT]
        if event.anchor is not None or event.tag is not None:
            self._refuse_sign(event)
        return Scalar(text, start.line + 1, start.column + 1, not style, cut)

    def _check_escapes(self, event: Any) -> None:
        found = REFUSED_CHARACTER.search(event.value)
        if found:
            message = f"the escape for an invisible character in {quote(event.value)}"
            self._report(event.start_mark, message, "Delete it; a backslash itself is written \\\\.")

    def _alias(self, event: Any) -> Scalar:
        self._refuse_sign(event)
        start = event.start_mark
        return Scalar(f"*{event.anchor}", start.line + 1, start.column + 1)

    def _start(self, event: Any, is_mapping: bool) -> None:
        start = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._refuse_sign(event)
        if len(self._open) == DEEPEST:
            self._report(start, f"more than {DEEPEST} levels inside one another", "Use fewer levels.")
            self._stopped = True
            return
        findings = self._open[-1].findings if self._open else self._findings
        frame = MappingFrame if is_mapping else SequenceFrame
        self._open.append(frame(start, bool(event.flow_style), findings, self._source))

    def _place(self, node: Node, event: Any) -> None:
        if not self._open:
            self._root = node
            return
        self._values += self._open[-1].take(node, event)
        if self._values > MOST_VALUES or self._findings.full:
            self._stopped = True
            if self._values > MOST_VALUES:
                self._report(
                    event.start_mark, f"more than {MOST_VALUES:,} values in one file", "Divide the file."
                )

    def _refuse_sign(self, event: Any) -> None:
        mark = event.start_mark
        word = quote(self._source[mark.index : mark.index + 200].split()[0])
        message = f"{word}: anchors (&), references (*) and tags (!) are not used here"
        remedy = "If it is a text that begins with this sign, put it in quotes."
        self._findings.add(mark.line + 1, mark.column + 1, message, remedy, derails=True)

    def _refuse_more(self, end: int) -> None:
        rest = _NOTHING_MORE.match(self._source, end)
        if rest is None or rest.end() == len(self._source):
            return
        message = "this does not belong to what stands above it"
        remedy = "Begin the line in the column of the first line, as “key: value”."
        if self._source.startswith("---", rest.end()) or "..." in rest.group():
            message = "a second document begins here; a file holds one"
            remedy = "Keep one, and put the others in files of their own."
        self._findings.add(*position(self._source, rest.end()), message, remedy)

    def _report(self, mark: Any, message: str, remedy: str) -> None:
        self._findings.add(mark.line + 1, mark.column + 1, message, remedy)
