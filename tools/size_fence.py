"""Files that no longer fit in a head: over 400 lines is an error, over 250 a warning; so is a function over 40.

Usage: python tools/size_fence.py [src]
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

CEILING = 400
THINK_AGAIN = 250
LONG_FUNCTION = 40


def long_functions(source: str) -> list[tuple[str, int]]:
    """Name and length, in lines, of each function over LONG_FUNCTION."""
    functions = (
        n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lengths = ((f.name, (f.end_lineno or f.lineno) - f.lineno + 1) for f in functions)
    return [(name, lines) for name, lines in lengths if lines > LONG_FUNCTION]


def main(folders: list[str]) -> int:
    too_long = 0
    for path in sorted(file for folder in folders or ["src"] for file in Path(folder).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        lines = len(source.splitlines())
        if lines > CEILING:
            too_long += 1
            print(f"error: {path} has {lines} lines; no file may have more than {CEILING}")
        elif lines > THINK_AGAIN:
            print(f"warning: {path} has {lines} lines; think again at {THINK_AGAIN}")
        for name, length in long_functions(source):
            print(f"warning: {path}: {name} has {length} lines; most stay under {LONG_FUNCTION}")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
