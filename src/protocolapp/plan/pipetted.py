"""Which of a protocol's volumes somebody pipettes, and which are only told (the bed of a slurry, a total
needed).
"""

from __future__ import annotations

from protocolapp.protocol.expression import Name
from protocolapp.protocol.model import Protocol, Step


def pipetted_names(protocol: Protocol) -> frozenset[str]:
    """Calculations that an instruction names, amounts that a step uses, and what its table shows row by
    row beside them.
    """
    names: set[str] = set()
    for _, step in protocol.steps():
        names |= set(amount_names(step))
        names |= set(step.do.names) & protocol.calculations.keys()
        if step.uses:
            rows = (name for name in step.show if name in protocol.calculations)
            names |= {name for name in rows if protocol.calculations[name].per is not None}
    return frozenset(names)


def amount_names(step: Step) -> tuple[str, ...]:
    """The names that stand alone as an amount in `uses:`."""
    trees = [amount.tree for amount in step.uses.values() if amount is not None]
    return tuple(tree.name for tree in trees if isinstance(tree, Name))
