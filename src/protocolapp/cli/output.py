"""What the command line prints: plain text that cannot steer a terminal, or JSON."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, TextIO

from protocolapp.protocol.problem import Problem

OK, PROBLEMS, USAGE = 0, 1, 2
"""The exit statuses."""


class OutputLostError(Exception):
    """What is printed cannot be written: nobody reads it any more, or the disk is full. The cause tells which."""


def harmless(text: str) -> str:
    """The text with every control and format character but the line feed made visible, so none reaches the terminal."""
    return "".join(
        character
        if character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
        else _escape(character)
        for character in text
    )


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def spell_out_what_cannot_be_shown() -> None:
    """From here on a sign that the terminal or pipe has no code for is written as `\\u2082`, as in a Windows pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "", *, to: TextIO | None = None) -> None:
    """Print a line for people. Raises OutputLostError."""
    _write(harmless(text) + "\n", to if to is not None else sys.stdout)


def say_json(value: Any) -> None:
    """Print one JSON document (ASCII only, so that no terminal or pipe can spoil it). Raises OutputLostError."""
    text = json.dumps(value, indent=2, sort_keys=False, ensure_ascii=True, allow_nan=False)
    _write(text + "\n", sys.stdout)


def finish() -> None:
    """Bring what was printed to where it goes. Raises OutputLostError."""
    _write("", sys.stdout)


def stop_printing() -> None:
    """Let what is still held back go nowhere, so that Python does not try it once more on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str, stream: TextIO | None) -> None:
    if stream is None:  # started with its output closed
        return
    try:
        stream.write(text)
        if not text:
            stream.flush()
    except OSError as error:
        raise OutputLostError from error


def complain(title: str, message: str = "", remedy: str = "") -> None:
    """Tell of an error on the error stream: title, message, remedy."""
    say(f"protocolapp: {title}" + (f": {message}" if message else ""), to=sys.stderr)
    if remedy:
        say(f"  {remedy}", to=sys.stderr)


def say_problems(problems: Iterable[Problem], *, to: TextIO | None = None) -> None:
    """Each problem as `file:line:column: message`, with its remedy on the next line."""
    for problem in problems:
        say(str(problem), to=to)
        if problem.remedy:
            say(f"    {problem.remedy}", to=to)


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem as JSON."""
    return {
        "file": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table in columns as wide as their longest cell."""
    shown = [[harmless(cell).replace("\n", " ") for cell in row] for row in (header, *rows)]
    widths = [max(len(row[index]) for row in shown) for index in range(len(header))]
    for row in shown:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
