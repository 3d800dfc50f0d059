"""JSON read strictly: every number stays the text it was written as, nothing is there twice, nothing nests too deep."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from protocolapp.protocol.problem import Problem, quote
from protocolapp.protocol.reading.bounded_file import read_bounded
from protocolapp.protocol.reading.characters import decode
from protocolapp.protocol.reading.findings import Findings

DEEPEST = 64
"""Objects and lists inside one another; an export with a protocol inside a step stays below 30."""

EXPORT_AGAIN = "Export the protocol from protocols.io as JSON once more."


class _UnfitError(ValueError):
    """A text that is JSON to others, but not to be trusted."""


def read_json(path: str | Path) -> Any | Problem:
    """The content of a regular file of at most 2 MiB, or why it cannot be had. Never waits, never raises.

    Numbers are texts, as written: none is too large, none is rounded.
    """
    data = read_bounded(path)
    if isinstance(data, Problem):
        return data
    findings = Findings(str(path))
    text = decode(data, findings)
    if text is None:
        return findings.problems[0]
    try:
        return parse_json(text)
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        return Problem(str(path), error.lineno, error.colno, message, EXPORT_AGAIN)
    except ValueError as error:
        return Problem(str(path), 1, 1, str(error), EXPORT_AGAIN)


def parse_json(text: str) -> Any:
    """The content of a text. Raises ValueError with a sentence, JSONDecodeError where it is no JSON."""
    try:
        content = json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=_no_number,
            object_pairs_hook=_each_key_once,
        )
    except RecursionError as error:
        raise _too_deep() from error
    if _depth_exceeds(content, DEEPEST):
        raise _too_deep()
    return content


def _no_number(word: str) -> NoReturn:
    raise _UnfitError(f"{word} stands where a number is due, and is none")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        keys = sorted(key for key, _ in pairs)
        twice = next(one for one, following in pairwise(keys) if one == following)
        raise _UnfitError(f"the key {quote(twice)} is there twice, and nothing says which counts")
    return content


def _too_deep() -> _UnfitError:
    return _UnfitError(f"objects and lists nest more than {DEEPEST} deep")


def _depth_exceeds(content: Any, most: int) -> bool:
    level: list[Any] = [content]
    for _ in range(most + 1):
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return False
    return True


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
