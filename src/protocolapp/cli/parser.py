"""The command line's grammar: one parser, each command with its own help and an example."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from protocolapp.cli.output import harmless

COMMANDS = ("new", "check", "import", "plan", "print", "rehearse", "runs", "export", "verify", "calc")

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

    _new_arguments(
        _command(commands, "new", "write a protocol file to start from, never over one that is there")
    )
    _check_arguments(
        _command(commands, "check", "read protocol files and list every problem with line and remedy")
    )

    importing = _command(commands, "import", "make a protocol file of what protocols.io exports")
    importing.add_argument("file", metavar="FILE")
    importing.add_argument(
        "--out", type=Path, metavar="FILE.yaml", help="where to write it; without it, it is printed"
    )
    importing.add_argument("--force", action="store_true", help="write over a file that is there already")

    plan = _command(commands, "plan", "work out every volume, the prep sheet and the schedule")
    _protocol_arguments(plan, needed=False)
    plan.add_argument("--explain", metavar="NAME", help="where this value comes from, instead of the plan")
    plan.add_argument(
        "--row", default="", metavar="SAMPLE", help="with --explain: only for this sample or tube"
    )
    plan.add_argument("--run", metavar="RUN", help="the values of this run, instead of the typical ones")

    printing = _command(commands, "print", "print a protocol to read before doing it, or its bench sheet")
    _protocol_arguments(printing)
    printing.add_argument(
        "--out", type=Path, required=True, metavar="FILE.pdf", help="where to write the pages"
    )
    printing.add_argument(
        "--bench-sheet", action="store_true", help="the blank checklist with columns for time and initials"
    )

    rehearse = _command(
        commands, "rehearse", "go through the whole run with a simulated clock and print its record"
    )
    _protocol_arguments(rehearse)
    rehearse.add_argument(
        "--answers", type=Path, metavar="FILE.yaml", help="what to enter, instead of the typical values"
    )
    rehearse.add_argument(
        "--pdf", type=Path, required=True, metavar="OUT.pdf", help="where to write the record"
    )
    rehearse.add_argument(
        "--keep", action="store_true", help="keep the run in the real store, marked as a rehearsal"
    )

    runs = _command(commands, "runs", "list the runs, newest first")
    runs.add_argument(
        "--search",
        default="",
        metavar="TEXT",
        help="only runs with this text in label, title, protocol or operator",
    )
    runs.add_argument("--open", action="store_true", help="only runs that are not finished")
    runs.add_argument("--hidden", action="store_true", help="hidden ones too")
    runs.add_argument("--limit", type=_positive, default=50, metavar="N", help="how many at the most (50)")

    export = _command(commands, "export", "print a run's record, finished or not")
    export.add_argument("run", metavar="RUN", help="a run's label, id, or the beginning of its id")
    export.add_argument("--pdf", type=Path, required=True, metavar="OUT.pdf", help="where to write it")

    verify = _command(commands, "verify", "follow a run's hash chain and name the first bad event")
    verify.add_argument("run", metavar="RUN", help="a run's label, id, or the beginning of its id")

    _calc_arguments(
        _command(commands, "calc", "calculate at the bench; without a name it lists the calculators")
    )
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


def _new_arguments(new: argparse.ArgumentParser) -> None:
    new.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to write it (ID.yaml, here)")
    new.add_argument("--id", default="", metavar="ID", help="its id (made of the name of the file)")
    new.add_argument("--title", default="", metavar="TITLE", help="its title (made of the id)")


def _check_arguments(check: argparse.ArgumentParser) -> None:
    check.add_argument("files", nargs="*", metavar="FILE")
    check.add_argument(
        "--strict", action="store_true", help="leave with 1 also for warnings and notes that are not silenced"
    )
    check.add_argument(
        "--reference",
        action="store_true",
        help="print what a protocol file may say, key by key, with examples",
    )
    check.add_argument(
        "--schema", type=Path, metavar="FILE.json", help="write the JSON Schema that editors complete keys by"
    )


def _calc_arguments(calc: argparse.ArgumentParser) -> None:
    calc.add_argument("name", nargs="?", default="", metavar="NAME", help="which calculator")
    calc.add_argument(
        "settings", nargs="*", metavar="FIELD=VALUE", help="what is given; NAME alone lists its fields"
    )
    calc.add_argument(
        "--table",
        action="append",
        default=[],
        metavar="[NAME=]FILE.csv",
        dest="tables",
        help="the rows of a table",
    )
    calc.add_argument(
        "--have",
        action="append",
        default=[],
        metavar="THING=AMOUNT",
        help="what there is of something it takes",
    )
    calc.add_argument(
        "--recipe",
        default="",
        metavar="FILE[:NAME]",
        help="with recipe: a file of recipes, or one of the own folder",
    )
    calc.add_argument(
        "--pipettes", type=Path, metavar="FILE", help="other pipettes than the lab's: CSV, JSON or YAML"
    )


def _protocol_arguments(parser: argparse.ArgumentParser, *, needed: bool = True) -> None:
    parser.add_argument(
        "protocol",
        nargs=None if needed else "?",
        metavar="PROTOCOL",
        help="a protocol file, or the id of a protocol in the library",
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="settings", help="set a parameter"
    )
    parser.add_argument(
        "--samples", type=Path, metavar="FILE.csv", help="the sample table; the first line names the columns"
    )
    parser.add_argument(
        "--pipettes", type=Path, metavar="FILE", help="other pipettes than the lab's: CSV, JSON or YAML"
    )


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1 up is needed")
    return number
