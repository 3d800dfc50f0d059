"""What pydantic's errors mean, in plain words with a remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic_core import ErrorDetails

from protocolapp.protocol.known import fields_at, key_options_at, nearest, options_at
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.protocol import ProtocolFile
from protocolapp.protocol.model.refusal import REFUSED
from protocolapp.protocol.model.texts import PATTERN_WORDS
from protocolapp.protocol.places import Path
from protocolapp.protocol.problem import quote

Words = tuple[str, str]


def words_for(error: ErrorDetails, path: Path, top: type[Part] = ProtocolFile) -> Words:
    """Message and remedy for an error at a path of file keys. top: the model of the whole file."""
    kind = error["type"]
    context: Mapping[str, Any] = error.get("ctx", {})
    if kind == REFUSED:
        return context["message"], context["remedy"]
    if kind == "missing":
        return _missing(path, top)
    if kind == "extra_forbidden":
        return _unknown_key(path, top)
    if kind == "enum":
        return _no_option(error, path, top)
    if kind == "string_pattern_mismatch":
        return _misfit(error, context)
    if kind.endswith(("_type", "_parsing")):
        return _wrong_kind(kind, error["input"])
    return _OTHERS.get(kind, _anything_else)(context)


def _missing(path: Path, top: type[Part]) -> Words:
    key = path[-1]
    field = fields_at(path[:-1], top).get(str(key))
    said = (field.description or "") if field is not None else ""
    meaning = f" ({said[0].lower()}{said[1:].rstrip('.')})" if said else ""
    return f"“{key}:” is missing here{meaning}", _example(str(key), field.examples if field else None)


def _example(key: str, examples: list[Any] | None) -> str:
    if examples and isinstance(examples[0], str):
        return f"Add it, such as {key}: {examples[0]}"
    return f"Add {key}: here."


def _unknown_key(path: Path, top: type[Part]) -> Words:
    key, known = str(path[-1]), list(fields_at(path[:-1], top))
    near = nearest(key, known)
    remedy = f"Did you mean {near}:?" if near else f"Known here are {', '.join(known)}."
    return f"{quote(key)} is not known here", remedy


def _no_option(error: ErrorDetails, path: Path, top: type[Part]) -> Words:
    given, known = str(error["input"]), options_at(path, top) or key_options_at(path[:-1], top)
    near = nearest(given, known)
    remedy = f"Did you mean {near}?" if near else f"Write one of {', '.join(known)}."
    return f"{quote(given)} is none of the known words here", remedy


def _misfit(error: ErrorDetails, context: Mapping[str, Any]) -> Words:
    if not error["input"]:
        return "there is nothing here", "Write it, or delete the line."
    pattern = context["pattern"]
    known = PATTERN_WORDS.get(pattern)
    if known is None:
        only = pattern.strip("^$")
        return f"{quote(error['input'])} is not allowed here", f"Write {only}, or leave the line out."
    return f"{quote(error['input'])} {known[0]}", known[1]


_KINDS = MappingProxyType({str: "a text", dict: "keys with values", list: "a list"})
_DUE = MappingProxyType(
    {
        "string": ("a text", "Write it on one line, or in quotes."),
        "dict": ("keys with values", "Write “key: value” lines below it, indented."),
        "model": ("keys with values", "Write “key: value” lines below it, indented."),
        "tuple": ("a list", "Write a list: [first, second], or lines that begin with “- ”."),
        "enum": ("one word", "Write one of the known words."),
        "int": ("a whole number", "Write digits only, such as 3."),
        "bool": ("yes or no", "Write yes or no."),
    }
)


def _wrong_kind(kind: str, given: object) -> Words:
    due, remedy = _DUE[kind.partition("_")[0]]
    if given == "":
        return "there is nothing here", f"{remedy.rstrip('.')}, or delete the line."
    here = next((word for type_, word in _KINDS.items() if isinstance(given, type_)), "something else")
    return f"{due} should stand here, not {here}", remedy


def _too_short(context: Mapping[str, Any]) -> Words:
    if context.get("actual_length") == 0:
        return "the list is empty", "Write at least one item."
    due, given = context["min_length"], context["actual_length"]
    return f"{due} items are due here, not {given}", "Add what is missing."


def _anything_else(context: Mapping[str, Any]) -> Words:
    del context
    return "this does not fit here", "Compare it with a file that came with the program."


_OTHERS: Mapping[str, Callable[[Mapping[str, Any]], Words]] = MappingProxyType(
    {
        "string_too_short": lambda _: ("there is nothing here", "Write a text, or delete the line."),
        "string_too_long": lambda context: (
            f"this text is longer than {context['max_length']:,} characters",
            "Shorten it.",
        ),
        "too_short": _too_short,
        "too_long": lambda context: (
            f"{context['max_length']} items are due here, not {context['actual_length']}",
            "Delete what is too many.",
        ),
        "greater_than_equal": lambda context: ("this number is too small", f"Write {context['ge']} or more."),
        "less_than_equal": lambda context: ("this number is too large", f"Write {context['le']} or less."),
    }
)
