"""What a vehicle allows: shares that make sense, doses a stock reaches, the usual limits in assays."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.doses.vehicle_job import Job
from protocolapp.calc.doses.vehicle_plan import Route
from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.quantity import Quantity

LIMITS = {"cells": Fraction(5, 1000), "kinase": Fraction(1, 100)}
"""Usual limits of DMSO: 0.5 % on cells, 1 % in a kinase reaction. Common bench practice; a cell line or an enzyme may
bear less."""


def shares_possible(sheet: Sheet, given: Given) -> bool:
    """Whether the shares that were given leave room for anything else; where not, the flags say so."""
    for name, most in (("vehicle_share", given.maybe("vehicle_share")), ("limit", given.maybe("limit"))):
        if most is not None and most.base >= 1:
            sheet.block(
                Code.OUTSIDE_RANGE, "A share of 100 % leaves no room for anything else.", "Give less.", name
            )
    times = given.maybe("dmso_strength")
    if times is not None and times.base <= 1:
        sheet.block(
            Code.OUTSIDE_RANGE, "1 X leaves no room for anything else.", "Give more: 200 X.", "dmso_strength"
        )
    return not sheet.outcome().blocked


def fits(sheet: Sheet, job: Job) -> bool:
    """Whether the stock reaches the highest dose, and the addition holds what it must."""
    filling = job.filling
    if filling.added >= filling.well:
        sheet.block(
            Code.DOES_NOT_FIT,
            f"{sheet.show(filling.added)} are added to a well of {sheet.show(filling.well)} in all.",
            "Add less, or say that the well holds its volume before.",
            "added",
        )
        return False
    return _reaches(sheet, job) and _can_hold(sheet, job)


def _reaches(sheet: Sheet, job: Job) -> bool:
    """Whether so small a share of the stock gives the highest dose."""
    filling, top, share_of = job.filling, job.shape.top, job.filling.share
    if job.route not in (Route.MEDIUM, Route.BACKFILL) and top > job.stock * share_of:
        needed = at_least((top / share_of).to(job.stock.unit))
        lower = at_most((job.stock * share_of).to(top.unit))
        more = sheet.percent(at_least(Quantity((top / job.stock).as_number()).to("%")))
        sheet.block(
            Code.STOCK_TOO_DILUTE,
            f"With {sheet.percent(share_of)} {job.name} a stock of {sheet.show(job.stock)} reaches "
            f"{sheet.show((job.stock * share_of).to(top.unit))}, not {sheet.show(top)}.",
            f"Use a stock of at least {sheet.show(needed)}, lower the highest dose to {sheet.show(lower)}, "
            f"or allow {more} {job.name}.",
            "stock",
        )
        return False
    if job.route is Route.MEDIUM and filling.share_added > 1:
        needed = at_least((top * filling.strength).to(top.unit))
        sheet.block(
            Code.STOCK_TOO_DILUTE,
            f"What is added must hold {sheet.show(needed)}; the stock has {sheet.show(job.stock)}.",
            f"Use a stock of at least {sheet.show(needed)}, or add more to each well.",
            "stock",
        )
        return False
    return True


def _can_hold(sheet: Sheet, job: Job) -> bool:
    """Whether the addition has room for the vehicle that it must bring."""
    filling = job.filling
    if filling.share_added > 1:
        least = at_least((filling.well * filling.share).to(filling.well.unit))
        sheet.block(
            Code.DOES_NOT_FIT,
            f"What is added would have to hold {sheet.percent(filling.share_added)} {job.name}.",
            f"Add at least {sheet.show(least)}.",
            "added",
        )
        return False
    return True


def judge_share(sheet: Sheet, given: Given, job: Job) -> None:
    """Warn of more vehicle than the assay usually bears."""
    kind = given.choice("assay")
    limit = given.quantity("limit").base if kind == "own" else LIMITS[kind]
    if job.filling.share <= limit:
        return
    reach = (job.stock * limit).to(job.shape.top.unit)
    share_of, most = (sheet.percent(one) for one in (job.filling.share, limit))
    sheet.warn(
        Code.VEHICLE_ABOVE_LIMIT,
        f"{share_of} {job.name} is above the limit of {most}.",
        f"With {most} the tubes are {sheet.number(1 / limit)} X, and this stock reaches {sheet.show(reach)}.",
        "route" if job.route is Route.MEDIUM else "vehicle_share",
    )
