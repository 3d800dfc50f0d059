"""An instruction with `{{ name }}` in it: plain names, filled in by the plan, never rendered or executed."""

from __future__ import annotations

import re

from protocolapp.protocol.expression.errors import ExpressionError
from protocolapp.protocol.expression.tree import Insert, StepText, TextPart

_INSERT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"\s*([a-z][a-z0-9]*(?:_[a-z0-9]+)*)\s*\Z")


def parse_step_text(text: str) -> StepText:
    """The text cut at its inserts. Raises ExpressionError for a `{{` or `}}` alone, and for more than a name inside."""
    if "{{" not in text and "}}" not in text:
        return StepText(text, (TextPart(text),))
    parts: list[TextPart | Insert] = []
    place = 0
    for found in _INSERT.finditer(text):
        _refuse_stray(text, place, found.start())
        if found.start() > place:
            parts.append(TextPart(text[place : found.start()]))
        name = _NAME.match(found[1])
        if name is None:
            raise _no_name(found[1].strip(), found.start())
        parts.append(Insert(name[1], found.start()))
        place = found.end()
    _refuse_stray(text, place, len(text))
    if place < len(text):
        parts.append(TextPart(text[place:]))
    return StepText(text, tuple(parts))


def _refuse_stray(text: str, start: int, end: int) -> None:
    for sign, missing in (("{{", "}}"), ("}}", "{{")):
        place = text.find(sign, start, end)
        if place >= 0:
            remedy = f"Write {{{{ name }}}} with both, or delete the {sign}."
            raise ExpressionError(f"{sign} stands without its {missing}", remedy, place)


def _no_name(inside: str, offset: int) -> ExpressionError:
    if not inside:
        return ExpressionError("there is no name between {{ and }}", "Write {{ name }}.", offset)
    message = f"“{inside[:40]}” is not a plain name; only a name stands in {{{{ }}}}"
    return ExpressionError(message, "Put the formula under calculations: and write its name here.", offset)
