"""The command line's grammar: one parser, each command with its own help and an example."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from protocolapp.cli.commands import COMMANDS
from protocolapp.cli.output import harmless

_ABOUT = "Structured lab protocols at the bench. Without a command it opens the window."


class _Parser(argparse.ArgumentParser):
    """argparse without abbreviations; usage errors leave with 2, as everywhere."""

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(2, harmless(f"{self.prog}: {message}\n"))


def build_parser(version: str) -> argparse.ArgumentParser:
    """The whole grammar."""
    parser = _Parser(prog="protocolapp", description=_ABOUT, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"protocolapp {version}")
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="the data folder (else PROTOCOLAPP_DATA, else the system's place)",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    for name, command in COMMANDS.items():
        command.take(_command(commands, name, command.about))
    return parser


def build_window_parser(version: str) -> argparse.ArgumentParser:
    """The grammar without a command: `protocolapp [FILE…]` opens the window, with these files."""
    parser = _Parser(prog="protocolapp", description=_ABOUT, allow_abbrev=False, add_help=False)
    parser.add_argument("--version", action="version", version=f"protocolapp {version}")
    parser.add_argument("--data", type=Path, metavar="DIR")
    parser.add_argument("files", nargs="*", metavar="FILE")
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, about: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about.capitalize() + ".", allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser
