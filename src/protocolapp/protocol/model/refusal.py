"""How a reader of the model says no: plain words and a remedy, carried through pydantic to the problem list."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

REFUSED = "protocol"
"""The error type of our own refusals."""


class CutText(str):
    """Text followed by ` #`, which YAML takes for a comment."""

    __slots__ = ()


def refusal(message: str, remedy: str = "", offset: int = 0) -> PydanticCustomError:
    """An error that carries its remedy, and where in the text it is (from 0), to the problem list."""
    return PydanticCustomError(REFUSED, "{message}", {"message": message, "remedy": remedy, "offset": offset})
