"""`make bench`: every figure as a line; nothing here fails, it is for watching."""

from __future__ import annotations

import sys

from bench import appending, calculating, keystrokes, printing, protocols, reading, starting, using
from bench.figures import shown

PARTS = {
    "start": starting,
    "use": using,
    "read": reading,
    "protocols": protocols,
    "append": appending,
    "print": printing,
    "calculate": calculating,
    "type": keystrokes,
}


def main(wanted: list[str]) -> None:
    """Measure the named parts, or all."""
    row = "{:<50} {:>10} {:>10} {:>9}  {}"
    print(row.format("", "protocolapp", "bare", "ratio", "aim"))
    for name, part in PARTS.items():
        if not wanted or name in wanted:
            for figure in part.measure():
                ours, bare = shown(figure.ours, figure.unit), shown(figure.bare, figure.unit)
                print(row.format(figure.name, ours, bare, figure.ratio, figure.aim), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
