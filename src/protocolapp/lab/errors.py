"""What is wrong with something the lab is said to have."""

from __future__ import annotations


class LabError(ValueError):
    """A pipette, rotor or operator cannot be as given. title, message and remedy are written for people."""

    def __init__(self, title: str, message: str, remedy: str) -> None:
        super().__init__(f"{title}: {message} {remedy}")
        self.title, self.message, self.remedy = title, message, remedy


LONGEST_NAME = 80


def checked_name(name: str, what: str) -> str:
    """The name without blanks around it. Raises LabError when it is empty, too long or holds control characters."""
    stripped = name.strip()
    if not stripped:
        raise LabError(f"The {what} has no name", "Records refer to it by its name.", "Give it a name.")
    if len(stripped) > LONGEST_NAME:
        raise LabError(
            f"The name of the {what} is too long",
            f"It has {len(stripped)} characters; {LONGEST_NAME} fit.",
            "Shorten it.",
        )
    if not stripped.isprintable():
        raise LabError(
            f"The name of the {what} cannot be read",
            "It holds characters that cannot be shown.",
            "Type it anew instead of pasting it.",
        )
    return stripped
