"""The lab's own reagents, in `reagents.yaml` of the own folder, and the catalogue with the bundled ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from protocolapp.lab import Catalogue, LabError, Substance, completed
from protocolapp.lab.bundled import bundled_catalogue
from protocolapp.run.ports import StoreError

if TYPE_CHECKING:
    from protocolapp.protocol.problem import Problem
    from protocolapp.services.ports import OwnFiles


@dataclass(frozen=True, slots=True)
class OwnReagents:
    """substances: as the file says them, none when there is any problem; the file need not exist."""

    path: Path
    substances: tuple[Substance, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_own_reagents(files: OwnFiles) -> OwnReagents:
    """What the file holds, or all that is wrong with it. Never raises."""
    if not files.reagents.exists() and not files.reagents.is_symlink():
        return OwnReagents(files.reagents)
    from protocolapp.protocol.reagents import (
        load_reagents,
    )  # the reader of YAML is loaded for those who have a file

    loaded = load_reagents(files.reagents)
    return OwnReagents(files.reagents, loaded.substances, loaded.problems)


def keep_own_reagents(files: OwnFiles, substances: Sequence[Substance]) -> None:
    """Write the file anew; what somebody wrote into it, comments and all, is kept beside it.

    Raises StoreError: a file that cannot be read is left as it is.
    """
    from protocolapp.protocol.reagents import reagents_text

    before = read_own_reagents(files)
    title = f"{files.reagents.name} was not written"
    if before.problems:
        raise StoreError(
            title,
            f"It holds something that cannot be read, in line {before.problems[0].line}: "
            f"{before.problems[0].message}.",
            "Correct the file in a text editor first, or rename it and begin anew.",
        )
    try:
        text, as_written = reagents_text(substances), reagents_text(before.substances)
    except LabError as error:
        raise StoreError(title, error.message, error.remedy) from error
    files.keep_by_hand(files.reagents, as_written)
    files.write_reagents(text)


def merged(
    shown: Sequence[Substance], typed: Sequence[Substance], now: Sequence[Substance]
) -> tuple[Substance, ...]:
    """What is to be kept of what was typed, when the file may have been changed by other hands meanwhile.

    shown: as the table stood before it was typed into. typed: as it stands. now: as the file stands; empty where it is
    gone, and then all that was typed holds. What was not touched in the table is as the file says, the rest as typed.
    """
    if not now:
        return tuple(typed)
    before, file = {_key(one): one for one in shown}, {_key(one): one for one in now}
    kept = [file.get(_key(one)) if before.get(_key(one)) == one else one for one in typed]
    known = before.keys() | {_key(one) for one in typed}
    added = (one for one in now if _key(one) not in known)
    return (*(one for one in kept if one is not None), *added)


def _key(substance: Substance) -> str:
    return substance.name.casefold()


def catalogue_with(own: OwnReagents) -> Catalogue:
    """The bundled reagents and the lab's own, which come first.

    A molar mass left out is worked out from the formula; what else an own one leaves out, the bundled one says that is
    called so.
    """
    bundled = bundled_catalogue()
    mine = [
        one if (same := bundled.find(one.name)) is None else completed(one, same)
        for one in map(_weighed, own.substances)
    ]
    return Catalogue([*mine, *bundled.substances])


def notice_of(own: OwnReagents) -> str:
    """What to tell people of a file that cannot be used; empty when all is well."""
    if not own.problems:
        return ""
    first = own.problems[0]
    more = f" ({len(own.problems) - 1} more)" if len(own.problems) > 1 else ""
    return f"{first}{more}. The lab's own reagents are left out until the file is corrected."


def _weighed(substance: Substance) -> Substance:
    if substance.mw is not None or not substance.formula:
        return substance
    from protocolapp.calc.substances.formula import parse_formula

    return replace(substance, mw=parse_formula(substance.formula).mw)
