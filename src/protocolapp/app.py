"""The composition root: chooses store and clock, and hands them to the window or to the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from protocolapp import __version__

if TYPE_CHECKING:
    from protocolapp.gui.start import Session
    from protocolapp.services.workplace import Workplace


def main(arguments: Sequence[str] | None = None, opened: Callable[[Session], None] | None = None) -> int:
    """Start the program. Returns the exit status: 0 done, 1 problems, 2 usage.

    opened: told of the window's session when it begins, for those who watch the program at work.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        sys.stdout.write(f"protocolapp {__version__}\n")
        return 0
    from protocolapp.cli.main import is_command
    from protocolapp.cli.main import main as command_line

    if is_command(given):
        return command_line(given, _open_workplace)
    return _window(given, opened)


def _open_workplace(data: Path | None) -> Workplace:
    from protocolapp.local_workplace import LocalWorkplace

    return LocalWorkplace(data, os.environ)


def _window(arguments: Sequence[str], opened: Callable[[Session], None] | None) -> int:
    from protocolapp.cli.output import PROBLEMS, complain
    from protocolapp.cli.parser import build_window_parser
    from protocolapp.run.ports import StoreError

    args = build_window_parser(__version__).parse_args(arguments)
    files = tuple(Path(file).absolute() for file in args.files)
    try:  # before Qt: once it is loaded, every import costs half as much again
        workplace = _open_workplace(args.data)
    except StoreError as error:  # no data folder, so nothing a window could show
        complain(error.title, error.message, error.remedy)
        return PROBLEMS
    from protocolapp.gui.start import run_window

    return run_window(workplace, files, opened)
