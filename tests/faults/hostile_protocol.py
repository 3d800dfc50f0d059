"""The Co-IP protocol with hostile text in every field that people read, each with a number of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.faults.stored_runs import CO_IP

PAYLOADS = (
    "<b>x</b> & R&D <foo>",
    "a<b and c>d &amp; &lt;i&gt;",
    "%s %(x)s {0} ${HOME} $(id) `id`",
    "=cmd|' /C calc'!A0",
    "10⁻³ µL H₂O ≥ 37 °C",
    "[link](x) **bold** _it_ ~~no~~ # 1",
    "<img src=/dev/zero> <br/>",
    "<table><tr><td><table><tr><td>",
    "]]> --> </para> &#65; \\n \\x1b",
    "{{ 7*7 }} {% raw %} {{ x.__class__ }}",
)
_NAMES_ARE_FILLED_IN = frozenset({"do", "caution", "hazard", "tip", "ready", "check", "remedy", "note"})
_TEXTS = _NAMES_ARE_FILLED_IN | frozenset(
    {
        "title",
        "objective",
        "overview",
        "publisher",
        "authors",
        "label",
        "help",
        "plural",
        "name",
        "what",
        "agitate",
    }
)
_MARK = re.compile(r"§(\d{3})")


@dataclass
class Hostile:
    """The protocol's file, and the text behind each mark `§001`."""

    protocol: dict[str, Any]
    payloads: dict[str, str] = field(default_factory=dict)

    def write(self, path: Path) -> Path:
        path.write_text(
            yaml.safe_dump(self.protocol, allow_unicode=True, sort_keys=False, width=10_000), "utf-8"
        )
        return path

    def spoil(self, text: str, key: str) -> str:
        """The text, a mark, and a payload."""
        number = len(self.payloads)
        payload = PAYLOADS[number % (len(PAYLOADS) - (key in _NAMES_ARE_FILLED_IN))]
        mark = f"§{number + 1:03d}"
        self.payloads[mark] = payload
        return f"{text} {mark} {payload}"

    def faults_in(self, shown: str, *, spaces: bool = True) -> list[str]:
        """Each mark in a text that its payload does not follow, letter by letter, to its end or to a `…`.

        spaces: whether they count; a page breaks lines where it likes.
        """
        faults = []
        for found in _MARK.finditer(shown):
            wanted, rest = f" {self.payloads[found[0]]}", shown[found.end() :]
            if not spaces:
                wanted, rest = "".join(wanted.split()), "".join(rest[:400].split())
            cut = rest.partition("…")[0]
            if not rest.startswith(wanted) and not (
                len(cut) < len(wanted) and wanted.startswith(cut.rstrip())
            ):
                faults.append(f"{found[0]}: {rest[: len(wanted)]!r} instead of {wanted!r}")
        return faults


def marks_in(shown: str) -> set[str]:
    """The marks that a text holds."""
    return {f"§{number}" for number in _MARK.findall(shown)}


def hostile_protocol() -> Hostile:
    """Every text of the shipped protocol spoiled, and the fields that it leaves out filled."""
    hostile = Hostile(yaml.safe_load(CO_IP.read_text("utf-8")))
    hostile.protocol["id"] = "hostile"
    hostile.protocol["citations"]["G1"]["authors"] = "A. Nonymous"
    hostile.protocol["sections"][0]["note"] = "A note."
    hostile.protocol = _spoiled(hostile.protocol, "", hostile)
    hostile.protocol["samples"]["typical"] = [hostile.spoil("cells", "name") for _ in range(3)]
    return hostile


def write_own_files(hostile: Hostile, own: Path) -> None:
    """Reagents and a file of recipes with hostile text in every field that people read."""
    reagents = {
        hostile.spoil("stuff", "name"): {
            "mw": "100 g/mol",
            "also": [hostile.spoil("also", "name")],
            "note": hostile.spoil("note", "name"),
            "stock": hostile.spoil("stock", "name"),
            "source": hostile.spoil("source", "name"),
        }
        for _ in PAYLOADS
    }
    solutions = {
        f"buffer_{number}": {
            "name": hostile.spoil("buffer", "name"),
            "volume": "1 L",
            "note": hostile.spoil("note", "name"),
            "contains": [{"what": hostile.spoil("part", "name"), "final": "1 mM", "stock": "1 M"}],
        }
        for number in range(len(PAYLOADS))
    }
    (own / "recipes").mkdir(parents=True, exist_ok=True)
    for path, data in (
        (own / "reagents.yaml", {"reagents": reagents}),
        (own / "recipes" / "kit.yaml", {"title": hostile.spoil("kit", "name"), "solutions": solutions}),
    ):
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def _spoiled(node: Any, key: str, hostile: Hostile) -> Any:
    if isinstance(node, dict):
        return {name: _spoiled(value, name, hostile) for name, value in node.items()}
    if isinstance(node, list):
        return [_spoiled(value, key, hostile) for value in node]
    return hostile.spoil(node, key) if isinstance(node, str) and key in _TEXTS else node
