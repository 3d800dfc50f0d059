"""What heads a column of entries."""

from __future__ import annotations


def heading(label: str, row_label: str) -> str:
    """The label without what its row says already, with a capital unless its first word has one of its own:
    `NaCl: lot` is `Lot`, `p-ALK band` stays.
    """
    bare = label.removeprefix(f"{row_label}: ") if row_label else label
    first = bare.split(" ", 1)[0]
    return bare[:1].upper() + bare[1:] if first.islower() else bare
