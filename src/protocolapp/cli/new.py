"""`protocolapp new [FILE]`: a protocol file to start from."""

from __future__ import annotations

import argparse
from pathlib import Path
from shlex import quote

from protocolapp.cli.output import OK, say, say_json
from protocolapp.protocol.starter import ID
from protocolapp.services.new_protocol import free_id, write_new_protocol
from protocolapp.services.workplace import Workplace

_SUFFIXES = (".yaml", ".yml")


def new(args: argparse.Namespace, workplace: Workplace) -> int:
    """Write it, never over a file that is there, and say what to do next."""
    named: Path | None = args.file
    in_folder = named is not None and named.is_dir()
    stem = named.stem if named is not None and not in_folder else ""
    identity = args.id or free_id(stem or args.title or ID)
    title = args.title or _words(identity)
    if named is None or in_folder:
        path = (named or Path()) / f"{identity}.yaml"
    else:
        path = named if named.suffix.lower() in _SUFFIXES else named.with_name(f"{named.name}.yaml")
    written = write_new_protocol(workplace.files, path, identity, title)
    if args.json:
        schema = str(written.schema) if written.schema is not None else None
        say_json({"file": str(written.path), "id": written.id, "title": title, "schema": schema})
        return OK
    say(f"{written.path}: {title}, to start from")
    say(f"  Edit it, then check it: protocolapp check {quote(str(written.path))}")
    say("  Every key and word: protocolapp check --reference")
    return OK


def _words(identity: str) -> str:
    """`my-protocol` as a title."""
    words = identity.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
