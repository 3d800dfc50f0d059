"""The readout names a pathway that the program brings, and places in it."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.bundled_file import BundledFileError
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model.readout import EVERYWHERE
from protocolapp.protocol.pathways import bundled_pathway, pathway_names


def check_readout(subject: Subject) -> Iterator[Finding]:
    """Pathways and places that are not there."""
    readout = subject.protocol.readout
    if readout is None:
        return
    try:
        pathway = bundled_pathway(readout.pathway)
    except BundledFileError as error:
        yield Finding(("readout", "pathway"), f"{error.title}: {error.message}", error.remedy)
        return
    if pathway is None:
        near = nearest(readout.pathway, pathway_names())
        remedy = f"Did you mean {near}?" if near else f"Known are {', '.join(pathway_names())}."
        yield Finding(("readout", "pathway"), f"there is no pathway “{readout.pathway}”", remedy)
        return
    known = (EVERYWHERE, *pathway.by_id)
    for number, name in enumerate(readout.at):
        if name not in known:
            near = nearest(name, known)
            remedy = f"Did you mean {near}?" if near else f"Known are {', '.join(known)}."
            yield Finding(
                ("readout", "at", number), f"the pathway “{pathway.id}” has no place “{name}”", remedy
            )
