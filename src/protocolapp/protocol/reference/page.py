"""The reference page in Markdown: a whole small protocol, the parts with their keys, what is written behind them."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.reference.chapters import chapters
from protocolapp.protocol.reference.parts import Key, PartOfFile, parts_of_file
from protocolapp.protocol.starter import starter_text
from protocolapp.protocol.yaml_text import yaml_text

_HEAD = """\
# The protocol file, format 1

A protocol is a text file in YAML: `key: value` lines, indented with spaces below what they belong to, lists as lines
that begin with `- ` or in `[brackets]`. `protocolapp new` writes one to start from, `protocolapp check FILE` lists
every problem with its line and what to write instead, and `protocolapp check --reference` prints this page, which is
made from what the program reads.

An editor that knows YAML (with yaml-language-server, as VS Code, Neovim and others use it) completes and explains the
keys where the first line of the file names the JSON Schema:

```yaml
# yaml-language-server: $schema=protocol-1.schema.json
```

`protocolapp new` writes that line, and the schema beside the file unless the program's own lies in the same tree.
`protocolapp check --schema protocol-1.schema.json` writes it anew, as after an update.
"""

_LONGEST_IN_LINE = 80


def reference_text() -> str:
    """The whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    yield from ("## A whole small protocol", "", "```yaml", starter_text().rstrip("\n"), "```", "")
    yield from ("## The parts and their keys", "")
    yield "In the order of the file. A key in bold must be there; what is said behind it may stand there."
    yield ""
    for part in parts_of_file():
        yield from _part(part)
    yield from chapters()


def _part(part: PartOfFile) -> Iterator[str]:
    yield from (f"### {part.title}", "")
    places = dict.fromkeys(" › ".join(f"`{key}:`" for key in place) for place in part.places if place)
    yield part.about + (f" It stands at {' and at '.join(places)}." if places else "")
    yield ""
    for key in part.keys:
        yield from _key(key)


def _key(key: Key) -> Iterator[str]:
    name = f"**`{key.name}:`**" if key.needed else f"`{key.name}:`"
    shown = [yaml_text({key.name: example}).splitlines() for example in key.examples]
    short = [f"`{lines[0]}`" for lines in shown if _is_short(lines)]
    yield f"- {name} {key.about}"
    example = f" For example: {' or '.join(short)}" if short else ""
    yield f"  {_capital(key.words)}{_short(key)}.{_default(key)}{example}"
    for lines in shown:
        if not _is_short(lines):
            yield from ("", "  ```yaml", *(f"  {line}" for line in lines), "  ```")
    yield ""


def _is_short(lines: list[str]) -> bool:
    return len(lines) == 1 and len(lines[0]) <= _LONGEST_IN_LINE


def _short(key: Key) -> str:
    return f", or short: `{key.short}`" if key.short and key.parts else ""


def _default(key: Key) -> str:
    return f" Without it: {key.default}." if key.default else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
