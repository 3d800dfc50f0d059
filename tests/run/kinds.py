"""A run that asks for one of every kind."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.run.commands import AttachFile
from tests.run.bench import RUN_ID

BEGIN, STANDARDS, READ, BLOT, SEEN = (
    f"first/{name}" for name in ("begin", "standards", "read", "blot", "seen")
)


@cache
def kinds_protocol() -> Protocol:
    """The protocol of `kinds.yaml`."""
    loaded = load_protocol(Path(__file__).with_name("kinds.yaml"))
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


def attach(ref: str, name: str = "blot.png", content: bytes = b"a blot", **said: str) -> AttachFile:
    """The command for a file of this content."""
    digest = hashlib.sha256(content).hexdigest()
    where = f"attachments/{RUN_ID}/{digest[:16]}-{name}"
    return AttachFile(ref, name, digest, len(content), "image/png", where, **said)
