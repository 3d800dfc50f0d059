"""The molar mass of a formula or of a substance of the catalogue, what it is made of, and its other forms."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Cell, Column, Given, Outcome, Sheet, Topic
from protocolapp.calc.form.fields import quantity
from protocolapp.calc.substances.asked import substance_field
from protocolapp.calc.substances.formula import Formula
from protocolapp.calc.substances.shown_mass import (
    FACTOR_STEP,
    HUNDREDTH,
    factor_text,
    increment_of,
    say_if_unverified,
    shown_mass,
)
from protocolapp.calc.substances.substance import Form, Meant, SubstanceError, find_substance, forms_of
from protocolapp.quantity import AMOUNT, MASS, Quantity

_HUNDREDTH_PERCENT = Quantity.of("0.01", "% w/w")
_AGREES = Quantity.of("0.02", "g/mol")


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    try:
        meant = find_substance(given.text("substance"), bench.catalogue)
    except SubstanceError as error:
        sheet.take_flags((error.flag("substance"),))
        return sheet.outcome()
    if meant.mw is None:
        sheet.block(
            Code.NO_SINGLE_MASS,
            f"{meant.label} is a mixture without a single molar mass.",
            "Use it by percent (% v/v or % w/v), or give the average molar mass of the supplier.",
            "substance",
        )
        return sheet.outcome()
    mw = _unrounded(meant, meant.mw)
    _say_what_it_is(sheet, meant, mw)
    if meant.formula is not None:
        _composition(sheet, meant.formula)
    _forms(sheet, meant, mw, given.maybe("free_mass"))
    amount = given.maybe("amount")
    if amount is not None:
        sheet.value("mass", "Mass of that amount", amount * mw)
        sheet.step("m = n·MW", f"{sheet.show(amount)} × {shown_mass(sheet, mw)}", amount * mw)
    return sheet.outcome()


def _unrounded(meant: Meant, mw: Quantity) -> Quantity:
    """The sum of the formula where the catalogue's figure is that sum rounded; a lab's own figure stands."""
    exact = meant.formula.mw if meant.formula is not None else mw
    return exact if abs(exact - mw) <= _AGREES else mw


def _say_what_it_is(sheet: Sheet, meant: Meant, mw: Quantity) -> None:
    detail = meant.label if not meant.typed_formula else ""
    sheet.value("mw", "Molar mass", mw, increment=increment_of(mw), detail=detail)
    if meant.formula is not None:
        sheet.text("formula", "Formula", meant.formula.text, main=False)
        for note in meant.formula.notes:
            sheet.note(Code.FORM_OF_SUBSTANCE, note, "substance")
    entry = meant.entry
    if entry is None:
        return
    sheet.text("name", "In the catalogue", entry.name, detail=entry.cas, main=False)
    if entry.note:
        sheet.text("remark", "Good to know", entry.note, main=False)
    if not meant.typed_formula:
        say_if_unverified(sheet, entry)


def _composition(sheet: Sheet, formula: Formula) -> None:
    """The step is written with the sum of its parts; the table has a row for each element."""
    rows = [
        (
            one.element,
            one.count,
            sheet.cell(Quantity.of(one.mass, "g/mol"), increment=HUNDREDTH),
            sheet.cell(Quantity.of(one.share * 100, "% w/w"), increment=_HUNDREDTH_PERCENT),
        )
        for one in formula.composition
    ]
    columns = (
        ("element", "Element"),
        ("count", "Atoms"),
        ("mass", "Mass in a mole"),
        ("share", "Share of the mass"),
    )
    sheet.table("composition", "What it is made of", columns, rows)
    filled = " + ".join(
        (f"{sheet.number(one.count)} × " if one.count != 1 else "") + _exact(sheet, one.mass / one.count)
        for one in formula.composition
    )
    sheet.step("MW = Σ atoms × atomic weight", filled, shown_mass(sheet, formula.mw))


def _exact(sheet: Sheet, weight: Fraction) -> str:
    """An atomic weight with every digit it has: 35.45, 1.008."""
    places = next(places for places in range(6) if (weight * 10**places).denominator == 1)
    return sheet.bench.show(Quantity(weight), increment=Quantity(Fraction(1, 10**places)))


def _forms(sheet: Sheet, meant: Meant, mw: Quantity, free_mass: Quantity | None) -> None:
    forms = forms_of(meant, sheet.bench.catalogue)
    if not forms:
        return
    free = forms[0]
    if meant.entry is not None and meant.entry.mw is not None:
        mw = meant.entry.mw  # so that both are rounded alike
    factor = (mw / free.mw).as_number()
    if len(forms) > 1:
        sheet.value("factor", f"Times as heavy as {free.label}", factor, increment=FACTOR_STEP, main=False)
        filled = f"{shown_mass(sheet, mw)} / {shown_mass(sheet, free.mw)}"
        sheet.step("f = MW_form / MW_free", filled, factor_text(sheet, factor))
        _table_of_forms(sheet, forms, free_mass)
    if free_mass is not None:
        weigh = free_mass * factor
        sheet.value("form_mass", f"{meant.label} that gives {sheet.show(free_mass)} of {free.label}", weigh)
        sheet.step("m_form = m_free·f", f"{sheet.show(free_mass)} × {factor_text(sheet, factor)}", weigh)


def _table_of_forms(sheet: Sheet, forms: tuple[Form, ...], free_mass: Quantity | None) -> None:
    columns: list[tuple[str, str] | Column] = [
        ("form", "Form"), ("formula", "Formula"), ("mw", "Molar mass"), ("factor", "Times the free form"),
    ]  # fmt: skip
    rows: list[list[str | Cell]] = []
    for form in forms:
        factor = (form.mw / forms[0].mw).as_number()
        mw = sheet.cell(form.mw, increment=increment_of(form.mw))
        rows.append([form.label, form.formula, mw, sheet.cell(Quantity(factor), increment=FACTOR_STEP)])
        if free_mass is not None:
            rows[-1].append(sheet.cell(free_mass * factor))
    if free_mass is not None:
        columns.append(("mass", "Weigh"))
    sheet.table("forms", "Forms: free, hydrates, salts", columns, rows)


CALCULATOR = Calculator(
    name="molecular_weight",
    title="Molar mass",
    topic=Topic.BASICS,
    summary="The molar mass of a formula or a reagent, its composition, and how its hydrates and salts compare.",
    fields=(
        substance_field(
            "Formula or name", start="MgCl2·6H2O", optional=False,
            help="a formula (CuSO4·5H2O, (NH4)2SO4) or a name of the catalogue; a name is never read as a formula",
        ),
        quantity(
            "free_mass", "Mass of the free form", MASS, unit="mg", optional=True,
            help="how much of this form gives as much of the free or anhydrous one",
        ),
        quantity("amount", "Amount", AMOUNT, unit="mmol", optional=True, help="what it weighs"),
    ),
    work=_work,
    formulas=("MW = Σ atoms × atomic weight", "f = MW_form / MW_free", "m = n·MW"),
    sources=("atomic weights: CIAAW 2021, abridged to five figures (Prohaska et al. 2022, Pure Appl Chem 94:573)",),
    words=("molecular weight", "mw", "formula weight", "hydrate", "salt", "molecular mass", "composition"),
)  # fmt: skip
