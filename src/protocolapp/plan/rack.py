"""What stands in the rack: the samples that are still in, and the tubes derived from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

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

    The first kind that is made of each sample is the plain one: its tubes carry the sample's name alone.
    """
    plain = next((kind for kind, tube in protocol.tubes.items() if tube.each is not None), "")
    rack: list[PlannedTube] = []
    for kind, tube in protocol.tubes.items():
        if tube.when is None or holds(tube.when):
            rack += (_planned(kind, tube, sample, kind == plain) for sample in _of(tube, samples))
    return tuple(rack)


def _of(tube: Tube, samples: tuple[Sample, ...]) -> tuple[Sample, ...]:
    if tube.of is Of.FIRST_SAMPLE:
        return samples[:1]
    return samples[-1:] if tube.of is Of.LAST_SAMPLE else samples


def _planned(kind: str, tube: Tube, sample: Sample, plain: bool) -> PlannedTube:
    label = sample.name if plain else f"{sample.name} ({tube.label})"
    return PlannedTube(f"{kind}:{sample.id}", kind, label, sample.id, _held(tube))


def _held(tube: Tube) -> Mapping[str, str]:
    return dict(tube.holds)
