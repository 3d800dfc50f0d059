"""Hot ATP mixed with cold ATP: the specific activity of the mixture, and the volumes for one that is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.quantity import Quantity, as_unit

_NOTHING = Quantity.of(0, "pmol")
_NO_COUNTS = Quantity.of(0, "cpm")
_CPM_PER_PMOL = as_unit("cpm/pmol")
_WHOLE = Fraction(1)
_ALL = Quantity(_WHOLE)


@dataclass(frozen=True, slots=True)
class HotStock:
    """Labelled ATP as its vial says, on the reference date.

    concentration: radioactivity per volume. specific: radioactivity per amount of ATP in it; without it the
    amount of ATP is taken as nothing beside the cold ATP. left: the share of the label left on the day of use.
    """

    concentration: Quantity
    specific: Quantity | None = None
    left: Quantity = _ALL

    @property
    def today(self) -> Quantity:
        """Radioactivity per volume on the day of use."""
        return self.concentration * self.left

    def activity(self, volume: Quantity) -> Quantity:
        """The radioactivity in a volume on the day of use."""
        return self.today * volume

    def amount(self, volume: Quantity) -> Quantity:
        """The ATP in a volume. It stays as it was on the reference date: only the label decays, next to no ATP."""
        if self.specific is None:
            return _NOTHING
        return (self.concentration * volume / self.specific).to("pmol")


def specific_activity(activity: Quantity, amount: Quantity) -> Quantity:
    """Radioactivity per amount, in dpm/pmol. Raises QuantityError where there is no ATP at all."""
    return activity.to("dpm") / amount.to("pmol")


@dataclass(frozen=True, slots=True)
class LabelledMix:
    """hot, cold: the volumes taken. volume: the total; buffer: the rest, by subtraction, negative where hot and cold
    do not fit. cold_amount: negative where even the hot ATP alone is not hot enough.
    """

    hot: Quantity
    cold: Quantity
    volume: Quantity
    hot_amount: Quantity
    cold_amount: Quantity
    activity: Quantity

    @property
    def buffer(self) -> Quantity:
        return self.volume - self.hot - self.cold


def mix_for(
    specific: Quantity, atp: Quantity, volume: Quantity, hot: HotStock, cold_stock: Quantity
) -> LabelledMix:
    """The mixture of a volume with ATP at `atp` (molar) and a specific activity on the day of use.

    A = specific·atp·V, V_hot = A / (radioactivity per volume today), n_cold = atp·V - n_hot.
    """
    amount = (atp * volume).to("pmol")
    activity = (specific.to("dpm/pmol") * amount).to("dpm")
    hot_volume = (activity / hot.today).to(volume.unit)
    hot_amount = hot.amount(hot_volume)
    cold_amount = amount - hot_amount
    cold_volume = (cold_amount / cold_stock).to(volume.unit)
    return LabelledMix(hot_volume, cold_volume, volume, hot_amount, cold_amount, activity)


@dataclass(frozen=True, slots=True)
class Counting:
    """What turns counts into an amount.

    per_pmol: radioactivity per amount (dpm/pmol). efficiency: counts per disintegration. background: counts of
    a blank. counted: the share of the reaction that was counted (spotted).
    """

    per_pmol: Quantity
    efficiency: Fraction = _WHOLE
    background: Quantity = _NO_COUNTS
    counted: Fraction = _WHOLE

    @property
    def counts_per_amount(self) -> Quantity:
        """In cpm/pmol: what the counter shows for each pmol."""
        made = self.per_pmol.amount_in("dpm/pmol") * self.efficiency
        return Quantity(made, _CPM_PER_PMOL, self.per_pmol.approximate)

    def amount(self, counts: Quantity) -> Quantity:
        """pmol = (cpm - background) / (efficiency·specific activity·share counted); negative below background."""
        per_pmol = self.counts_per_amount.magnitude * self.counted
        made = (counts - self.background).amount_in("cpm") / per_pmol
        return Quantity(made, _NOTHING.unit, counts.approximate or self.per_pmol.approximate)

    def counts(self, amount: Quantity) -> Quantity:
        """The counts to expect of an amount, background included."""
        per_pmol = self.counts_per_amount.magnitude * self.counted
        net = Quantity(amount.amount_in("pmol") * per_pmol, self.background.unit, self.per_pmol.approximate)
        return self.background + net
