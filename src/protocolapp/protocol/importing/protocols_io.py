"""A protocols.io export as a file of format 1 that passes `check`, whatever the export holds, or a word why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from protocolapp.protocol.importing.citing import SOURCE, authors_of, source_of, version_of
from protocolapp.protocol.importing.fields import Fields, items_of, word
from protocolapp.protocol.importing.json_text import EXPORT_AGAIN, read_json
from protocolapp.protocol.importing.left_out import LeftOut
from protocolapp.protocol.importing.materials import Materials
from protocolapp.protocol.importing.naming import Ids
from protocolapp.protocol.importing.order import in_order
from protocolapp.protocol.importing.plain_words import cut, first_sentence
from protocolapp.protocol.importing.rich import rich
from protocolapp.protocol.importing.sections import sections_of
from protocolapp.protocol.importing.shapes import protocol_in, source_step, steps_in
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model.texts import LONGEST_PROSE
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.yaml_text import Plain, Spread, yaml_text

MOST_STEPS = 5000
_LONGEST_TITLE, _LONGEST_OBJECTIVE = 300, 400
_HEADER = "Imported from protocols.io. Check every figure before the first run."


@dataclass(frozen=True, slots=True)
class Imported:
    """text: of the new file. left_out: how many things could not be carried over; they are listed at its end."""

    id: str
    title: str
    text: str
    left_out: int


def import_file(path: str | Path) -> Imported | Problem:
    """Read an export of at most 2 MiB. Nothing in it, and no path, makes this raise."""
    content = read_json(path)
    return content if isinstance(content, Problem) else import_content(content, str(path))


def import_content(content: Any, path: str) -> Imported | Problem:
    """The content of an export as `json_text` reads it; `path` is only named in a problem."""
    protocol = protocol_in(content)
    if protocol is None:
        return Problem(path, 1, 1, "this is no protocol of protocols.io: it has no steps", EXPORT_AGAIN)
    steps = steps_in(protocol)
    if len(steps) > MOST_STEPS:
        remedy = "Divide the protocol on protocols.io and export its parts."
        return Problem(path, 1, 1, f"this has {len(steps)} steps; at most {MOST_STEPS} are read", remedy)
    left = LeftOut()
    ordered = in_order(steps)
    for trouble in ordered.troubles:
        left.note(f"the order of the steps as the export gives it: {trouble}")
    materials = Materials(left)
    materials.take_list(protocol)
    sections = sections_of([source_step(step) for step in ordered.steps], materials, left)
    if not sections:
        return Problem(path, 1, 1, "no step of this protocol says what to do", EXPORT_AGAIN)
    head = _head(protocol, left)
    _tell_beforehand(protocol, sections, left)
    groups = {"reagents": materials.reagents, "equipment": materials.equipment}
    data = {**head, **{key: group for key, group in groups.items() if group}, "sections": sections}
    return _checked(data, left, path)


def _head(protocol: Fields, left: LeftOut) -> dict[str, Plain]:
    title = rich(protocol.get("title") or protocol.get("title_html")).text or "Imported protocol"
    if len(title) > _LONGEST_TITLE:
        left.note(f"the end of the long title: {title[_LONGEST_TITLE - 1 :]}")
    title = cut(title, _LONGEST_TITLE)
    described = _text(protocol, "description", left)
    objective = cut(first_sentence(described), _LONGEST_OBJECTIVE)
    overview = described if described != objective else ""
    if guidelines := _text(protocol, "guidelines", left):
        overview = f"{overview} Guidelines: {guidelines}".strip()
    authors = authors_of(protocol, left)
    head: dict[str, Plain] = {
        "format": "1",
        "id": Ids().made_of(title, "protocol"),
        "version": version_of(protocol),
        "title": title,
        "objective": objective or "Imported from protocols.io.",
    }
    if overview:
        head["overview"] = _fitting(overview, "overview", left)
    if authors:
        head["authors"] = authors
    return {**head, "citations": {SOURCE: source_of(protocol, title, authors, left)}}


def _text(protocol: Fields, key: str, left: LeftOut) -> str:
    found = rich(protocol.get(key))
    for part in found.parts:
        if not part.said:
            left.note_part(part)
    return found.text


def _fitting(text: str, what: str, left: LeftOut) -> str:
    if len(text) > LONGEST_PROSE:
        left.note(f"the end of the long {what}: {text[LONGEST_PROSE - 1 :]}")
    return cut(text)


def _tell_beforehand(protocol: Fields, sections: list[Spread], left: LeftOut) -> None:
    """What is said before the first step: `before_start` above its section, a warning at the step itself."""
    section = sections[0]
    steps = section.pop("steps")
    if before := _text(protocol, "before_start", left):
        section["note"] = _fitting(before, "text “before start”", left)
    section["steps"] = steps
    if (warning := _text(protocol, "warning", left)) and isinstance(steps, list):
        first = steps[0]
        hazard = _fitting(f"{warning} {first.get('hazard', '')}".strip(), "warning", left)
        steps[0] = Spread({"id": first["id"], "do": first["do"], "hazard": hazard}) | {
            **first,
            "hazard": hazard,
        }
    for key in ("documents", "attachments"):
        for one in items_of(protocol.get(key)):
            left.note(
                f"file: {rich(word(one, 'original_name', 'ofn', 'title')).text}"
                if isinstance(one, dict)
                else "file"
            )


def _checked(data: dict[str, Plain], left: LeftOut, path: str) -> Imported | Problem:
    """The text of the file, read back: nothing is handed out that `check` would find fault with."""
    text = yaml_text(data, [_HEADER], left.lines())
    loaded = load_text(text, path)
    if loaded.protocol is None:
        first = loaded.problems[0]
        message = f"this cannot be made into a protocol: {first.message}"
        return Problem(path, 1, 1, message, first.remedy or EXPORT_AGAIN)
    return Imported(loaded.protocol.id, loaded.protocol.title, text, len(left))
