"""The ways in which editors save a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Save = Callable[[Path, str], None]


def in_place(path: Path, text: str) -> None:
    """Cut to nothing, then written: nano, Notepad, Gedit on a share."""
    path.write_text(text, encoding="utf-8")


def replaced(path: Path, text: str) -> None:
    """Written beside and put in its place: VS Code, Kate."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def deleted_and_made(path: Path, text: str) -> None:
    """Gone for a moment."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")


def moved_aside_and_made(path: Path, text: str) -> None:
    """The old one becomes the backup: vim, Emacs."""
    if path.exists():
        path.replace(path.with_name(f"{path.name}~"))
    path.write_text(text, encoding="utf-8")


def linked_aside_and_replaced(path: Path, text: str) -> None:
    """The old file lives on under another name, so it never tells that it went."""
    backup = path.with_name(f"{path.name}~")
    backup.unlink(missing_ok=True)
    if path.exists():
        os.link(path, backup)
    replaced(path, text)


def link_swapped(path: Path, text: str) -> None:
    """The path is a link, and leads elsewhere now."""
    folder = path.parent / "versions"
    folder.mkdir(exist_ok=True)
    target = folder / f"{len(list(folder.iterdir()))}.txt"
    target.write_text(text, encoding="utf-8")
    link = path.with_name(f".{path.name}.link")
    link.symlink_to(target)
    link.replace(path)


WAYS: tuple[Save, ...] = (
    in_place,
    replaced,
    deleted_and_made,
    moved_aside_and_made,
    linked_aside_and_replaced,
    link_swapped,
)
