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


@dataclass(slots=True)
class HtmlWords:
    """What a piece of HTML says, and the addresses it points at."""

    text: str = ""
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    tables: int = 0


def html_words(source: str) -> HtmlWords:
    """The words of a piece of HTML, or of a plain text. Takes time in proportion to its length, whatever it is."""
    found = HtmlWords()
    source = _without_comments(source)
    pieces: list[str] = []
    script, hidden, place = "", "", 0
    for tag in _TAG.finditer(source):
        name, closing = tag[2].lower(), bool(tag[1])
        if (hidden and not (closing and name == hidden)) or name not in _KNOWN:
            continue
        if not hidden:
            pieces.append(_written(html.unescape(source[place : tag.start()]), script))
        place = tag.end()
        hidden = name if name in _UNSAID and not closing else ""
        if name in _SCRIPTS:
            script = "" if closing else name
        elif not closing:
            _note(name, tag[3], found)
        if name in _BLOCKS:
            _part(pieces, " " if closing else _BETWEEN.get(name, " "))
    pieces.append(_written(html.unescape(source[place:]), script))
    found.text = "".join(pieces)
    return found


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
    pieces[-1] = pieces[-1].rstrip()
    pieces.append(" " if pieces[-1][-1] in _ENDS else sign)


def _note(name: str, attributes: str, found: HtmlWords) -> None:
    if name == "table":
        found.tables += 1
        return
    if name not in ("a", "img", "iframe", "video"):
        return
    address = _ADDRESS.search(attributes)
    target = html.unescape(next((one for one in address.groups() if one), "")) if address else ""
    if name != "a":
        found.images.append(target)
    elif target and not target.startswith("#"):
        found.links.append(target)
