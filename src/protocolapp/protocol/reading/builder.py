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
from protocolapp.protocol.reading.limits import DEEPEST, LONGEST_TEXT, MOST_EVENTS
from protocolapp.protocol.reading.nodes import Node, Scalar

# A line after the document that says nothing: blank, a comment, or the end mark `...`
_COMMENT = re.compile(" #")
_NOTHING_MORE = re.compile(r"(?:(?:\.\.\.)?[ \t]*(?:#[^\n]*)?(?:\n|\Z))*+")


class Builder:
    """Builds the nodes of one document from events, and reports what a protocol file may not contain."""

    def __init__(self, source: str, findings: Findings) -> None:
        self._source = source
        self._findings = findings
        self._document = SequenceFrame(None, False, findings, source)
        self._open: list[Frame] = [self._document]
        self._comments = {found.start() for found in _COMMENT.finditer(source)}

    @property
    def open_bracket(self) -> Any:
        """The mark of the innermost `[` or `{` that is still open, or None."""
        return self._open[-1].bracket

    def build(self, next_event: Callable[[], Any]) -> Node | None:
        """Take events until the first document ends. None if there is no document or it was given up.

        Raises what the event source raises: yaml.YAMLError where the text is not YAML.
        """
        frame = self._open[-1]
        for _ in range(MOST_EVENTS):
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node: Node = self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if self._is_too_much(event.start_mark):
                    return None
                frame = self._start(event, kind is yaml.MappingStartEvent)
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                node = self._open.pop().finish(event.end_mark)
                frame = self._open[-1]
            elif kind is yaml.AliasEvent:
                node = self._alias(event)
            elif kind is yaml.DocumentEndEvent:
                self._refuse_more(event)
                return self._document.nodes[0]
            elif kind is yaml.StreamEndEvent:
                return None
            else:
                continue
            if frame.flow:
                frame.take(node, event)
            else:
                frame.nodes.append(node)
        message = f"more than {MOST_EVENTS:,} keys and values in one file"
        self._report(event.start_mark, message, "Divide the file.")
        return None

    def _scalar(self, event: Any) -> Scalar:
        start, text, style = event.start_mark, event.value, event.style
        cut = False
        if not style:
            if event.end_mark.index in self._comments:
                cut = bool(text) and not traps.report_cut(self._source, text, event.end_mark, self._findings)
        elif style == '"' and "\\" in self._source[start.index : event.end_mark.index]:
            self._check_escapes(event)
        if len(text) > LONGEST_TEXT:
            self._report(start, f"this text is longer than {LONGEST_TEXT:,} characters", "Divide it.")
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

    def _is_too_much(self, mark: Any) -> bool:
        if len(self._open) <= DEEPEST:
            return self._findings.full
        self._report(mark, f"more than {DEEPEST} levels inside one another", "Use fewer levels.")
        return True

    def _start(self, event: Any, is_mapping: bool) -> Frame:
        if event.anchor is not None or event.tag is not None:
            self._refuse_sign(event)
        kind = MappingFrame if is_mapping else SequenceFrame
        flow = bool(event.flow_style)
        frame = kind(event.start_mark, flow, self._open[-1].findings, self._source)
        self._open.append(frame)
        return frame

    def _refuse_sign(self, event: Any) -> None:
        mark = event.start_mark
        word = quote(self._source[mark.index : mark.index + 200].split()[0])
        message = f"{word}: anchors (&), references (*) and tags (!) are not used here"
        remedy = "If it is a text that begins with this sign, put it in quotes."
        self._findings.add(mark.line + 1, mark.column + 1, message, remedy, derails=True)

    def _refuse_more(self, end: Any) -> None:
        rest = _NOTHING_MORE.match(self._source, end.end_mark.index)
        if rest is None or rest.end() == len(self._source):
            return
        message = "this does not belong to what stands above it"
        remedy = "Begin the line in the column of the first line, as “key: value”."
        if end.explicit or self._source.startswith("---", rest.end()):
            message = "a second document begins here; a file holds one"
            remedy = "Keep one, and put the others in files of their own."
        self._findings.add(*position(self._source, rest.end()), message, remedy)

    def _report(self, mark: Any, message: str, remedy: str) -> None:
        self._findings.add(mark.line + 1, mark.column + 1, message, remedy)
