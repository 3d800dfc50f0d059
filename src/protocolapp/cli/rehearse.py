"""`protocolapp rehearse PROTOCOL --pdf OUT.pdf`: the whole run with a simulated clock, and its record."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from tempfile import TemporaryDirectory

from protocolapp.cli.answers import read_answers
from protocolapp.cli.facts import find_protocol, read_facts
from protocolapp.cli.files import UnusableError
from protocolapp.cli.output import OK, PROBLEMS, complain, say, say_json, say_table
from protocolapp.cli.pipettes import lab_with
from protocolapp.plan import typical_facts
from protocolapp.quantity import Quantity, format_quantity
from protocolapp.run.answers import unknown_steps
from protocolapp.run.deviation import label_of
from protocolapp.run.refusal import Refused
from protocolapp.run.rehearsal import Rehearsal, TimeLine
from protocolapp.run.rehearsal import rehearse as go_through
from protocolapp.run.state import DeviationState
from protocolapp.services.export import Exported, export_pdf
from protocolapp.services.workplace import Workplace


def rehearse(args: argparse.Namespace, workplace: Workplace) -> int:
    """Rehearse in a temporary store, or with --keep in the real one; print the time line; write the record."""
    try:
        protocol = find_protocol(workplace.library, args.protocol)
        facts = read_facts(args, protocol, typical_facts(protocol, measured=False))
        answers = read_answers(args.answers, protocol) if args.answers is not None else None
        lab = lab_with(args.pipettes, workplace.lab())
    except UnusableError:
        return PROBLEMS
    with ExitStack() as stack:
        place = workplace
        if not args.keep:
            place = workplace.elsewhere(stack.enter_context(TemporaryDirectory(prefix="protocolapp-")))
            stack.callback(place.close)
        try:
            done = go_through(
                protocol,
                place.store(),
                lab,
                workplace.clock.now(),
                workplace.new_id(),
                facts=facts,
                answers=answers,
            )
        except Refused as refused:
            complain(refused.refusal.title, refused.refusal.message, refused.refusal.remedy)
            return PROBLEMS
        exported = export_pdf(workplace, place.store(), done.run_id, args.pdf)
    _report(args, done, exported)
    for name in unknown_steps(answers or {}, (*done.service.plan.steps, *done.reached)):
        complain(f"{args.answers}: “{name}”", "this run has no such step", "its answers were not used")
    return OK


def _report(args: argparse.Namespace, done: Rehearsal, exported: Exported) -> None:
    if args.json:
        lines = [_as_json(line) for line in done.lines]
        say_json(
            {
                "run": done.run_id,
                "label": done.label,
                "kept": args.keep,
                "pdf": str(args.pdf),
                "steps": lines,
                "deviations": [_deviation(one) for one in done.service.state.deviations],
            }
        )
        return
    say_table(
        ("step", "begun", "hands-on", "waiting", "status", "instruction"), [_row(line) for line in done.lines]
    )
    for one in done.service.state.deviations:
        say(
            f"{label_of(one.kind)}: {' → '.join(part for part in (one.planned, one.actual) if part)} ({one.reason})"
        )
    say(f"{args.pdf}: {exported.pages} pages, {exported.status}, a rehearsal")
    if args.keep:
        say(f"kept as run {done.label}, {done.run_id}")


def _row(line: TimeLine) -> tuple[str, ...]:
    begun = line.begun.local.strftime("%a %H:%M")
    text = line.text if len(line.text) <= 60 else f"{line.text[:59]}…"
    return str(line.number), begun, _length(line.hands_on_ms), _length(line.waited_ms), line.status, text


def _length(milliseconds: int) -> str:
    return format_quantity(Quantity.of(f"{milliseconds // 1000}", "s")) if milliseconds else "–"


def _as_json(line: TimeLine) -> dict[str, object]:
    return {
        "number": line.number,
        "step": line.ref,
        "instruction": line.text,
        "status": line.status,
        "begun": line.begun.local.isoformat(),
        "ended": line.ended.local.isoformat(),
        "hands_on_s": line.hands_on_ms / 1000,
        "waited_s": line.waited_ms / 1000,
    }


def _deviation(one: DeviationState) -> dict[str, str]:
    return {
        "step": one.ref, "kind": one.kind, "planned": one.planned, "actual": one.actual, "reason": one.reason,
    }  # fmt: skip
