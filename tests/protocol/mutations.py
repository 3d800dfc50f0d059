"""Faults planted in a protocol file, one at a time: a unit of another kind, a name misspelt, a range turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protocolapp.protocol.expression import ExpressionError, parse_condition, parse_expression
from protocolapp.protocol.expression.walk import names_in, names_in_condition
from protocolapp.protocol.reading import Mapping, Node, Scalar, Sequence, read_text
from protocolapp.quantity import Quantity, QuantityError, parse_quantity

# Free text, and what names nothing that could be wrong.
_PROSE = {
    "title", "objective", "overview", "label", "plural", "name", "note", "help", "remedy", "tip", "caution", "hazard",
    "ready", "agitate", "publisher", "authors", "url", "year", "version", "format", "id", "what", "choices", "cite",
    "range_cite", "stock_cite", "overage_cite", "check", "because", "make up with", "host", "against", "role", "keep",
    "typical", "kind", "unit", "default",
}  # fmt: skip
_INSERT = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")


@dataclass(frozen=True, slots=True)
class Planted:
    """A file with one fault. line: where it was planted; what: the change, for people."""

    text: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A text of the file with the keys that lead to it."""

    path: tuple[str, ...]
    scalar: Scalar


def planted_units(text: str) -> Iterator[Planted]:
    """Every quantity that stands alone, in a unit of another kind."""
    for place in _places(text):
        quantity = _quantity(place.scalar.text)
        if quantity is None or place.path[-1] in _PROSE - {"default", "typical"}:
            continue
        number = place.scalar.text.split()[0].split("-")[0]
        wrong = f"{number} mL" if quantity.dimension != Quantity.of(1, "mL").dimension else f"{number} mM"
        yield _changed(text, place.scalar, place.scalar.text, wrong)


def planted_names(text: str) -> Iterator[Planted]:
    """Every name that a formula, a condition, an instruction or a list of names uses, misspelt."""
    for place in _places(text):
        if place.path[-1] in _PROSE or "citations" in place.path:
            continue
        for name in dict.fromkeys(_names(place)):
            wrong = re.sub(rf"\b{re.escape(name)}\b", f"{name[:-1]}qx", place.scalar.text, count=1)
            yield _changed(text, place.scalar, place.scalar.text, wrong)


def planted_ranges(text: str) -> Iterator[Planted]:
    """Every range `[low, high]` turned round."""
    for number, line in enumerate(text.splitlines(), 1):
        found = re.search(r"range: \[([^,\]]+), ([^,\]]+)\]", line)
        if found:
            wrong = line.replace(found[0], f"range: [{found[2]}, {found[1]}]")
            lines = text.splitlines(keepends=True)
            lines[number - 1] = wrong + "\n"
            yield Planted("".join(lines), number, f"{found[0]} turned round")


def _places(text: str) -> Iterator[_Place]:
    root, problems = read_text(text, "x.yaml")
    assert root is not None
    assert not problems
    return _below(root, ())


def _below(node: Node, path: tuple[str, ...]) -> Iterator[_Place]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from _below(entry.value, (*path, entry.key.text))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _below(item, path)
    elif path and node.plain and "\n" not in node.text:
        yield _Place(path, node)


def _quantity(text: str) -> Quantity | None:
    try:
        found = parse_quantity(text)
    except QuantityError:
        return None
    return found if found.unit.symbol and not found.dimension.is_number else None


def _names(place: _Place) -> tuple[str, ...]:
    text = place.scalar.text
    if place.path[-1] == "do":
        return tuple(_INSERT.findall(text))
    if place.path[-1] == "when":
        return names_in_condition(parse_condition(text).tree)
    if place.path[-1] in (
        "show",
        "fills",
        "actual",
        "uses",
        "tubes",
        "by",
        "look up",
        "choose one",
        "instead",
        "after",
    ):
        return (text,) if re.fullmatch(r"[a-z][a-z0-9_/-]*", text) else _of_formula(text)
    return _of_formula(text)


def _of_formula(text: str) -> tuple[str, ...]:
    try:
        return tuple(name for name in names_in(parse_expression(text).tree) if "_" in name)
    except ExpressionError:
        return ()


def _changed(text: str, scalar: Scalar, old: str, new: str) -> Planted:
    lines = text.splitlines(keepends=True)
    line = lines[scalar.line - 1]
    at = line.index(old, max(scalar.column - 1, 0)) if old in line[scalar.column - 1 :] else line.index(old)
    lines[scalar.line - 1] = line[:at] + new + line[at + len(old) :]
    return Planted("".join(lines), scalar.line, f"line {scalar.line}: “{old}” as “{new}”")
