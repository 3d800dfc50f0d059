"""From bytes to text: UTF-8 only, and no character that people cannot see."""

from __future__ import annotations

import re
import unicodedata

from protocolapp.protocol.problem import quote
from protocolapp.protocol.reading.findings import Findings
from protocolapp.protocol.reading.limits import LARGEST_FILE

# Controls other than tab and line ends, separators that YAML takes for line ends, characters that reverse the
# reading order, unpaired surrogates, a byte order mark inside, and the mark of a lost character.
_REFUSED = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffd-\uffff]"
REFUSED_CHARACTER = re.compile(_REFUSED)
_REFUSED_RUN = re.compile(_REFUSED + "+")
_BAD_INDENT = re.compile(r"^ *(\t|[\u00a0\u2000-\u200b\u202f\u3000])", re.MULTILINE)
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*+(%)")

_SAVE_AS_UTF8 = "Save the file as UTF-8 (in the editor: “Save as”, encoding UTF-8)."
_SAVE_AS_TEXT = "Save the protocol as plain text, UTF-8, with the ending .yaml."
_OTHER_FORMATS = (
    (b"\xff\xfe\x00\x00", "UTF-32", _SAVE_AS_UTF8),
    (b"\x00\x00\xfe\xff", "UTF-32", _SAVE_AS_UTF8),
    (b"\xff\xfe", "UTF-16", _SAVE_AS_UTF8),
    (b"\xfe\xff", "UTF-16", _SAVE_AS_UTF8),
    (b"PK\x03\x04", "a Word, Excel or zip file", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", _SAVE_AS_TEXT),
    (b"{\\rtf", "rich text (RTF)", _SAVE_AS_TEXT),
    (b"%PDF-", "a PDF", _SAVE_AS_TEXT),
)


def decode(data: bytes, findings: Findings) -> str | None:
    """The text of a UTF-8 file with or without byte order mark, or None if it is not one or is too large."""
    if len(data) > LARGEST_FILE:
        findings.add(1, 1, "the file is larger than 2 MiB", "Divide it into several protocols.")
        return None
    for start, name, remedy in _OTHER_FORMATS:
        if data.startswith(start):
            findings.add(1, 1, f"this is {name}, not UTF-8 text", remedy)
            return None
    if b"\x00" in data[:4]:
        findings.add(1, 1, "this looks like UTF-16 or UTF-32, not UTF-8 text", _SAVE_AS_UTF8)
        return None
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_undecodable(body, error.start, findings)
        return None


def _report_undecodable(body: bytes, start: int, findings: Findings) -> None:
    before = with_line_feeds(body[:start].decode("utf-8"))
    line, column = position(before, len(before))
    meant = body[start : start + 1].decode("cp1252", errors="replace")
    known = meant.isprintable() and meant != "\ufffd"
    guess = f" (perhaps {quote(meant)} in the old Windows or Latin-1 encoding)" if known else ""
    findings.add(line, column, f"the byte {body[start]:02X} is not UTF-8{guess}", _SAVE_AS_UTF8)


def with_line_feeds(text: str) -> str:
    """The text with the line ends of Windows and old Macs as line feeds: same lines, same columns."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index` in a text with line feeds."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def screen(text: str, findings: Findings) -> str:
    """Report what must not stand in a file, and return the text with it replaced, every position unchanged.

    Refused are invisible characters, tabs and no-break spaces that indent a line, and `%` directives.
    """
    for found in _REFUSED_RUN.finditer(text):
        if findings.full:
            return text
        findings.add(*position(text, found.start()), *_about_character(found.group()[0]), derails=True)
    for found in _BAD_INDENT.finditer(text):
        if findings.full:
            return text
        what = "a tab" if found[1] == "\t" else f"an invisible space ({_code(found[1])})"
        findings.add(
            *position(text, found.start(1)),
            f"the line begins with {what}",
            "Indent with spaces.",
            derails=True,
        )
    text = REFUSED_CHARACTER.sub("\ufffd", text)
    # Directives become comments: libyaml compares each with all before it, so that many of them take minutes.
    at = 0
    while (directive := _DIRECTIVE.match(text, at)) and not findings.full:
        at = directive.start(1)
        findings.add(*position(text, at), "a line that begins with % is not used here", "Delete the line.")
        text = f"{text[:at]}#{text[at + 1 :]}"
    return text


def _about_character(char: str) -> tuple[str, str]:
    name, code = unicodedata.name(char, "").lower(), _code(char)
    if char == "\x00":
        return f"a NUL character ({code}): this is not a text file", _SAVE_AS_TEXT
    if char == "\ufffd":
        return "a “�” stands where a letter was lost", "Write the letter that belongs here (often µ or °)."
    if char in "\u2028\u2029":
        return f"an invisible line end ({code})", "Delete it and press Enter instead."
    if unicodedata.category(char) == "Cf":
        return f"an invisible character ({code}, {name}) can make the text read differently", "Delete it."
    if unicodedata.category(char) == "Cs":
        return f"half a character ({code}, an unpaired surrogate)", _SAVE_AS_UTF8
    return f"an invisible control character ({code})", "Delete it, and save the file as UTF-8."


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
