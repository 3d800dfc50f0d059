"""Steps in their sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from protocolapp.protocol.importing.left_out import LeftOut
from protocolapp.protocol.importing.materials import Materials
from protocolapp.protocol.importing.naming import Ids, section_ids
from protocolapp.protocol.importing.plain_words import cut
from protocolapp.protocol.importing.shapes import SourceStep
from protocolapp.protocol.importing.steps import StepReader
from protocolapp.protocol.importing.writing import step_entries
from protocolapp.protocol.yaml_text import Plain, Spread

_LONGEST_TITLE = 300


def sections_of(steps: Sequence[SourceStep], materials: Materials, left: LeftOut) -> list[Spread]:
    """The sections with their steps. A step that names none goes on with the section before it.

    A step that is nothing but the title of a section is an instruction: old protocols are written so.
    """
    sections: list[tuple[str, list[Spread]]] = []
    ids, current = Ids(), ""
    for number, found in enumerate(steps, 1):
        step = found
        if step.section and step.section != current and not step.text and not step.parts:
            step = replace(step, text=step.section, section="")
        if not sections or (step.section and step.section != current):
            ids, current = Ids(), step.section or current
            sections.append((current, []))
        entries = step_entries(StepReader(step, number, materials, left).taken, number, ids, left)
        if not entries:
            left.note("the step: it says nothing", number)
        sections[-1][1].extend(entries)
    return _written([one for one in sections if one[1]], left)


def _written(sections: list[tuple[str, list[Spread]]], left: LeftOut) -> list[Spread]:
    ids = section_ids()
    written = []
    for number, (title, steps) in enumerate(sections, 1):
        if len(title) > _LONGEST_TITLE:
            left.note(f"the end of the long title of section {number}: {title[_LONGEST_TITLE - 1 :]}")
        named = cut(title, _LONGEST_TITLE) or "Steps"
        entries: list[Plain] = list(steps)
        written.append(Spread(id=ids.made_of(named, f"section-{number}"), title=named, steps=entries))
    return written
