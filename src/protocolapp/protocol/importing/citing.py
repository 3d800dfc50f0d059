"""Where a protocol comes from: the source that every figure of the file cites."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from protocolapp.protocol.importing.fields import Fields, fields_of, is_small_number, items_of, word
from protocolapp.protocol.importing.left_out import LeftOut
from protocolapp.protocol.importing.plain_words import cut
from protocolapp.protocol.importing.rich import rich
from protocolapp.protocol.yaml_text import Spread

SOURCE = "P1"
"""The key of the protocol itself among the citations."""

_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]{1,200}")
_ADDRESS = re.compile(r"https://[\x21-\x7e]{1,400}")
_SLUG = re.compile(r"[A-Za-z0-9-]{1,200}")
_SECONDS = re.compile(r"[1-9][0-9]{0,10}")
_MOST_AUTHORS = 200


def source_of(protocol: Fields, title: str, authors: list[str], left: LeftOut) -> Spread:
    """The protocol as a source: title, authors, publisher, year, address, licence."""
    source = Spread(title=title)
    if authors:
        source["authors"] = cut(", ".join(authors))
    source["publisher"] = "protocols.io"
    if year := _year(protocol):
        source["year"] = year
    if address := _address(protocol):
        source["url"] = address
    elif told := word(protocol, "doi", "url", "link", "uri"):
        left.note(f"the address of the protocol, which is none that begins with https://: {told}")
    licence = fields_of(protocol.get("license"))
    notes = [
        rich(protocol.get("manuscript_citation") or protocol.get("article_citation")).text,
        rich(word(licence, "title", "name") or protocol.get("license")).text,
    ]
    notes = [f"{label}: {text}" for label, text in zip(("Article", "Licence"), notes, strict=True) if text]
    if notes:
        source["note"] = cut(". ".join(notes))
    return source


def authors_of(protocol: Fields, left: LeftOut) -> list[str]:
    """Names of the authors; of who entered the protocol where it names none."""
    listed = [_person(one) for one in items_of(protocol.get("authors"))]
    names = list(dict.fromkeys(name for name in listed if name))
    if len(names) > _MOST_AUTHORS:
        left.note(f"{len(names) - _MOST_AUTHORS} authors after the first {_MOST_AUTHORS}")
    creator = _person(protocol.get("creator"))
    return names[:_MOST_AUTHORS] or ([creator] if creator else [])


def version_of(protocol: Fields) -> str:
    """A semantic version of the export's number, which counts from 0: 0 is version 1.0.0."""
    number = word(protocol, "version_id")
    return f"{int(number) + 1}.0.0" if is_small_number(number) else "1.0.0"


def _person(one: object) -> str:
    if isinstance(one, str):
        return rich(one).text
    fields = fields_of(one)
    whole = rich(fields.get("name")).text
    parts = (rich(fields.get(key)).text for key in ("first_name", "last_name"))
    return cut(whole or " ".join(filter(None, parts)), _MOST_AUTHORS)


def _year(protocol: Fields) -> str:
    seconds = word(protocol, "published_on", "created_on")
    if not _SECONDS.fullmatch(seconds):
        return ""
    return str(datetime.fromtimestamp(int(seconds), UTC).year)


def _address(protocol: Fields) -> str:
    if doi := _DOI.search(word(protocol, "doi")):
        return f"https://doi.org/{doi[0]}"
    for key in ("url", "link"):
        if _ADDRESS.fullmatch(word(protocol, key)):
            return word(protocol, key)
    uri = word(protocol, "uri")
    return f"https://www.protocols.io/view/{uri}" if _SLUG.fullmatch(uri) else ""
