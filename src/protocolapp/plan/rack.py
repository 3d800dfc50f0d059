"""What stands in the rack: the samples that are still in, and the tubes derived from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from string import ascii_uppercase

from protocolapp.plan.facts import Sample
from protocolapp.plan.model import PlannedTube
from protocolapp.protocol.expression import Condition
from protocolapp.protocol.model import Of, Protocol, Tube


def present(samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """The samples that were not dropped."""
    return tuple(sample for sample in samples if not sample.dropped)


def make_rack(
    protocol: Protocol, samples: tuple[Sample, ...], holds: Callable[[Condition], bool]
) -> tuple[PlannedTube, ...]:
    """The tubes of the present samples, kind by kind; without tubes in the protocol there are none.

    The first kind that is made of each sample is the plain one: its tubes carry the sample's name alone, and its
    number on the lid; those of the second kind in the file carry a B behind it, and so on.
    """
    plain = next((kind for kind, tube in protocol.tubes.items() if tube.each is not None), "")
    rack: list[PlannedTube] = []
    for place, (kind, tube) in enumerate(protocol.tubes.items()):
        if tube.when is None or holds(tube.when):
            mark = "" if kind == plain else ascii_uppercase[place % len(ascii_uppercase)]
            rack += (_planned(kind, tube, sample, mark) for sample in _of(tube, samples))
    return tuple(rack)


def _of(tube: Tube, samples: tuple[Sample, ...]) -> tuple[Sample, ...]:
    if tube.of is Of.FIRST_SAMPLE:
        return samples[:1]
    return samples[-1:] if tube.of is Of.LAST_SAMPLE else samples


def _planned(kind: str, tube: Tube, sample: Sample, mark: str) -> PlannedTube:
    """mark: the letter of its kind, empty for the plain one; the number is the sample's, which is never reused."""
    label = f"{sample.name} ({tube.label})" if mark else sample.name
    lid = sample.id.removeprefix("s") + mark
    return PlannedTube(f"{kind}:{sample.id}", kind, label, sample.id, dict(tube.holds), lid)
