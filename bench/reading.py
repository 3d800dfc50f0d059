"""Reading a protocol of 5,000 steps, against PyYAML's C loader alone."""

from __future__ import annotations

import yaml

from bench.figures import Figure, side_by_side
from protocolapp.protocol.load import load_text

STEPS = 5_000


def long_protocol(steps: int) -> str:
    """A sound protocol of so many steps, fifty to a section."""
    lines = [
        "format: 1",
        "id: long",
        'version: "1.0.0"',
        "title: A long protocol",
        "objective: To be read.",
        "parameters:",
        "  volume: {label: Volume, default: 5 mL, cite: lab}",
        "sections:",
    ]
    for number in range(steps):
        if number % 50 == 0:
            section = number // 50
            lines += [f"  - id: section-{section}", f"    title: Section {section}", "    steps:"]
        lines += [
            f"      - id: step-{number}",
            f"        do: Add {{{{ volume }}}} of buffer to tube {number} and mix.",
            "        wait: {for: 5-10 min, cite: lab}",
            "        at: 4 °C",
            "        takes: 2 min",
            "        cite: lab",
        ]
    return "\n".join(lines) + "\n"


def measure() -> list[Figure]:
    """One figure."""
    text = long_protocol(STEPS)
    loader = yaml.CSafeLoader

    def ours() -> None:
        problems = load_text(text, "long.yaml").problems
        assert not problems, problems[:3]  # noqa: S101 - a bench of a refused file would measure nothing

    took, bare = side_by_side(ours, lambda: yaml.load(text, loader), 5)  # noqa: S506 - the safe C loader
    return [Figure(f"read a {STEPS:,}-step file, checked", took, bare, aim="PyYAML's C loader alone")]
