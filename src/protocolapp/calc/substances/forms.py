"""Which form of a substance is in the bottle: by name or formula, or by what is special about it (`hexahydrate`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from protocolapp.calc.substances.formula import Formula
from protocolapp.calc.substances.substance import Meant, SubstanceError, find_substance, forms_of
from protocolapp.lab.catalogue import Catalogue

_ADDED: Mapping[str, str] = MappingProxyType(
    {
        "hydrate": "H2O",
        "hydrochloride": "HCl",
        "hydrobromide": "HBr",
        "mesylate": "CH4O3S",
        "trifluoroacetate": "C2HF3O2",
    }
)
"""What a word of a form adds to the free one."""

_TIMES: Mapping[str, str] = MappingProxyType(
    {
        "hemi": "0.5", "mono": "1", "sesqui": "1.5", "di": "2", "tri": "3", "tetra": "4", "penta": "5", "hexa": "6",
        "hepta": "7", "octa": "8", "nona": "9", "deca": "10", "dodeca": "12",
    }
)  # fmt: skip

_FREE = frozenset({"anhydrous", "free", "free base", "free acid", "free form"})
_WORD = re.compile(rf"(?P<times>{'|'.join(_TIMES)})?(?P<added>{'|'.join(_ADDED)})")
_SIGNS = re.compile(r"[·•∙⋅*.x× ]*(?P<times>[0-9]+(?:\.[0-9]+)?)?\s*(?P<added>H2O|HCl|HBr|TFA)(?: salt)?")
_SHORT = {"TFA": "C2HF3O2"}
_COUNTER_IONS = frozenset({"H", "Li", "Na", "K"})


def find_form(text: str, of: Meant, catalogue: Catalogue) -> Meant:
    """A form by its name or formula, or by what is special about it: `hexahydrate`, `6H2O`, `HCl salt`.

    Raises SubstanceError.
    """
    word = " ".join(text.split()).casefold().removesuffix(" salt")
    known = _of_the_family(word, of, catalogue) if catalogue.find(text) is None else None
    if known is not None:
        return find_substance(known, catalogue)
    free = forms_of(of, catalogue)[:1]
    if free and free[0].formula:
        core = free[0].formula.partition("·")[0]
        if word in _FREE:
            return find_substance(core, catalogue)
        added = _added(word, text.strip())
        if added and added != core:
            made = find_substance(f"{core}·{added}", catalogue)
            return find_substance(made.entry.name, catalogue) if made.entry is not None else made
    try:
        return find_substance(text, catalogue)
    except SubstanceError as error:
        forms = [one.label for one in forms_of(of, catalogue)]
        if not forms:
            raise
        raise SubstanceError(
            f"“{text[:40]}” is no known form of {of.label}.",
            f"Known are {', '.join(forms)}; otherwise write its formula, or give the molar mass on the bottle.",
            error.code,
        ) from error


def _of_the_family(word: str, of: Meant, catalogue: Catalogue) -> str | None:
    """The one form whose name has the word in it, best at its end; None where it is none or several."""
    if of.entry is None:
        return None
    names = [one.name for one in catalogue.forms(of.entry)]
    own = of.entry.kin.casefold()
    for fits in (
        lambda name: name.endswith(f" {word}"),
        lambda name: f" {word} " in f"{name.removeprefix(own)} ",
        lambda name: name.removeprefix(own).endswith(word),
    ):
        found = [name for name in names if fits(name.casefold())]
        if len(found) == 1:
            return found[0]
    return None


def _added(word: str, text: str) -> str:
    """What comes beside the free form, `6H2O`; empty where the text says nothing of the kind."""
    named, signs = _WORD.fullmatch(word), _SIGNS.fullmatch(text)
    if named is not None and (named["times"] or named["added"] != "hydrate"):
        times, added = _TIMES.get(named["times"] or "mono", "1"), _ADDED[named["added"]]
    elif signs is not None:
        times, added = signs["times"] or "1", _SHORT.get(signs["added"], signs["added"])
    else:
        return ""
    return added if times == "1" else f"{times}{added}"


def may_be_form(form: Meant, of: Meant) -> bool:
    """Whether one can be a form of the other: of the same family, or one with all the atoms of the other.

    Hydrogen and the alkali metals, which trade places in salts, do not count. Where no formula is known nobody knows.
    """
    if form.entry is not None and of.entry is not None and form.entry.kin == of.entry.kin:
        return True
    if form.formula is None or of.formula is None:
        return form.entry is None or of.entry is None
    one, other = _atoms(form.formula), _atoms(of.formula)
    return _within(one, other) or _within(other, one)


def _atoms(formula: Formula) -> Mapping[str, Fraction]:
    return {element: count for element, count in formula.counts if element not in _COUNTER_IONS}


def _within(small: Mapping[str, Fraction], large: Mapping[str, Fraction]) -> bool:
    return all(count <= large.get(element, 0) for element, count in small.items())
