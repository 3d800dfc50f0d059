"""What another run hands over, as one would have typed it into the set-up."""

from __future__ import annotations

from protocolapp.gui.setup.draft import NAME, Draft
from protocolapp.gui.setup.given_text import given_text
from protocolapp.gui.setup.parameter_fields import unit_of
from protocolapp.quantity import DecimalMark
from protocolapp.services.going_on import CarriedOver

_MOST_NAMED = 3


def draft_of(carried: CarriedOver, decimal: DecimalMark) -> Draft:
    """The samples with their values, and the parameters that start from others."""
    protocol = carried.protocol
    rows = tuple(
        {NAME: sample.name}
        | {
            name: given_text(value, protocol.samples.columns[name].unit or "", decimal)
            for name, value in sample.values.items()
        }
        for sample in carried.samples
    )
    parameters = {
        name: given_text(value, unit_of(protocol.parameters[name]), decimal)
        for name, value in carried.parameters.items()
    }
    return Draft(protocol, parameters, rows, continues=carried.run_id, continues_label=carried.label)


def remark_on(carried: CarriedOver) -> str:
    """Whose samples these are, and what is not known of them."""
    told = f"These are the samples of run {carried.label}."
    if not carried.left_out:
        return told
    named = ", ".join(carried.left_out[:_MOST_NAMED])
    more = len(carried.left_out) - _MOST_NAMED
    return f"{told} Not known: {named}{f' and {more} more' if more > 0 else ''}."
