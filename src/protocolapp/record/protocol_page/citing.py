"""How a source is named beside a figure."""

from __future__ import annotations

from protocolapp.protocol.model import LAB

LABS_CHOICE = "lab's choice"


def cited(cite: str | None) -> str:
    """`G1`, or `lab's choice`; empty where nothing is cited."""
    if not cite:
        return ""
    return LABS_CHOICE if cite == LAB else cite
