"""What each command takes: the one list of commands, in the order in which help shows them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Command:
    """about: a line of help. take: adds its arguments. handler: module and function, imported when it is called."""

    about: str
    take: Callable[[argparse.ArgumentParser], None]
    handler: tuple[str, str]


def _new(new: argparse.ArgumentParser) -> None:
    new.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to write it (ID.yaml, here)")
    new.add_argument("--id", default="", metavar="ID", help="its id (made of the name of the file)")
    new.add_argument("--title", default="", metavar="TITLE", help="its title (made of the id)")


def _check(check: argparse.ArgumentParser) -> None:
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


def _import(importing: argparse.ArgumentParser) -> None:
    importing.add_argument("file", metavar="FILE")
    importing.add_argument(
        "--out", type=Path, metavar="FILE.yaml", help="where to write it; without it, it is printed"
    )
    importing.add_argument("--force", action="store_true", help="write over a file that is there already")


def _plan(plan: argparse.ArgumentParser) -> None:
    _protocol(plan, needed=False)
    plan.add_argument("--explain", metavar="NAME", help="where this value comes from, instead of the plan")
    plan.add_argument(
        "--row", default="", metavar="SAMPLE", help="with --explain: only for this sample or tube"
    )
    plan.add_argument("--run", metavar="RUN", help="the values of this run, instead of the typical ones")


def _print(printing: argparse.ArgumentParser) -> None:
    _protocol(printing)
    printing.add_argument(
        "--out", type=Path, required=True, metavar="FILE.pdf", help="where to write the pages"
    )
    printing.add_argument(
        "--bench-sheet", action="store_true", help="the blank checklist with columns for time and initials"
    )


def _rehearse(rehearse: argparse.ArgumentParser) -> None:
    _protocol(rehearse)
    rehearse.add_argument(
        "--answers", type=Path, metavar="FILE.yaml", help="what to enter, instead of the typical values"
    )
    rehearse.add_argument(
        "--pdf", type=Path, required=True, metavar="OUT.pdf", help="where to write the record"
    )
    rehearse.add_argument(
        "--keep", action="store_true", help="keep the run in the real store, marked as a rehearsal"
    )


def _runs(runs: argparse.ArgumentParser) -> None:
    runs.add_argument(
        "--search",
        default="",
        metavar="TEXT",
        help="only runs with this text in label, title, protocol or operator",
    )
    runs.add_argument("--open", action="store_true", help="only runs that are not finished")
    runs.add_argument("--hidden", action="store_true", help="hidden ones too")
    runs.add_argument("--limit", type=_positive, default=50, metavar="N", help="how many at the most (50)")


def _export(export: argparse.ArgumentParser) -> None:
    _verify(export)
    export.add_argument("--pdf", type=Path, required=True, metavar="OUT.pdf", help="where to write it")


def _verify(verify: argparse.ArgumentParser) -> None:
    verify.add_argument("run", metavar="RUN", help="a run's label, id, or the beginning of its id")


def _calc(calc: argparse.ArgumentParser) -> None:
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


def _protocol(parser: argparse.ArgumentParser, *, needed: bool = True) -> None:
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


def _in(module: str, function: str = "") -> tuple[str, str]:
    return f"protocolapp.cli.{module}", function or module


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "new": Command("write a protocol file to start from, never over one that is there", _new, _in("new")),
        "check": Command(
            "read protocol files and list every problem with line and remedy",
            _check,
            _in("check", "write_schema_file"),
        ),
        "import": Command(
            "make a protocol file of what protocols.io exports", _import, _in("importing", "import_")
        ),
        "plan": Command("work out every volume, the prep sheet and the schedule", _plan, _in("plan")),
        "print": Command(
            "print a protocol to read before doing it, or its bench sheet", _print, _in("print_protocol")
        ),
        "rehearse": Command(
            "go through the whole run with a simulated clock and print its record",
            _rehearse,
            _in("rehearse"),
        ),
        "runs": Command("list the runs, newest first", _runs, _in("runs")),
        "export": Command("print a run's record, finished or not", _export, _in("export")),
        "verify": Command("follow a run's hash chain and name the first bad event", _verify, _in("verify")),
        "calc": Command(
            "calculate at the bench; without a name it lists the calculators", _calc, _in("calc")
        ),
    }
)
