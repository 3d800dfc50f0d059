"""The shapes of an export, brought into one.

Steps come as Draft.js or HTML (`step` or `data`), as `components` with `component_type_id` and `source_data`, or as
`components` with `type_id` and `source`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from protocolapp.protocol.importing.fields import Fields, fields_of, is_small_number, items_of, word
from protocolapp.protocol.importing.json_text import parse_json
from protocolapp.protocol.importing.measures import said_in_text
from protocolapp.protocol.importing.parts import MAIN_FIELD, Kind, Part, Rich, kind_named
from protocolapp.protocol.importing.plain_words import with_sentence
from protocolapp.protocol.importing.rich import rich

_WRAPPERS = ("protocol", "payload", "data")
_NO_ORDER = 10**9


@dataclass(frozen=True, slots=True)
class SourceStep:
    """A step of the export. section: the title of the group it opens or continues; empty where nothing is said.

    estimate: how long the step takes as a whole, as its author puts it; no wait.
    """

    text: str
    section: str
    parts: tuple[Part, ...]
    estimate: str = ""


def protocol_in(content: Any) -> Fields | None:
    """The protocol in an answer of the interface or in a file of its own; None where there is none with steps."""
    for _ in range(3):
        if isinstance(content, list) and len(content) == 1:
            content = content[0]
        found = fields_of(content)
        if isinstance(found.get("steps"), list | dict):
            return found
        inner = next((found[key] for key in _WRAPPERS if isinstance(found.get(key), dict | list)), None)
        if inner is None:
            return None
        content = inner
    return None


def steps_in(protocol: Fields) -> Sequence[Fields]:
    """The steps as they stand in the file; what is no object is no step."""
    return [step for step in items_of(protocol.get("steps")) if isinstance(step, dict)]


def source_step(step: Fields) -> SourceStep:
    """A step of any of the shapes."""
    texts: list[Rich] = []
    sections = [rich(step.get("section")).text]
    parts: list[Part] = []
    own = (rich(step.get(key)) for key in ("step", "data", "description"))
    _take(next((found for found in own if found != Rich()), Rich()), texts, parts)
    for part in _components(step):
        value = part.fields.get(MAIN_FIELD.get(part.kind, ""))
        if part.kind is Kind.SECTION:
            sections.append(rich(value).text)
        elif part.kind is Kind.DESCRIPTION:
            _take(rich(value), texts, parts)
        else:
            parts.append(part)
    if items_of(step.get("cases")):
        parts.append(Part(Kind.CASES, {"title": str(len(items_of(step.get("cases"))))}))
    text, parts = _with_gaps(texts, parts)
    return SourceStep(text, next(filter(None, sections), ""), tuple(parts), word(step, "duration"))


def _take(found: Rich, texts: list[Rich], parts: list[Part]) -> None:
    """A table is exported twice, in the first text and as a description of its own: it is not said again."""
    has_table = any(part.kind is Kind.TABLE for part in found.parts)
    if not (has_table and any(found.text in one.text for one in texts[:2])):
        texts.append(found)
        parts += found.parts


def _with_gaps(texts: list[Rich], parts: list[Part]) -> tuple[str, list[Part]]:
    """Values that the export takes out of the sentences follow in their order: which goes where is not guessed."""
    values = [said_in_text(part) for part in parts if not part.said]
    values = [value for value in values if value]
    if not values or not any(one.gapped for one in texts):
        return " ".join(one.text for one in texts if one.text), parts
    text = " ".join(one.gapped or one.text for one in texts if one.text)
    said = [replace(part, said=True) if said_in_text(part) else part for part in parts]
    return with_sentence(text, f"For the gaps, in their order: {'; '.join(values)}"), said


def _components(step: Fields) -> list[Part]:
    found = [one for one in items_of(step.get("components")) if isinstance(one, dict)]
    if any(word(one, "order_id") for one in found):
        found.sort(key=_rank)
    return [_part(one) for one in found]


def _rank(component: Fields) -> tuple[int, str, str]:
    order = word(component, "order_id")
    return int(order) if is_small_number(order) else _NO_ORDER, _type(component), word(component, "guid")


def _type(component: Fields) -> str:
    return word(component, "type_id", "component_type_id", "type", "title", "name")


def _part(component: Fields) -> Part:
    named = _type(component)
    kind = kind_named(named)
    for key in ("source", "source_data", "data"):
        fields = _fields(component.get(key), kind)
        if fields:
            return Part(kind, fields, named=named)
    return Part(kind, {}, named=named)


def _fields(value: Any, kind: Kind) -> Fields:
    """The fields of a component: an object, such an object as a text, or a bare text for the field that counts."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            parsed = parse_json(value)
        except ValueError:
            parsed = value
        if isinstance(parsed, dict) and "blocks" not in parsed:
            value = parsed
    if isinstance(value, dict) and "blocks" not in value:
        return value
    main = MAIN_FIELD.get(kind)
    return {main: value} if main is not None and value else {}
