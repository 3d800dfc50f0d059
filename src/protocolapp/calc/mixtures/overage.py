"""How much more than needed is made: several rules, of which the largest counts, and the dead volume on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from protocolapp.quantity import Quantity


class Rule(StrEnum):
    """The value is what people read."""

    SHARE = "per cent"
    REACTIONS = "extra reactions"
    VOLUME = "extra volume"
    LEAST = "no reagent below"
    NONE = "no overage"


@dataclass(frozen=True, slots=True)
class Overage:
    """share: 1/10 is 10 %. reactions: so many more. volume: so much more. least: no reagent is taken below this."""

    share: Fraction = Fraction(0)
    reactions: int = 0
    volume: Quantity | None = None
    least: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """need: what is dispensed. volume: what is made, the dead volume in it. rule: which one decided."""

    need: Quantity
    volume: Quantity
    dead: Quantity
    rule: Rule

    @property
    def spare(self) -> Quantity:
        """What is left when all is dispensed, the dead volume not counted."""
        return self.volume - self.dead - self.need


def enough_for(
    each: Quantity, count: int, share: Fraction = Fraction(0), dead: Quantity | None = None
) -> Quantity:
    """So many times what each takes, with a share on top of it, then what stays behind: n·v·(1 + p) + dead volume."""
    need = each * count * (1 + share)
    return need if dead is None else need + dead


def make(each: Quantity, count: int, overage: Overage, dead: Quantity, reagents: Sequence[Quantity]) -> Made:
    """The largest of the rules, then the dead volume: made − dead = max(rules) ≥ need.

    each: what is dispensed into one reaction, above zero. count: of reactions. reagents: what goes of each into
    one reaction, for the rule that none is taken below a volume.
    """
    need = each * count
    rules = {
        Rule.NONE: need,
        Rule.SHARE: need * (1 + overage.share),
        Rule.REACTIONS: each * (count + overage.reactions),
    }
    if overage.volume is not None:
        rules[Rule.VOLUME] = need + overage.volume
    smallest = min((one for one in reagents if not one.is_zero), key=lambda one: one.base, default=None)
    if overage.least is not None and smallest is not None:
        rules[Rule.LEAST] = (each * (overage.least / smallest)).to(each.unit)
    rule = max(rules, key=lambda one: rules[one].base)
    return Made(need, rules[rule] + dead, dead, rule)
