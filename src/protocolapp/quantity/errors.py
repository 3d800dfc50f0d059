"""What goes wrong with a quantity, in words a person at the bench can act on."""

from __future__ import annotations


class QuantityError(ValueError):
    """A text is not a quantity, or not one that fits here.

    message: what is wrong, one sentence. remedy: what to write or do instead, one sentence.
    """

    title = "This quantity cannot be read"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class DimensionError(QuantityError):
    """Two quantities of different kinds were put together, or one of the wrong kind was given."""

    title = "These quantities do not go together"
