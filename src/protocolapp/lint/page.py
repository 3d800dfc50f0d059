"""The page that lists the checks: made from the rules, so that it cannot say something else.

`python -m protocolapp.lint.page > docs/checks.md` writes it anew.
"""

from __future__ import annotations

import sys

from protocolapp.lint.registry import all_rules
from protocolapp.lint.rule import Rule, Severity

_HEAD = """# Checks that know biology

`protocolapp check FILE` reads a protocol and tells what could be done as written and would still spoil the experiment.
The Protocol page shows the same on its card *Checks*, the Library counts them. A *warning* means that the experiment
may fail, or not tell what it is meant to; a *note* is worth a look. Neither keeps anybody from starting a run; with
`--strict` the command leaves with 1 when something is told.

The checks go by what things are for: `role:` of reagents, solutions, components and steps, `host:` and `against:` of
antibodies, `holds:` of plates. They know nothing that the file does not say. What holds only for some of the choices is
told with them: each choice is changed singly, and each two of them together.

What the checks go by, beside the roles of everyday reagents:

| say | where | so that |
|---|---|---|
| `role: lysis` | a solution | inhibitors and disturbances are judged (without it, detergent and place tell) |
| `role: input` | a step | the lysate set aside before the antibody is known as the input |
| `role: densitometry` | a step | the blot is known to be quantified |
| `role: IP antibody` | a reagent | a blot of eluates knows what was on the beads |
| `role: [Bradford assay, detergent-compatible]` | a reagent | detergent in the lysate does no harm |
| `role: phospho-specific`, `loading control`, `HRP` | antibodies, stains | blocking, controls and azide are judged |
| `role: stop`, `chelator`, `metal ion`, `ATP` | components, solutions | EDTA is welcome in a stop solution only |
| `host:`, `against:` | antibodies | the secondary antibody fits the primary one |

A check that is not to speak up is silenced with its reason, everywhere or at one step or name; the reason is shown:

```yaml
silence:
  - {check: milk-with-phospho-antibody, at: blotting/block, because: The antibody's datasheet asks for it.}
```
"""

_HEADINGS = {Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


def page() -> str:
    """The whole page, as Markdown."""
    parts = [_HEAD]
    for severity, heading in _HEADINGS.items():
        parts.append(f"## {heading}\n")
        parts += [_rule(rule) for rule in all_rules() if rule.severity is severity]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    return f"### {rule.id}\n\n{rule.title}.\n\n{rule.reason}\n\n*Source:* {rule.source}\n"


if __name__ == "__main__":
    sys.stdout.write(page())
