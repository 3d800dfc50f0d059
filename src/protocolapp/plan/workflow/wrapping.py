"""Text broken into lines of a width, inside a word only where it is too long for a line of its own."""

from __future__ import annotations

from protocolapp.plan.workflow.shapes import LINES, Face, Measure, Words


def wrapped(text: str, width: float, face: Face, measure: Measure) -> list[str]:
    """The lines; none is wider than `width`, unless a single character is."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if measure(longer, face) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while word and measure(word, face) > width:
            fitting = _fitting(word, width, face, measure)
            lines.append(word[:fitting])
            word = word[fitting:]
        line = word
    return [*lines, line] if line else lines


def paragraph(
    text: str, place: tuple[float, float, float], face: Face, ink: str, measure: Measure
) -> list[Words]:
    """The wrapped text. place: left, top and width."""
    left, top, width = place
    return [
        Words(line, left, top + number * LINES[face], width, face, ink)
        for number, line in enumerate(wrapped(text, width, face, measure))
    ]


def _fitting(word: str, width: float, face: Face, measure: Measure) -> int:
    """How many characters of a long word fit, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle], face) <= width:
            low = middle
        else:
            high = middle - 1
    return low
