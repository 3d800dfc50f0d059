"""What must hold in a protocol beyond its structure: one family of rules per file, all problems at once."""

from __future__ import annotations

from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Protocol


def check(protocol: Protocol) -> list[Finding]:
    """Everything wrong with a protocol that is well built."""
    return []
