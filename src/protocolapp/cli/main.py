"""The command line: parse, call one command, turn every expected error into words and an exit status."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path

from protocolapp import __version__
from protocolapp.cli.commands import COMMANDS
from protocolapp.cli.output import (
    PROBLEMS,
    OutputLostError,
    complain,
    finish,
    spell_out_what_cannot_be_shown,
    stop_printing,
)
from protocolapp.cli.parser import build_parser
from protocolapp.run.ports import StoreError, UnknownRunError
from protocolapp.services.workplace import Workplace

OpenWorkplace = Callable[[Path | None], Workplace]
"""Makes the workplace for a data folder (None: the usual one), opening nothing yet."""


def is_command(arguments: Sequence[str]) -> bool:
    """Whether these arguments name a command, rather than ask for the window."""
    words = [word for word in arguments if not word.startswith("-")]
    return any(word in COMMANDS for word in words[:2]) or any(word in {"-h", "--help"} for word in arguments)


def main(arguments: Sequence[str], open_workplace: OpenWorkplace) -> int:
    """Run one command. Returns the exit status: 0 done, 1 problems, 2 usage."""
    spell_out_what_cannot_be_shown()
    args = _parsed(arguments)
    try:
        status = _carry_out(args, open_workplace)
        finish()
    except OutputLostError as lost:
        stop_printing()
        if isinstance(lost.__cause__, OSError) and not isinstance(lost.__cause__, BrokenPipeError):
            complain(
                "the output cannot be written",
                str(lost.__cause__.strerror),
                "free some space, or print elsewhere",
            )
        return PROBLEMS
    except KeyboardInterrupt:
        complain("stopped", "", "nothing that was saved before is lost")
        return PROBLEMS
    return status


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """argparse takes the fields of `calc` only in one piece; behind an option they are fields as well."""
    parser = build_parser(__version__)
    args, rest = parser.parse_known_args(arguments)
    if args.command == "calc":
        args.settings += [word for word in rest if not word.startswith("-")]
        rest = [word for word in rest if word.startswith("-")]
    if args.command == "check" and sum(map(bool, (args.files, args.reference, args.schema))) != 1:
        parser.error("check takes files, or --reference, or --schema FILE.json")
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return args


def _carry_out(args: argparse.Namespace, open_workplace: OpenWorkplace) -> int:
    if args.command == "check" and args.schema is None:
        from protocolapp.cli.check import check

        return check(args)  # which opens no workplace
    try:
        with closing(open_workplace(args.data)) as workplace:
            status = _handler(args.command)(args, workplace)
            for notice in workplace.notices():
                complain("please note", notice)
            return status
    except StoreError as error:
        complain(error.title, error.message, error.remedy)
    except UnknownRunError:
        complain("no such run", f"“{args.run}” is no run's label or id", "`protocolapp runs` lists them")
    return PROBLEMS


def _handler(command: str) -> Callable[[argparse.Namespace, Workplace], int]:
    """The function of a command, imported only now: each command loads what it needs and no more."""
    module, function = COMMANDS[command].handler
    found: Callable[[argparse.Namespace, Workplace], int] = getattr(import_module(module), function)
    return found
