"""Reading a YAML file into nodes and problems. Nothing in a file makes this raise, wait or run away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading.bounded_file import read_bounded
from protocolapp.protocol.reading.builder import Builder
from protocolapp.protocol.reading.characters import decode, screen, with_line_feeds
from protocolapp.protocol.reading.findings import Findings
from protocolapp.protocol.reading.limits import LARGEST_FILE
from protocolapp.protocol.reading.nodes import Node, Scalar
from protocolapp.protocol.reading.syntax import explain

# libyaml where PyYAML was built with it, else the same events twenty times slower
FASTEST_LOADER: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_file(path: str | Path) -> tuple[Node | None, list[Problem]]:
    """Read a file of at most 2 MiB. Its nodes hold good only if the list of problems is empty.

    Nodes come with problems where the rest could be read, so that more can be said about them at once.
    """
    data = read_bounded(path)
    if isinstance(data, Problem):
        return None, [data]
    return read_bytes(data, str(path))


def read_bytes(data: bytes, path: str) -> tuple[Node | None, list[Problem]]:
    """Read the contents of a file; `path` is only named in the problems."""
    findings = Findings(path)
    text = decode(data, findings)
    return (None, findings.by_position()) if text is None else read_text(text, path)


def read_text(
    text: str, path: str, loader: Callable[[str], Any] = FASTEST_LOADER
) -> tuple[Node | None, list[Problem]]:
    """Read a text; `path` is only named in the problems. loader: where the YAML events come from."""
    findings = Findings(path)
    if len(text) > LARGEST_FILE:
        findings.add(1, 1, "the text is longer than 2 MiB", "Divide it into several protocols.")
        return None, findings.by_position()
    source = screen(with_line_feeds(text), findings)
    root = None if findings.full else _parse(source, findings, loader)
    return root, findings.by_position()


def _parse(source: str, findings: Findings, loader: Callable[[str], Any]) -> Node | None:
    builder = Builder(source, findings)
    try:
        root = builder.build(loader(source).get_event)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # ValueError and OverflowError: Python's own parser, at "\U00110000" and beyond
        explain(error, source, builder.open_bracket, findings)
        return None
    nothing = root is None or (isinstance(root, Scalar) and root.plain and not root.text)
    if nothing and not findings.problems:
        findings.add(1, 1, "the file is empty", "Write “key: value” lines, or choose another file.")
    return None if nothing else root
