"""A pathway in full sentences, for those who hear it; the readout comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from protocolapp.protocol.model.readout import Readout
from protocolapp.protocol.pathways.model import NUCLEUS, ArrowKind, Pathway, Relation

_PLURALS = {
    ArrowKind.ACTIVATES: "activate",
    ArrowKind.LEADS_TO: "lead to",
    ArrowKind.ACTS_ON: "act on",
    ArrowKind.BECOMES: "become",
    ArrowKind.MOVES_TO: "move to",
}


def describe(pathway: Pathway, readout: Readout | None = None) -> str:
    """The text alternative of the drawing."""
    told = [f"{pathway.title}."] if readout is None else [read_here(pathway, readout)]
    for branch, relations in groupby(pathway.relations, lambda relation: _branch(pathway, relation)):
        begin = f"Branch {branch}: " if branch else ""
        told.append(begin + " ".join(_sentences(pathway, list(relations))))
    for caption in pathway.captions:
        told.append(_sentence(f"{caption.text}: {'; '.join(_name(pathway, name) for name in caption.under)}"))
    return " ".join((*told, *(f"{source}." for source in drawn_from(pathway))))


def drawn_from(pathway: Pathway) -> list[str]:
    """Each source by its title and year."""
    cited = [pathway.sources[name] for name in pathway.cite]
    return [
        f"From: {source.title} ({source.year})" if source.year else f"From: {source.title}"
        for source in cited
    ]


def read_here(pathway: Pathway, readout: Readout) -> str:
    """What an assay reads, and where, in one sentence."""
    if readout.everywhere:
        return f"{pathway.title}. Read here: {readout.label}, the net of all branches."
    names = [pathway.by_id[name].label for name in readout.at if name in pathway.by_id]
    at = f", at {joined(names)}" if names and names != [readout.label] else ""
    return f"{pathway.title}. Read here: {readout.label}{at}."


def joined(names: Sequence[str]) -> str:
    """`A, B and C`."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _branch(pathway: Pathway, relation: Relation) -> str | None:
    return pathway.by_id[relation.sources[0]].branch


def _sentences(pathway: Pathway, relations: Sequence[Relation]) -> Iterator[str]:
    """A chain is told in one sentence; a new one begins where it forks or joins."""
    said, ends = "", None
    for relation in relations:
        verb = _verb(pathway, relation)
        targets = joined([_target(pathway, relation, name) for name in relation.targets])
        if said and relation.sources == ends:
            said += f", which {verb} {targets}"
        else:
            if said:
                yield _sentence(said)
            said = f"{joined([_name(pathway, name) for name in relation.sources])} {verb} {targets}"
        ends = relation.targets if len(relation.targets) == 1 else None
    yield _sentence(said)


def _verb(pathway: Pathway, relation: Relation) -> str:
    if len(relation.sources) > 1:
        return f"together {_PLURALS[relation.kind]}"
    plural = pathway.by_id[relation.sources[0]].plural
    return _PLURALS[relation.kind] if plural else relation.kind.value


def _target(pathway: Pathway, relation: Relation, name: str) -> str:
    """With the letter of a branch that begins here."""
    node = pathway.by_id.get(name)
    begins = node is not None and node.branch is not None and node.branch != _branch(pathway, relation)
    return f"{_name(pathway, name)} (branch {node.branch})" if node and begins else _name(pathway, name)


def _name(pathway: Pathway, name: str) -> str:
    return f"the {NUCLEUS}" if name == NUCLEUS else pathway.by_id[name].name


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
