"""What a step says, set as format 1 writes it: one timer, one temperature, texts that fit."""

from __future__ import annotations

from protocolapp.protocol.importing.citing import SOURCE
from protocolapp.protocol.importing.left_out import LeftOut
from protocolapp.protocol.importing.naming import Ids, step_id
from protocolapp.protocol.importing.plain_words import cut, in_parts, with_sentence, without_inserts
from protocolapp.protocol.importing.steps import Taken
from protocolapp.protocol.model.texts import LONGEST_PROSE
from protocolapp.protocol.yaml_text import Plain, Spread


def step_entries(taken: Taken, number: int, ids: Ids, left: LeftOut) -> list[Spread]:
    """The step, in several where its instruction is too long for one; none where it says nothing at all."""
    timer = _timer(taken, number, left)
    at = _temperature(taken, timer, number, left)
    text = _instruction(taken, timer)
    if not text:
        return []
    parts = in_parts(without_inserts(text), LONGEST_PROSE)
    named = [taken.text or parts[0], *parts[1:]]
    entries = [
        Spread(id=step_id(ids, name, number), do=part) for name, part in zip(named, parts, strict=True)
    ]
    entries[0] |= _beside(taken, number, left)
    entries[-1] |= timer
    if at:
        entries[-1]["at"] = at
    if taken.agitate:
        entries[-1]["agitate"] = cut(taken.agitate)
    for entry in entries:
        entry["cite"] = SOURCE
    return entries


def _timer(taken: Taken, number: int, left: LeftOut) -> dict[str, Plain]:
    """`spin:` or `wait:`; every other time is put into the text and noted."""
    spin: dict[str, Plain] = {}
    for run, said in taken.spins:
        span = run.span or (taken.spans.pop(0)[0] if run.force and not spin and taken.spans else "")
        if run.force and span and not spin:
            at: dict[str, Plain] = {"at": run.at} if run.at else {}
            spin = {"force": run.force, "for": span, **at, "cite": SOURCE}
            continue
        if not said:
            taken.more.append(f"Centrifuge: {run.words}")
        left.note(f"“{run.words}” as a spin: {_why_no_spin(run.force, span)}; it stands in the text", number)
        taken.spans += [(run.span, True)] if run.span and not run.force else []
        taken.temperatures += [(run.at, True)] if run.at else []
    if spin:
        _say_rest(taken, taken.spans, "time", "a step has one timer", number, left)
        return {"spin": spin}
    if not taken.spans:
        return {}
    _say_rest(taken, taken.spans[1:], "time", "a step has one timer", number, left)
    return {"wait": {"for": taken.spans[0][0], "cite": SOURCE}}


def _why_no_spin(force: str, span: str) -> str:
    if not force:
        return "the speed of a rotor is no force without its radius"
    return "a step has one timer" if span else "its time is not said"


def _temperature(taken: Taken, timer: dict[str, Plain], number: int, left: LeftOut) -> str:
    spin = timer.get("spin")
    own = spin.get("at") if isinstance(spin, dict) else None
    found = [one for one in taken.temperatures if one[0] != own]
    if not found:
        return ""
    rest = [one for one in found[1:] if one[0] != found[0][0]]
    _say_rest(taken, rest, "temperature", "a step has one", number, left)
    return found[0][0]


def _say_rest(
    taken: Taken, rest: list[tuple[str, bool]], what: str, why: str, number: int, left: LeftOut
) -> None:
    for value, said in rest:
        left.note(f"{value} as a {what} of its own: {why}; it stands in the text", number)
        if not said and value not in taken.text:
            taken.more.append(f"{what.capitalize()}: {value}")


def _instruction(taken: Taken, timer: dict[str, Plain]) -> str:
    """The text and, behind it, what the export keeps apart from it."""
    sentences = [f"Amounts: {'; '.join(taken.amounts)}"] if taken.amounts else []
    sentences += taken.more
    text = taken.text
    if not text and not sentences:
        notes = (
            taken.tips or taken.cautions or taken.hazards or taken.uses or taken.temperatures or taken.agitate
        )
        return "Centrifuge." if "spin" in timer else "Wait." if timer else "See the note." if notes else ""
    for sentence in sentences:
        text = with_sentence(text, sentence)
    return text


def _beside(taken: Taken, number: int, left: LeftOut) -> dict[str, Plain]:
    beside: dict[str, Plain] = {}
    for key, texts in (("hazard", taken.hazards), ("caution", taken.cautions), ("tip", taken.tips)):
        text = " ".join(texts)
        if len(text) > LONGEST_PROSE:
            left.note(f"the end of a long {key}: {text[LONGEST_PROSE - 1 :]}", number)
        if text:
            beside[key] = cut(text)
    if taken.uses:
        beside["uses"] = taken.uses
    return beside
