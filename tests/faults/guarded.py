"""The real command line under guard: `python -m tests.faults.guarded LOOSE ARGUMENT…` runs `protocolapp ARGUMENT…`.

With 1 GiB of address space it connects nowhere, starts no other program, writes no file but below the folder LOOSE,
and reads none but there and where Python, its packages, the program and the system's own tables are. What it does
beyond that is printed on the error stream as `GUARD …`, and ends it with 99.
"""

from __future__ import annotations

import os
import resource
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_READABLE = (
    sys.prefix,
    sys.base_prefix,
    *sysconfig.get_paths().values(),
    str(_ROOT / "src"),
    str(_ROOT / "tests" / "faults"),
    str(_ROOT / "protocols"),
    str(_ROOT / "resources"),
    "/proc",
    "/etc",
    "/usr",
    "/lib",
    "/dev/null",
    "/dev/urandom",
)
_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.send",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "pty.",
    "urllib.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Guard:
    """Hears of everything the interpreter does."""

    def __init__(self, loose: str) -> None:
        self.loose = str(Path(loose).resolve())
        self.caught: list[str] = []

    def hear(self, event: str, args: tuple[object, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            self.caught.append(f"{event} {args!r}")
        elif event == "open":
            self._opened(args)

    def _opened(self, args: tuple[object, ...]) -> None:
        path, mode, flags = args
        if not isinstance(path, str | bytes):
            return
        name = str(Path.cwd() / os.fsdecode(path))
        writes = bool(isinstance(flags, int) and flags & _WRITING)
        if _is_below(name, self.loose):
            return
        if writes or not any(_is_below(name, place) for place in _READABLE):
            self.caught.append(f"open {name!r} {mode!r} {flags!r}")


def _is_below(name: str, folder: str) -> bool:
    return name == folder or name.startswith(folder.rstrip("/") + "/")


def forked(loose: str, arguments: Sequence[str], variables: Mapping[str, str]) -> None:
    """The same in a process forked from one that has imported it all; its output goes to LOOSE/out and LOOSE/err."""
    os.environ.update(variables)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(Path(loose, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    status = main(loose, *arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    sys.exit(status)


def main(loose: str, *arguments: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))
    os.chdir(loose)
    sys.dont_write_bytecode = True
    guard = Guard(loose)
    sys.addaudithook(guard.hear)
    from protocolapp.app import main as program

    try:
        status = program(arguments)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    for caught in guard.caught:
        print(f"GUARD {caught}", file=sys.stderr)  # noqa: T201 - for the test that started it
    return 99 if guard.caught else status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
