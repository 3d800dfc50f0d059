"""The rows of a gel as they were typed: by the common load, as the input of an IP, or by volume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.proteins.lanes import Lysate, Well, load_allowed, sample_volume
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One of three: lysate alone is loaded by the common mass; with own_load by that; fixed is loaded by volume.

    own_load: the share of one IP's protein, `ip_protein`, that this input is. ready: it stands in sample buffer
    already, and nothing is added.
    """

    row: int
    name: str
    lysate: Lysate | None = None
    own_load: Quantity | None = None
    ip_protein: Quantity | None = None
    fixed: Quantity | None = None
    available: Quantity | None = None
    ready: bool = False

    @property
    def common(self) -> bool:
        """Whether it takes the load of all."""
        return self.lysate is not None and self.own_load is None

    def sample(self, load: Quantity | None) -> Quantity | None:
        """The volume of sample in its lane; None for a common one while the load is not known."""
        if self.fixed is not None:
            return self.fixed
        mass = self.own_load if self.own_load is not None else load
        return sample_volume(self.lysate, mass) if self.lysate is not None and mass is not None else None

    def room(self, well: Well) -> Quantity:
        """The most sample its lane holds."""
        return well.volume if self.ready else well.room


@dataclass(frozen=True, slots=True)
class Gel:
    """All lanes, settled. load: of the common rows, None where there are none. samples: the volume for each row.

    allows: what each common row could give, in order. loads: lanes of each row; times: the same, grown by the
    overage. holds: what a well of the comb takes, None where that is not known.
    """

    rows: tuple[LaneRow, ...]
    load: Quantity | None
    well: Well
    samples: tuple[Quantity, ...]
    allows: tuple[tuple[Lysate, Quantity], ...]
    loads: int
    times: Fraction
    holds: Quantity | None = None

    @property
    def largest_load(self) -> Quantity | None:
        """The largest equal load; None where no row takes it."""
        return min((most for _, most in self.allows), default=None)


def common_lysates(rows: Sequence[LaneRow]) -> list[Lysate]:
    """Those that take the load of all."""
    return [one.lysate for one in rows if one.common and one.lysate is not None]


def settle(
    rows: Sequence[LaneRow], load: Quantity | None, well: Well, loads: int, overage: Fraction,
    holds: Quantity | None,
) -> Gel:  # fmt: skip
    """The gel. load: None takes the largest that all can give. Each volume is worked out once, here."""
    times = loads * (1 + overage)
    allows = tuple((one, load_allowed(one, well, times)) for one in common_lysates(rows))
    if load is None and allows:
        load = min(most for _, most in allows)
    samples = tuple(sample for one in rows if (sample := one.sample(load)) is not None)
    return Gel(tuple(rows), load, well, samples, allows, loads, times, holds)


def read_rows(sheet: Sheet, given: Given) -> tuple[LaneRow, ...]:
    """The rows; what is missing in one blocks."""
    return tuple(one for row in given.rows("samples") if (one := _row(sheet, row, given)) is not None)


def _row(sheet: Sheet, row: Given, given: Given) -> LaneRow | None:
    name, available = row.text("name") or f"Sample {row.row}", row.maybe("available")
    fixed, concentration = row.maybe("volume"), row.maybe("concentration")
    if fixed is not None:
        ready = given.choice("eluate") == "ready"
        return LaneRow(row.row, name, fixed=fixed, available=available, ready=ready)
    if concentration is None:
        message = f"{name} has neither a concentration nor a volume to load."
        sheet.block(Code.MISSING, message, "Fill in one of them.", "samples.concentration", row.row)
        return None
    lysate = Lysate(name, concentration, available, row.row)
    if not row.has("input"):
        return LaneRow(row.row, name, lysate, available=available)
    whole = given.maybe("ip_protein")
    if whole is None:
        share = sheet.percent(row.quantity("input"))
        message = f"{name} is {share} of one IP, whose protein is missing."
        sheet.block(Code.MISSING, message, "Fill in the protein in one IP.", "ip_protein")
        return None
    return LaneRow(row.row, name, lysate, (whole * row.share("input")).to("µg"), whole, available=available)


def read_lysates(sheet: Sheet, given: Given) -> list[Lysate]:
    """The rows to be brought to one concentration: a row loaded by volume is passed over, a bare name blocks."""
    found = []
    for row in given.rows("samples"):
        name = row.text("name") or f"Sample {row.row}"
        if row.has("concentration"):
            at_hand = row.maybe("available") or row.maybe(
                "volume"
            )  # nothing is loaded: a volume is what there is
            found.append(Lysate(name, row.quantity("concentration"), at_hand, row.row))
        elif not row.has("volume"):
            message, remedy = f"{name} has no concentration.", "Fill it in, or take the row out."
            sheet.block(Code.MISSING, message, remedy, "samples.concentration", row.row)
    return found


def smallest_lane(rows: Sequence[LaneRow], load: Quantity | None, share: Fraction) -> Quantity:
    """The smallest lane that holds every sample: max(V) / (1 - 1/x - 1/y). share: what is left for the sample."""
    needs = [
        sample * (1 if one.ready else 1 / share) for one in rows if (sample := one.sample(load)) is not None
    ]
    return max(needs)
