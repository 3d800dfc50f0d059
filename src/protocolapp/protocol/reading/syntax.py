"""What libyaml's errors mean in plain words, with a remedy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from protocolapp.protocol.problem import quote
from protocolapp.protocol.reading.findings import Findings
from protocolapp.protocol.reading.traps import in_quotes

_QUOTES = "Put the text in quotes."
_FIRST_KEY = re.compile(r"[ ]*(?:- +)*[\w .()/-]+$")
_SQUEEZED = re.compile(r"[ ]*(?:- +)*(?:([\w-]+:)(?=[^\s:/])|(-)(?=[^\s-]))")
_COMMENT = re.compile(r"\S #")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser gave up, and where what it was reading began (lines and columns from 0)."""

    line: int
    column: int
    since_line: int
    since_column: int
    lines: list[str]

    @property
    def start(self) -> tuple[int, int]:
        """Line and column where what it was reading began."""
        return self.since_line, self.since_column

    @property
    def text(self) -> str:
        """The line where it gave up."""
        return self.lines[self.line]

    @property
    def before(self) -> str:
        """What stands on that line before the place."""
        return self.text[: self.column].rstrip()

    @property
    def sign(self) -> str:
        """The character at the place, or nothing at the end of the line."""
        return self.text[self.column : self.column + 1]


@dataclass(frozen=True, slots=True)
class Explained:
    """A fault in plain words. at: line and column to mend (from 0), if not where it was noticed."""

    message: str
    remedy: str
    at: tuple[int, int] | None = None


Rule: TypeAlias = Callable[[Fault], Explained]


def explain(error: Exception, source: str, open_bracket: Any, findings: Findings) -> None:
    """Add the problem for a syntax error, unless a problem already found is what derailed the parser.

    open_bracket: the mark of the innermost bracket that was open, or None.
    """
    jargon = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
    fault = _locate(error, source, open_bracket)
    suspects = {fault.line, fault.line + 1}
    if "block" not in jargon:
        suspects.add(fault.since_line + 1)
    if findings.derailed_lines & suspects:
        return
    rule = next((rule for needle, rule in _RULES if needle in jargon), _anything_else)
    told = rule(fault)
    line, column = told.at or (fault.line, fault.column)
    findings.add(line + 1, column + 1, told.message, told.remedy)


def _locate(error: Exception, source: str, open_bracket: Any) -> Fault:
    lines = source.split("\n")
    mark: Any = getattr(error, "problem_mark", None)
    since: Any = getattr(error, "context_mark", None)
    end = (len(lines) - 1, len(lines[-1]))
    place = min((mark.line, mark.column), end) if mark else (0, 0)
    if open_bracket and (since is None or (since.line, since.column) >= place):
        since = open_bracket
    began = min((since.line, since.column), end) if since else place
    return Fault(place[0], place[1], began[0], began[1], lines)


def _colon(fault: Fault) -> Explained:
    above = fault.lines[fault.line - 1] if fault.line else ""
    if not _FIRST_KEY.match(fault.before):
        key, _, value = fault.text.strip().partition(": ")
        example = f": {quote(key.removeprefix('- '))[1:-1]}: {in_quotes(value)}" if value else "."
        return Explained("a colon inside a text without quotes", f"Put the text in quotes{example}")
    if squeezed := _SQUEEZED.match(above):
        return _no_space(squeezed, fault.line - 1)
    key = quote(fault.before.strip().removeprefix("- "))
    message = f"{key} is read as if it went on with the text of the line above"
    remedy = "Line it up with the keys above it; end the line above with a colon if that is a key; "
    return Explained(message, f"{remedy}if all this is text, put it in quotes.")


def _missing_colon(fault: Fault) -> Explained:
    text = fault.lines[fault.since_line]
    if squeezed := _SQUEEZED.match(text):
        return _no_space(squeezed, fault.since_line)
    if _COMMENT.search(text):
        return Explained("“ #” begins a comment and cuts this text", _QUOTES, fault.start)
    message = f"{quote(text.strip())} is neither “key: value” nor a list item"
    remedy = "Write it as “key: value”, or indent it if it goes on with the text above."
    return Explained(message, remedy, fault.start)


def _no_space(squeezed: re.Match[str], line: int) -> Explained:
    sign = squeezed[1] or squeezed[2]
    column = squeezed.start(squeezed.lastindex or 0)
    return Explained(
        f"there is no space after {quote(sign)}", f"Write “{sign} ” with a space.", (line, column)
    )


def _block_end(fault: Fault) -> Explained:
    last = fault.before.lstrip(" -")[-1:]
    if last in {'"', "'"}:
        remedy = "Put the whole text in quotes of the other kind (' or \")."
        return Explained("the text goes on after its closing quote", remedy)
    if last in {"}", "]"}:
        remedy = "Put the whole text in quotes, or begin a new line."
        return Explained(f"something stands after the closing {last}", remedy)
    if fault.sign == "-":
        remedy = "Indent it under its key, or line it up with the items it belongs to."
        return Explained("a list item where a key should stand", remedy)
    column = fault.since_column + 1
    message = f"this line does not line up with its neighbours, which begin in column {column}"
    return Explained(message, f"Begin it in column {column}, or where the lines it belongs to begin.")


def _no_dash(fault: Fault) -> Explained:
    message = f"this line stands among list items (from line {fault.since_line + 1}) but is none"
    return Explained(message, "Begin it with “- ”, or line it up with what it belongs to.")


def _in_brackets(fault: Fault) -> Explained:
    opening = fault.lines[fault.since_line][fault.since_column : fault.since_column + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "bracket")
    one_line = fault.line == fault.since_line
    if fault.sign == ":" and one_line:
        return Explained(f"a colon inside a text without quotes, within {opening} {closing}", _QUOTES)
    remedy = f"Close it with {closing}; if a text begins with {opening}, put it in quotes."
    if one_line and fault.sign:
        return Explained(
            f"a comma or the closing {closing} is missing in front of {quote(fault.sign)}", remedy
        )
    return Explained(f"the {opening} opened here is not closed, or a comma is missing", remedy, fault.start)


def _wrong_beginning(fault: Fault) -> Explained:
    if fault.sign == "\t":
        return Explained("a tab where YAML allows only spaces", "Use spaces.")
    if not fault.sign:
        began = fault.lines[fault.since_line][fault.since_column : fault.since_column + 1]
        return _in_brackets(fault) if began in {"[", "{"} else _anything_else(fault)
    return Explained(f"a text cannot begin with {quote(fault.sign)}", _QUOTES)


def _dash_after_key(fault: Fault) -> Explained:
    if fault.before.endswith(":"):
        remedy = "Begin the list on the next line; if the text begins with a dash, put it in quotes."
        return Explained("a list cannot begin on the line of its key", remedy)
    return Explained("a list item does not belong here", "Line its dash up with the other items.")


def _anything_else(fault: Fault) -> Explained:
    message = f"this cannot be read as YAML: {quote(fault.text.strip())}"
    remedy = "Check indentation, colons, brackets and quotes in this line and the one above."
    return Explained(message, remedy)


def _always(message: str, remedy: str, at_start: bool = False) -> Rule:
    return lambda fault: Explained(message, remedy, fault.start if at_start else None)


_OPEN_QUOTE = _always(
    "the quotes opened here are never closed",
    "Close the text with the same quote. An apostrophe inside '…' is written twice.",
    at_start=True,
)
_ESCAPE = _always('a backslash in "…" begins an escape', "Use '…' instead, or write the backslash twice.")
_SIGN = _always("a text cannot begin with & or * or !", _QUOTES, at_start=True)

# Words of libyaml and of PyYAML's own parser; the first that occurs in context and problem decides.
_RULES: tuple[tuple[str, Rule], ...] = (
    ("mapping values are not allowed", _colon),
    ("sequence entries are not allowed", _dash_after_key),
    (
        "mapping keys are not allowed",
        _always("“? ” begins a complicated key, which is not used here", _QUOTES),
    ),
    ("unknown escape character", _ESCAPE),
    ("hex", _ESCAPE),
    ("Unicode character escape", _ESCAPE),
    ("quoted scalar", _OPEN_QUOTE),
    ("could not find expected ':'", _missing_colon),
    ("cannot start any token", _wrong_beginning),
    (
        "block scalar",
        _always(
            "after | or > the text begins on the next line, indented with spaces",
            "If the text itself begins with | or >, put it in quotes.",
        ),
    ),
    ("an anchor", _SIGN),
    ("an alias", _SIGN),
    (" tag", _SIGN),
    (
        "<document start>",
        _always(
            "this does not belong to what stands above it",
            "Begin the line in the column of the first line, as “key: value”.",
        ),
    ),
    ("flow sequence", _in_brackets),
    ("flow mapping", _in_brackets),
    ("block collection", _no_dash),
    ("block mapping", _block_end),
    ("node content", _wrong_beginning),
)
