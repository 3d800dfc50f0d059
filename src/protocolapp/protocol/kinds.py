"""What a file is meant to be: a protocol, recipes, the lab's own reagents."""

from __future__ import annotations

from enum import StrEnum

from protocolapp.protocol.model.reagents_file import REAGENTS
from protocolapp.protocol.model.recipe_file import RECIPES
from protocolapp.protocol.reading import Mapping, Node, Scalar

_OF_PROTOCOLS = frozenset(
    {"id", "version", "objective", "sections", "parameters", "samples", "tubes", "calculations"}
)


class FileKind(StrEnum):
    """What a file holds."""

    PROTOCOL = "protocol"
    RECIPES = RECIPES
    REAGENTS = REAGENTS


def kind_of(root: Node | None) -> FileKind:
    """What a file is meant to be: as its `kind:` says, else by what only one kind holds."""
    if not isinstance(root, Mapping):
        return FileKind.PROTOCOL
    said = root.get("kind")
    if isinstance(said, Scalar):
        word = said.text.casefold().rstrip("s")
        found = [kind for kind in FileKind if kind.value.rstrip("s") == word]
        if found:
            return found[0]
    keys = {entry.key.text for entry in root.entries}
    if keys & _OF_PROTOCOLS:
        return FileKind.PROTOCOL
    if "solutions" in keys:
        return FileKind.RECIPES
    return FileKind.REAGENTS if "reagents" in keys else FileKind.PROTOCOL
