"""HTML as plain text: known tags taken out, entities decoded once, powers and indices kept as such.

What looks like a tag but is none (`p<alpha and b>0`) stays: protocols.io does not always escape its angle brackets.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from protocolapp.protocol.importing.scripts import lowered, raised

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,11})((?:\s[^<>]*)?)/?>")
_ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)

_INLINE = "a abbr b big cite code em font i mark o s small span strike strong sub sup tt u"
_BLOCK = (
    "article blockquote body br center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 head header hr html iframe img "
    "input label li link meta ol p pre script section style table tbody td tfoot th thead title tr ul video"
)
_BLOCKS = frozenset(_BLOCK.split())
_BETWEEN = {"li": "; ", "td": " | ", "th": " | ", "tr": "; "}
_ENDS = ".:;,!?|"
_KNOWN = _BLOCKS | frozenset(_INLINE.split())
_SCRIPTS, _UNSAID = ("sub", "sup"), ("style", "script")


_TEXT_BLOCK = re.compile(r"""\bclass\s*=\s*["']text-block["']""")
_SCRIPT_STYLE = re.compile(r"\bvertical-align\s*:\s*(sub|sup)")
_SCRIPT_TAGS = ("span", "sub", "sup")
_FOLLOWS = ",;.)"


class _Gap(str):
    """The mark for a value that the export takes out of a sentence."""

    __slots__ = ()


@dataclass(slots=True)
class HtmlWords:
    """What a piece of HTML says, and the addresses it points at.

    gapped: the same with … where a value was taken out of a sentence; empty where none was.
    """

    text: str = ""
    gapped: str = ""
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    tables: int = 0


def html_words(source: str) -> HtmlWords:
    """The words of a piece of HTML, or of a plain text. Takes time in proportion to its length, whatever it is."""
    reader = _Reader()
    source = _without_comments(source)
    hidden, place = "", 0
    for tag in _TAG.finditer(source):
        name, closing = tag[2].lower(), bool(tag[1])
        if (hidden and not (closing and name == hidden)) or name not in _KNOWN:
            continue
        if not hidden:
            reader.words(html.unescape(source[place : tag.start()]))
        place = tag.end()
        hidden = name if name in _UNSAID and not closing else ""
        (reader.close if closing else reader.open)(name, tag[3])
    reader.words(html.unescape(source[place:]))
    return reader.found()


class _Reader:
    """Puts the pieces together. protocols.io wraps what stands between two values in a block of class `text-block`."""

    def __init__(self) -> None:
        self._found = HtmlWords()
        self._pieces: list[str] = []
        self._scripts: list[tuple[str, str]] = []
        self._divisions: list[bool] = []
        self._fresh, self._last = False, ""

    def words(self, text: str) -> None:
        """A piece of text between two tags."""
        if not text:
            return
        if text.strip() and self._fresh:
            self._fresh = False
            lead = f"{self._last}{text}"
            after_space = lead[0].isspace() and not lead[1:2].isspace()
            if after_space or lead[0] in _FOLLOWS:
                self._gap()
        self._last = text
        script = self._scripts[-1][1] if self._scripts else ""
        self._pieces.append(_written(text, script))

    def open(self, name: str, attributes: str) -> None:
        """An opening tag, or one that stands alone."""
        if name in _SCRIPT_TAGS:
            own = name if name in _SCRIPTS else "".join(_SCRIPT_STYLE.findall(attributes)[:1])
            before = self._scripts[-1][1] if self._scripts else ""
            self._scripts.append((name, own or before))
        if name == "div":
            self._fresh = _TEXT_BLOCK.search(attributes) is not None
            self._divisions.append(self._fresh)
        self._note(name, attributes)
        if name in _BLOCKS:
            _part(self._pieces, _BETWEEN.get(name, " "))
            self._last = ""

    def close(self, name: str, _attributes: str) -> None:
        """A closing tag."""
        if name in _SCRIPT_TAGS and self._scripts and self._scripts[-1][0] == name:
            self._scripts.pop()
        if name == "div" and self._divisions and self._divisions.pop():
            ended = self._last.rstrip()
            if ended and ended != self._last and ended[-1] not in _ENDS:
                self._gap()
        if name in _BLOCKS:
            _part(self._pieces, " ")

    def found(self) -> HtmlWords:
        """All of it."""
        self._found.text = "".join(" " if isinstance(piece, _Gap) else piece for piece in self._pieces)
        if any(isinstance(piece, _Gap) for piece in self._pieces):
            self._found.gapped = "".join(self._pieces)
        return self._found

    def _gap(self) -> None:
        if not any(isinstance(piece, _Gap) for piece in self._pieces[-2:]):
            self._pieces += [" ", _Gap("…"), " "]

    def _note(self, name: str, attributes: str) -> None:
        if name == "table":
            self._found.tables += 1
            return
        if name not in ("a", "img", "iframe", "video"):
            return
        address = _ADDRESS.search(attributes)
        target = html.unescape(next((one for one in address.groups() if one), "")) if address else ""
        if name != "a":
            self._found.images.append(target)
        elif target and not target.startswith("#"):
            self._found.links.append(target)


def _without_comments(source: str) -> str:
    pieces: list[str] = []
    place = 0
    while (start := source.find("<!--", place)) >= 0 and (end := source.find("-->", start + 4)) >= 0:
        pieces.append(source[place:start])
        place = end + 3
    return " ".join([*pieces, source[place:]])


def _written(text: str, script: str) -> str:
    if not script or not text.strip():
        return text
    return raised(text) if script == "sup" else lowered(text)


def _part(pieces: list[str], sign: str) -> None:
    """Blocks stand apart by a space, entries of a list and cells by a sign where none is there yet."""
    while pieces and not pieces[-1].strip():
        pieces.pop()
    if not pieces:
        return
    if isinstance(pieces[-1], _Gap):
        pieces.append(" ")
        return
    pieces[-1] = pieces[-1].rstrip()
    pieces.append(" " if pieces[-1][-1] in _ENDS else sign)
