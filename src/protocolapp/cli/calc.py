"""`protocolapp calc`: every calculator without a screen."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form import Bench, Calculator, Outcome, Row, compute
from protocolapp.calc.form.as_json import outcome_as_json
from protocolapp.calc.form.as_text import flag_text, outcome_as_text
from protocolapp.calc.supply import Supply, not_taken, supply
from protocolapp.cli.calc_arguments import UsageError, find, tell_unused, typed_in
from protocolapp.cli.calc_help import describe, list_all
from protocolapp.cli.files import UnusableError
from protocolapp.cli.output import OK, PROBLEMS, USAGE, complain, say, say_json
from protocolapp.cli.pipettes import lab_with
from protocolapp.quantity import Quantity, QuantityError, exact_text, parse_quantity
from protocolapp.services.workplace import Workplace


def calc(args: argparse.Namespace, workplace: Workplace) -> int:
    """Without a name it lists the calculators; with a name alone it tells of its fields; else it calculates.

    1 when it cannot be done or something is missing, with the reasons; 2 for names that are not there.
    """
    try:
        if not args.name:
            return list_all(as_json=args.json)
        wanted = find(args.name)
        typed = typed_in(wanted, args, workplace)
        if not typed:
            return describe(wanted, as_json=args.json)
        tell_unused(wanted, typed)
        bench = _bench(args, workplace)
        outcome = _complete(wanted, compute(wanted, typed, bench))
        return _answer(args, wanted, outcome, _supplied(args, wanted, typed, bench), bench)
    except UsageError:
        return USAGE
    except UnusableError:
        return PROBLEMS


def _bench(args: argparse.Namespace, workplace: Workplace) -> Bench:
    lab = lab_with(args.pipettes, workplace.lab())
    return Bench(lab.pipettes, lab.rotors, workplace.catalogue())


def _complete(wanted: Calculator, outcome: Outcome) -> Outcome:
    """What is missing as flags: at the command line nobody sees an empty field."""
    within = {name for names in outcome.open_sets for name in names}
    told = [_missing(wanted, name) for name in outcome.missing if name not in within]
    told += [_open_set(names, outcome.missing) for names in outcome.open_sets]
    return replace(outcome, flags=(*outcome.flags, *told))


def _missing(wanted: Calculator, name: str) -> Flag:
    field = wanted.field(name)
    label = field.label if field is not None else name
    return Flag(Severity.BLOCK, Code.MISSING, f"{label} is missing.", f"Give {name}=…", name)


def _open_set(names: Sequence[str], missing: Sequence[str]) -> Flag:
    empty = [name for name in names if name in missing]
    message = f"All but one of these are needed: {', '.join(names)}."
    if len(empty) == len(names):
        remedy = "Leave exactly one of them out."
    else:
        remedy = f"Leave out exactly one of {', '.join(empty)}."
    return Flag(Severity.BLOCK, Code.MISSING, message, remedy, empty[0])


def _supplied(
    args: argparse.Namespace, wanted: Calculator, typed: Mapping[str, str | Sequence[Row]], bench: Bench
) -> Supply | None:
    have: dict[str, Quantity] = {}
    for given in args.have:
        name, _, text = given.rpartition("=")
        try:
            have[name.strip()] = parse_quantity(text)
        except QuantityError as error:
            complain(f"--have {given}", error.message, error.remedy)
            raise UnusableError from error
    if not have:
        return None
    used = compute(wanted, typed, bench).used
    unknown = not_taken(have, used)
    if unknown and used:
        names = ", ".join(f"{one.key} ({one.label})" for one in used)
        complain(f"--have {unknown[0]}", "nothing that is taken is called so", f"they are: {names}")
        raise UsageError
    try:
        return supply(wanted, typed, have, bench)
    except QuantityError as error:
        complain("--have", error.message, error.remedy)
        raise UnusableError from error


def _answer(
    args: argparse.Namespace, wanted: Calculator, outcome: Outcome, supplied: Supply | None, bench: Bench
) -> int:
    if args.json:
        made = {"calculator": wanted.name, **outcome_as_json(outcome)}
        say_json(made | ({"supply": _supply_json(supplied, bench)} if supplied is not None else {}))
    elif outcome.results or outcome.tables:
        say(outcome_as_text(outcome, wanted.title))
        if supplied is not None:
            say(f"\n{supplied.text(bench)}")
    else:
        for flag in outcome.flags:
            say(flag_text(flag))
    return PROBLEMS if outcome.blocked else OK


def _supply_json(supplied: Supply, bench: Bench) -> dict[str, object]:
    return {
        "size": supplied.size.name,
        "largest": exact_text(supplied.largest) if supplied.largest is not None else None,
        "text": supplied.text(bench),
        "limits": [
            {
                "name": one.key,
                "label": one.label,
                "have": exact_text(one.have),
                "need": exact_text(one.need),
                "allows": exact_text(one.allows) if one.allows is not None else None,
            }
            for one in supplied.limits
        ],
    }
