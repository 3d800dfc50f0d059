"""Protocols as data, made up by hypothesis: every kind of part, in any combination that is well built."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from protocolapp.protocol.expression import FUNCTIONS
from protocolapp.protocol.model import Kind
from protocolapp.protocol.roles import Host, Role

names = st.from_regex(r"[a-z]{2,8}(_[a-z0-9]{1,4})?", fullmatch=True).filter(
    lambda name: name not in FUNCTIONS
)
ids = st.from_regex(r"[a-z]{2,8}(-[a-z0-9]{1,4})?", fullmatch=True)
prose = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(
    lambda text: "{{" not in text and "}}" not in text
)
quantities = st.sampled_from(
    ["1 mL", "0.50 mL", "500 µL", "1 mg", "20 µL/mg", "10 %", "4 mg/mL", "1e3 cells/mL", "3"]
)
durations = st.sampled_from(["30 s", "5 min", "1 h 30 min", "1.50 h", "2 d"])
spans = durations | st.sampled_from(["5-10 min", "5–10 min", "30 min - 1 h"])
places = st.sampled_from(["4 °C", "on ice", "room temperature", "95-100 °C", "-80 °C", "37°C"])
citations = st.sampled_from(["lab", "G1"])
formulas = st.sampled_from(["a / b", "1 mL", "min(a, 2 mL) * count(samples)", "sum( x )", "- (a+b)"])
conditions = st.sampled_from(["mode is wet", "not fresh", "a > 1 mL and fresh", 'mode is "a and b"'])
instructions = st.one_of(prose, names.map(lambda name: f"Add {{{{ {name} }}}} to each."))


def record(
    required: dict[str, st.SearchStrategy[Any]], /, **optional: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    """Keys as in the file; a `_` in an optional key stands for a space."""
    keys = {key.strip("_").replace("_", " "): value for key, value in optional.items()}
    return st.fixed_dictionaries(required, optional=keys)


def cited(key: str = "cite") -> dict[str, st.SearchStrategy[str]]:
    return {key: citations}


limits = st.sampled_from([["1 mL", "2 mL"], ["0 mL", "5 mL"], ["-5 °C", "4 °C"], ["1", "10"]])
valued = {
    "kind": st.sampled_from([kind.value for kind in Kind]),
    "unit": st.sampled_from(["mL", "mg/mL", "%"]),
    "choices": st.lists(prose, min_size=1, max_size=3),
    "range": limits,
    "cite": citations,
    "help": prose,
}
parameters = record({"label": prose, "default": quantities | prose}, **valued)
columns = record({"label": prose}, typical=quantities, **valued)
entries = record({"label": prose}, typical=quantities, required=st.booleans(), **valued) | prose.map(
    lambda label: {"label": label}
)
tubes = record({"label": prose, "each": st.just("sample")}, when=conditions) | record(
    {"label": prose, "of": st.sampled_from(["first sample", "last sample"])},
    with_=st.dictionaries(names, names, max_size=2),
)
reagents = record(
    {"name": prose},
    role=st.sampled_from([role.value for role in Role]),
    host=st.sampled_from([host.value for host in Host]),
    enter=st.lists(st.sampled_from(["lot", "expiry", "supplier"]), max_size=2),
    keep=prose,
    note=prose,
)
components = record(
    {"what": prose, "final": st.sampled_from(["50 mM", "1 % v/v", "1 X", "2 mg/mL"])},
    stock=st.sampled_from(["1 M", "10 % v/v", "100 X"]),
    mw=st.just("58.44 g/mol"),
    add=st.just("fresh"),
    role=st.sampled_from([role.value for role in Role]),
)
solutions = record(
    {"name": prose, "contains": st.lists(components, min_size=1, max_size=3)},
    volume=formulas,
    overage=st.sampled_from(["10 %", "2 mL"]),
    keep=record({}, at=places, for_=st.sampled_from(["same day", "2 d"])),
    make_up_with=prose,
)
calculations = record(
    {"label": prose, "value": formulas}, per=st.sampled_from(["sample", "tube"]), most=formulas, unit=prose
)
waits = (
    spans
    | record({"for": spans}, cite=citations)
    | record(
        {"for": st.just("overnight"), "typical": st.just("14 h")}, least=st.just("8 h"), most=st.just("18 h")
    )
)
spins = record({"force": st.sampled_from(["1000 x g", "14000 ×g"]), "for": spans}, at=places, cite=citations)
takes = durations | record({}, fixed=durations, per_sample=durations, per_tube=durations)
shared = {
    "when": conditions,
    "repeat": st.integers(1, 100).map(str),
    "uses": st.lists(names, max_size=2, unique=True) | st.dictionaries(names, formulas, max_size=2),
    "show": st.lists(names, max_size=2),
    "at": places,
    "agitate": prose,
    "takes": takes,
    "enter": st.dictionaries(names, entries, max_size=2),
    "check": st.lists(prose, max_size=2),
    "caution": prose,
    "optional": st.sampled_from(["yes", "no", "true", "false"]),
    "stop": record({"up to": durations}, at=places),
    "cite": citations,
}
steps = st.one_of(
    record({"id": ids, "do": instructions}, wait=waits, **shared),
    record(
        {"id": ids, "do": instructions, "per": st.just("tube")},
        spin=spins,
        tubes=st.lists(names, max_size=2),
        **shared,
    ),
    record(
        {"id": ids, "do": instructions, "per": st.just("sample")}, fills=st.lists(names, max_size=2), **shared
    ),
)
readouts = record(
    {
        "pathway": ids,
        "at": st.just("all") | names.filter(lambda name: name != "all") | st.just(["raf", "mek"]),
        "label": prose,
    },
    cite=citations,
)
sections = record({"id": ids, "title": prose, "steps": st.lists(steps, min_size=1, max_size=3)}, note=prose)


def named(part: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(names, part, max_size=3)


protocols = record(
    {
        "format": st.just("1"),
        "id": ids,
        "version": st.just("1.10.0"),
        "title": prose,
        "objective": prose,
        "sections": st.lists(sections, min_size=1, max_size=2),
    },
    overview=prose,
    authors=st.lists(prose, max_size=2),
    citations=st.just({"G1": {"title": "A guide", "year": "2025"}}),
    readout=readouts,
    parameters=named(parameters),
    samples=record({}, label=prose, plural=prose, columns=named(columns), most=st.just("24")),
    tubes=named(tubes),
    reagents=named(reagents),
    equipment=named(record({"name": prose}, note=prose)),
    solutions=named(solutions),
    calculations=named(calculations),
)
