"""Small protocols for tests, written as a biologist would write them."""

from __future__ import annotations

from textwrap import dedent, indent

from protocolapp.plan.facts import Facts, Sample
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import Protocol

HEAD = """\
format: 1
id: small
version: "1.0.0"
title: A small protocol
objective: Show one thing.
"""


def protocol_of(body: str, steps: str) -> Protocol:
    """A protocol of one section `work` with these steps. Fails the test with the problems, if there are any."""
    section = "sections:\n  - id: work\n    title: Work\n    steps:\n"
    text = HEAD + dedent(body) + section + indent(dedent(steps), "      ")
    loaded = load_text(text, "small.yaml")
    assert loaded.protocol is not None, [str(problem) for problem in loaded.problems]
    return loaded.protocol


def samples(*names: str) -> Facts:
    """Facts with these samples and nothing else."""
    return Facts(samples=tuple(Sample(f"s{number}", name) for number, name in enumerate(names, 1)))
