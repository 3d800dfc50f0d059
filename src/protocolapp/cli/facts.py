"""PROTOCOL, --set and --samples, shared by `plan` and `rehearse`."""

from __future__ import annotations

import argparse
from pathlib import Path

from protocolapp.cli.files import UnusableError, read_bounded
from protocolapp.cli.output import complain, say_problems
from protocolapp.plan.facts import Facts, Sample, Value
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.values import ValueProblem, read_value
from protocolapp.services.library import Library, UnknownProtocolError
from protocolapp.services.sample_rows import cells, decode, read_samples


def find_protocol(library: Library, name: str) -> Protocol:
    """The protocol of a file or an id. Raises UnusableError after telling of its problems."""
    try:
        loaded = library.load(name)
    except UnknownProtocolError as error:
        hint = (
            f"did you mean {' or '.join(error.near)}?"
            if error.near
            else "give a .yaml file, or the id of a protocol in the library"
        )
        complain("no such protocol", f"“{name}”", hint)
        raise UnusableError from error
    if loaded.protocol is None:
        import sys

        say_problems(loaded.problems, to=sys.stderr)
        raise UnusableError
    return loaded.protocol


def read_facts(args: argparse.Namespace, protocol: Protocol, base: Facts) -> Facts:
    """The base facts with what --set and --samples say. Raises UnusableError after telling what is wrong."""
    parameters = {**base.parameters, **_settings(args.settings, protocol)}
    samples = base.samples if args.samples is None else _samples(args.samples, protocol)
    return Facts(parameters, samples, base.entries, base.rotor)


def _settings(settings: list[str], protocol: Protocol) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        parameter = protocol.parameters.get(name.strip())
        if not equals or parameter is None:
            near = nearest(name.strip(), protocol.parameters)
            meant = f"did you mean {near}? " if near else ""
            hint = f"{meant}they are: {', '.join(protocol.parameters)}"
            complain(
                f"--set {setting}",
                "this protocol has no such parameter" if equals else "a value is missing",
                hint if equals else "write NAME=VALUE",
            )
            raise UnusableError
        try:
            values[name.strip()] = read_value(parameter, text.strip())
        except ValueProblem as problem:
            complain(f"--set {setting}", problem.message, problem.remedy)
            raise UnusableError from problem
    return values


def _samples(path: Path, protocol: Protocol) -> tuple[Sample, ...]:
    result = read_samples(protocol.samples, cells(decode(read_bounded(path))))
    for problem in result.problems:
        complain(f"{path}:{problem.line}:{problem.column}", problem.message, problem.remedy)
    if result.problems:
        raise UnusableError
    return result.samples
