"""The chapters of the reference that are about what is written behind the keys, not about the keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from protocolapp.protocol.checks.namespace import RESERVED
from protocolapp.protocol.expression import FUNCTIONS
from protocolapp.protocol.reference import language
from protocolapp.protocol.reference.language import Written
from protocolapp.protocol.roles import Host, Role
from protocolapp.quantity.units import UNITS

_WIDTH = 118

_CALCULATIONS = """\
## Calculations

`+ - * /`, brackets, quantities and names. The units are followed: what does not go together is a problem with its
place, found when the file is checked. Nothing is ever run as a program.
"""
_FIGURES = """\
## Calculators and tables

A calculation may leave its work to a calculator (`protocolapp calc` lists them). `with:` gives its fields what they ask
for: a word of a choice, the name of a value, a formula, a ratio such as `1:5`. A table gets the name of an entry of
kind table, or columns: then it has a row for each sample or tube, and `name` is filled by itself. `gives:` says which
result it is; `table.column` takes each sample's own row.

```yaml
calculations:
  bca_protein:
    label: Protein by BCA
    per: sample
    calculator: standard_curve
    with: {method: bca, standards: standards, samples: {absorbance: a562, dilution: "1:5"}}
    gives: concentrations.concentration
    unit: mg/mL
```

A column of the sample table with `value: bca_protein` is worked out unless something is typed there.

`look up:` takes a figure from a table by the choices in `by:`. Where the table has none, or only a limit such as
`> 1000 nM`, `otherwise:` holds, and the plan says so in the words of the source.

```yaml
tables:
  reference_ic50: {label: Published IC50, from: alk}
calculations:
  reference: {label: Published IC50, look up: reference_ic50, by: [compound, form], otherwise: 100 nM}
```

## Plates

A plate has a series of wells for each sample, with its doses and replicates, and controls on every plate. `show:` at a
step draws the map there. A sample that is dropped leaves its wells empty; those of the others stay where they are.
"""
_ROLES = """\
## Roles

What a thing is for. Checks go by roles, never by names: where a role is missing a check cannot help.
"""
_NAMES = """\
## Names and ids

A *name* (`protein_per_ip`) can be calculated with: lower-case letters, digits and `_`. Parameters, columns, entries,
tubes, reagents, equipment, solutions, calculations, tables and plates share one set of names: each is there once. A
name is no unit and none of these words:
"""
_IDS = """
An *id* (`co-ip-alk`) names a protocol, a section or a step for files, links and the command line; `-` may stand in it
as well. `section/step` is the key of a step.
"""
_TRAPS = """\
## Four traps of YAML

Each is noticed and told with what to write. Numbers, dates and words such as `NO` are no traps: everything is read as
it was written.
"""
_TOGETHER = """\
## Versions

`version:` is three numbers: raise the first when results cannot be compared any more, the second when something is
added, the third for a correction. Beside it a fingerprint (SHA-256) of the content tells two files apart that claim the
same version. A run keeps the whole protocol it was made with.

## Protocols together

`use: co-ip-alk#lysis` in `sections:` takes in a section of another protocol with all that it needs. Its file is looked
for beside this one, then in the library; nowhere else, never in a circle, and through no more than 20 protocols in a
row. A file that is not called like its id says it near its beginning. `with:` starts its parameters from other values,
`instead:` names what this file defines itself, `without:` leaves steps out.

`next:` names protocols to go on with: the samples or tubes of a run become the samples of the next one, and `columns:`
says what fills its table.

## Silencing a check

`protocolapp check` also tells what would spoil an experiment; the name of the check stands in brackets behind its
message ([all of them](checks.md)). Where it does not hold, `silence:` says so with the reason:

```yaml
silence:
  - check: milk-with-phospho-antibody
    at: blocking/block
    because: The datasheet of the antibody asks for milk.
```
"""


def chapters() -> Iterator[str]:
    """Lines of Markdown."""
    yield _CALCULATIONS
    yield from _table(language.CALCULATIONS)
    yield from ("", "### Functions", "", "| written | gives |", "|---|---|")
    yield from (f"| `{one.example}` | {one.about} |" for one in FUNCTIONS.values())
    yield from ("", _FIGURES)
    yield from ("## Conditions", "", "What stands behind `when:`.", "")
    yield from _table(language.CONDITIONS)
    yield from _quantities()
    yield from ("", _ROLES)
    yield from (_listed(role.value for role in Role), "")
    yield from ("## Hosts", "", "The species of `host:` and `against:`.", "")
    yield from (_listed(host.value for host in Host), "")
    yield from (_NAMES, _listed(sorted(RESERVED)), _IDS, _TRAPS)
    yield from ("| not | but | why |", "|---|---|---|")
    yield from (f"| `{trap.wrong}` | `{trap.right}` | {trap.why} |" for trap in language.TRAPS)
    yield from ("", _TOGETHER)


def _quantities() -> Iterator[str]:
    yield from ("", "## Quantities and units", "")
    yield from _table(language.QUANTITIES)
    yield from ("", "| measures | units |", "|---|---|")
    yield from (f"| {measure} | {_words(units)} |" for measure, units in _units().items())
    yield from ("", "### Ranges and times", "")
    yield from _table(language.TIMES)
    yield from ("", "### Temperatures", "")
    yield from _table(language.TEMPERATURES)


def _units() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit in UNITS.values():
        if unit.symbol:
            found.setdefault(unit.dimension.name, []).append(unit.symbol)
    return found


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _listed(words: Iterable[str]) -> str:
    return fill(_words(words), _WIDTH, break_on_hyphens=False)


def _table(rows: Iterable[Written]) -> Iterator[str]:
    yield from ("| written | means |", "|---|---|")
    yield from (f"| `{row.text}` | {row.meaning} |" for row in rows)
