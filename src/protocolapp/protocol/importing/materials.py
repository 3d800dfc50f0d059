"""Reagents and equipment of an export, each once, with a name in the flat namespace."""

from __future__ import annotations

import re

from protocolapp.protocol.importing.citing import SOURCE
from protocolapp.protocol.importing.fields import Fields, fields_of, items_of, word
from protocolapp.protocol.importing.left_out import LeftOut
from protocolapp.protocol.importing.naming import Names
from protocolapp.protocol.importing.plain_words import cut, one_line
from protocolapp.protocol.importing.rich import blocks_of, rich
from protocolapp.protocol.yaml_text import Plain, Spread

_LONGEST_NAME = 200
_NO_VALUE = ("", "n/a", "na", "none", "-")
_REAGENT_NOTES = (
    ("sku", "catalogue number"),
    ("rrid", "RRID"),
    ("cas_number", "CAS"),
    ("linfor", "formula"),
    ("url", ""),
)
_EQUIPMENT_NOTES = (("type", ""), ("brand", ""), ("sku", "catalogue number"), ("link", ""))
_ENTRY = re.compile(r"(?:</(?:li|p|div|tr|h[1-6])\s*>|<br\s*/?>|[\r\n])", re.IGNORECASE)
_MARK = re.compile(r"^(?:[-*•·–]\s+|[0-9]{1,2}[.)]\s+)")


class Materials:
    """Collects what the protocol and its steps name."""

    def __init__(self, left: LeftOut) -> None:
        self.reagents: dict[str, Plain] = {}
        self.equipment: dict[str, Plain] = {}
        self._left, self._names = left, Names()
        self._known: dict[tuple[str, str], str] = {}

    def reagent(self, fields: Fields, step: int | None = None) -> str:
        """The name of a reagent; empty (and noted) for one that says no name."""
        details = [one_line(word(fields_of(fields.get("vendor")), "name"))]
        details += _details(fields, _REAGENT_NOTES)
        return self._add("reagent", self.reagents, fields, details, step)

    def device(self, fields: Fields, step: int | None = None) -> str:
        """The name of a piece of equipment; empty (and noted) for one that says no name."""
        return self._add("equipment", self.equipment, fields, _details(fields, _EQUIPMENT_NOTES), step)

    def take_list(self, protocol: Fields) -> None:
        """The protocol's own list: `materials`, else the lines of `materials_text`."""
        listed = [one for one in items_of(protocol.get("materials")) if isinstance(one, dict)]
        for one in listed:
            self.reagent(one)
        if not listed:
            for line in _lines(protocol.get("materials_text")):
                self.reagent({"name": line})

    def _add(
        self, what: str, group: dict[str, Plain], fields: Fields, details: list[str], step: int | None
    ) -> str:
        full = rich(fields.get("name") or fields.get("title")).text
        if not full:
            self._left.note(f"{what} without a name", step)
            return ""
        if len(full) > _LONGEST_NAME:
            self._left.note(f"the end of the long name of {what} “{full[:60]}…”", step)
        key = (what, full.casefold())
        if key not in self._known:
            self._known[key] = name = self._names.made_of(full, what)
            entry = Spread(name=cut(full, _LONGEST_NAME))
            if note := ", ".join(dict.fromkeys(one for one in details if one.lower() not in _NO_VALUE)):
                entry["note"] = cut(note)
            group[name] = entry if what == "equipment" else Spread(entry, cite=SOURCE)
        return self._known[key]


def _details(fields: Fields, keys: tuple[tuple[str, str], ...]) -> list[str]:
    told = [(label, one_line(word(fields, key))) for key, label in keys]
    return [f"{label} {value}".strip() for label, value in told if value.lower() not in _NO_VALUE]


def _lines(value: object) -> list[str]:
    """The entries of a list written as text; headings, which end in a colon or shout, are none."""
    blocks = blocks_of(value)
    if blocks is not None:
        texts = [rich({**blocks, "blocks": [block]}).text for block in items_of(blocks["blocks"])]
    else:
        texts = [rich(piece).text for piece in _ENTRY.split(value)] if isinstance(value, str) else []
    texts = [_MARK.sub("", text) for text in texts]
    return [text for text in texts if text and not text.endswith(":") and "MATERIALS" not in text]
