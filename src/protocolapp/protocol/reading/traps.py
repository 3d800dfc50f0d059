"""Texts that YAML silently reads as something else: a comma, a `{{`, a ` #` without quotes."""

from __future__ import annotations

import re
from typing import Any

from protocolapp.protocol.problem import quote
from protocolapp.protocol.reading.findings import Findings
from protocolapp.protocol.reading.nodes import Node, Scalar

_ENDS_IN_DIGITS = re.compile(r"(?:^|\D)\d{1,3}$")
_GROUP_OF_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_GROUP_WITH_UNIT = re.compile(r"\d{3}[ \u00a0]*[^\W\d]|\d{3}[ \u00a0]*%")


def report_cut(source: str, text: str, end: Any, findings: Findings) -> bool:
    """Report ` #` behind an unquoted text where it cannot be a comment: a digit or letter follows the `#`.

    end: the mark behind the text. Returns whether it was reported.
    """
    if not source[end.index + 2 : end.index + 3].isalnum():
        return False
    line_end = source.find("\n", end.index)
    rest = source[end.index : line_end if line_end >= 0 else len(source)]
    message = f"YAML takes {quote(rest.strip())} for a comment, so the text ends with {quote(text[-30:])}"
    remedy = f"Put the text in quotes: {in_quotes(text + rest)}. A comment has a space after its #."
    findings.add(end.line + 1, end.column + 2, message, remedy, derails=True)
    return True


def report_template(source: str, start: Any, findings: Findings) -> None:
    """Report a text that begins with an unquoted `{{`."""
    line_end = source.find("\n", start.index)
    text = source[start.index : line_end if line_end >= 0 else len(source)]
    message, remedy = "a text that begins with {{ needs quotes", f"Put the text in quotes: {in_quotes(text)}"
    findings.add(start.line + 1, start.column + 1, message, remedy, derails=True)


def mend_comma(nodes: list[Node], findings: Findings) -> None:
    """Report the last key of `{…}`, which has no colon, and put it back behind the comma it was cut off at.

    nodes: keys and values in turn, the last one the key.
    """
    key = nodes.pop()
    last = nodes[-1] if nodes else None
    if not isinstance(key, Scalar):
        findings.add(key.line, key.column, "a key must be a text", "Write it as “key: value”.")
        return
    if not (isinstance(last, Scalar) and last.plain and last.text):
        remedy = "Write it as “key: value”; put a text that holds commas in quotes."
        findings.add(key.line, key.column, f"{quote(key.text)} has no value", remedy)
        return
    joined = f"{last.text}, {key.text}"
    remedy = f"Put the text in quotes: {in_quotes(joined)}"
    if _ENDS_IN_DIGITS.search(last.text) and _GROUP_OF_THOUSANDS.match(key.text):
        joined = f"{last.text},{key.text}"
        remedy = f"Write {last.text}{key.text} without the comma, or put it in quotes: {in_quotes(joined)}"
    findings.add(key.line, key.column, f"the comma cuts {quote(joined)} in two", remedy)
    nodes[-1] = last._replace(text=joined)


def report_split_number(source: str, start: Any, last: Node, item: Scalar, findings: Findings) -> None:
    """Report `[1,000 µL, …]`, which YAML reads as the items `1` and `000 µL`."""
    if source[start.index - 1 : start.index] != "," or not isinstance(last, Scalar):
        return
    if not (last.plain and last.text.isdecimal() and len(last.text) <= 3):
        return
    leading_zero = item.text.startswith("0") and _GROUP_OF_THOUSANDS.match(item.text)
    if leading_zero or _GROUP_WITH_UNIT.match(item.text):
        joined = f"{last.text},{item.text}"
        remedy = f"Write {last.text}{item.text} without the comma, or put it in quotes: {in_quotes(joined)}"
        findings.add(start.line + 1, start.column, f"the comma cuts {quote(joined)} in two", remedy)


def in_quotes(text: str) -> str:
    """The text as it should be written, shortened for a message, in the quotation marks of YAML."""
    shown = quote(" ".join(text.split()))[1:-1]
    return f'"{shown}"' if '"' not in shown else f"'{shown}'"
