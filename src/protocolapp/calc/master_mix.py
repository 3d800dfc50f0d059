"""A master mix: what goes into it, what is kept apart, how much is made so that every well gets its share."""

from __future__ import annotations

from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Suggest, Topic
from protocolapp.calc.form.fields import count, quantity, share, table, text, yes_no
from protocolapp.calc.mixtures.master_mix_parts import mix_of, read_parts
from protocolapp.calc.mixtures.master_mix_sheet import say_what_does_not_fit, write_mix
from protocolapp.calc.mixtures.overage import Overage, make
from protocolapp.quantity import FOLD, MOLAR_MASS, STRENGTHS, VOLUME


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    parts = read_parts(sheet, given.rows("components"), given.quantity("reaction_volume"))
    if parts is None:
        return sheet.outcome()
    mix = mix_of(given.quantity("reaction_volume"), parts, given.maybe("mix_strength"))
    if say_what_does_not_fit(sheet, mix):
        return sheet.outcome()
    reactions = given.count("reactions") * given.count("plates")
    overage = Overage(
        given.share("overage"),
        given.count("extra_reactions"),
        given.maybe("extra_volume"),
        given.maybe("least"),
    )
    dead = given.quantity("dead_volume") * given.count("plates")
    made = make(mix.dispense, reactions, overage, dead, [one.volume for one in mix.inside])
    write_mix(sheet, given, mix, made, reactions)
    return sheet.outcome()


_QPCR = (
    {"what": "2X master mix", "final": "1 X", "stock": "2 X"},
    {"what": "forward primer", "final": "0.3 µM", "stock": "10 µM"},
    {"what": "reverse primer", "final": "0.3 µM", "stock": "10 µM"},
    {"what": "template", "volume": "2 µL", "separate": "yes"},
)

CALCULATOR = Calculator(
    name="master_mix",
    title="Master mix",
    topic=Topic.SOLUTIONS,
    summary="One mix for many reactions: each component with overage and dead volume, and what is kept apart.",
    fields=(
        count("reactions", "Reactions", start="24", also=("wells", "samples"), help="on each plate, controls included"),
        count("plates", "Plates", default="1", most=100, help="or troughs: each has its dead volume"),
        quantity("reaction_volume", "Reaction volume", VOLUME, unit="µL", start="20 µL", also=("volume",)),
        table(
            "components", "Components",
            (
                text("what", "What", suggest=Suggest.REAGENTS, also=("component", "reagent", "substance", "name")),
                quantity(
                    "volume", "In one reaction", VOLUME, unit="µL", optional=True, help="or final and stock",
                    also=("volume per reaction", "per reaction", "vol"),
                ),
                quantity(
                    "final", "Final strength", *STRENGTHS, unit="µM", optional=True,
                    also=("final concentration", "final conc"),
                ),
                quantity(
                    "stock", "Stock", *STRENGTHS, unit="µM", optional=True,
                    also=("stock concentration", "stock conc"),
                ),
                quantity(
                    "mw", "Molar mass", MOLAR_MASS, unit="g/mol", optional=True,
                    help="where molar and mass meet; empty: from the catalogue",
                ),
                yes_no("separate", "Separate", default=False, help="added to each reaction by itself"),
            ),
            rows=_QPCR, most=40,
        ),
        text("make_up_with", "Make up with", default="water"),
        share("overage", "Overage", default="10 %", help="the largest of the rules counts"),
        count("extra_reactions", "Extra reactions", default="0", zero=True, most=1000),
        quantity("extra_volume", "Extra volume", VOLUME, unit="µL", optional=True),
        quantity("least", "No reagent below", VOLUME, unit="µL", optional=True, help="makes more instead"),
        quantity(
            "dead_volume", "Dead volume", VOLUME, unit="µL", default="0 µL", zero=True,
            help="of each plate or trough, on top of the overage",
        ),
        quantity(
            "mix_strength", "Strength of the mix", FOLD, unit="X", optional=True,
            help="an nX mix fills 1/n of the reaction; empty: all but the separate items",
        ),
    ),
    work=_work,
    formulas=("made − dead = max(n·v·(1 + p), (n + k)·v, n·v + x, v·least / smallest)", "Vi = vi·made / v"),
    sources=("conservation of each component", "overage 10 %: the lab's choice"),
    words=("pcr", "qpcr", "mastermix", "overage", "reaction mix", "cocktail"),
    size="reactions",
)  # fmt: skip
