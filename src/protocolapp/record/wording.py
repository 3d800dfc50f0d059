"""The record's wording: our own shipped templates, rendered in a sandbox; what is not ours enters only as a value.

A template yields one paragraph per line, `style: markup`. Values pass the chokepoint (`pdf_text`), so none of them can
bring markup, a new line or another template into it; `{{ value | strong }}` sets one in bold.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from protocolapp.resources import resource


def environment(
    safe: Callable[[str], Markup], strong: Callable[[str], Markup]
) -> ImmutableSandboxedEnvironment:
    """The sandbox. safe: turns a value's text into markup without line breaks; strong: the same, set in bold."""
    sandbox = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resource("templates", "record"), followlinks=False),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: value if isinstance(value, Markup) else safe(str(value)),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    sandbox.filters["strong"] = strong
    return sandbox


@cache
def _pdf_environment() -> ImmutableSandboxedEnvironment:
    from protocolapp.record.pdf.text import pdf_strong, pdf_text

    return environment(pdf_text, pdf_strong)


def lines(template: str, **context: Any) -> list[tuple[str, Markup]]:
    """The paragraphs of a template: the name of each one's style, and its markup."""
    rendered = _pdf_environment().get_template(f"{template}.j2").render(**context)
    parts = (line.partition(": ") for line in rendered.split("\n") if line.strip())
    return [(style, Markup(markup)) for style, _, markup in parts]  # noqa: S704 - every value in it was escaped
