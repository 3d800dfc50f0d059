"""The files shown in the documentation can be read."""

from __future__ import annotations

import re
from pathlib import Path

from protocolapp.protocol.importing.json_text import parse_json
from protocolapp.protocol.importing.protocols_io import Imported, import_content
from protocolapp.protocol.kinds import FileKind
from protocolapp.protocol.load_any import load_file

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs/recipes-and-reagents.md"


def test_the_readme_leads_to_every_protocol_and_every_page_of_the_documentation() -> None:
    linked = set(re.findall(r"\]\(([\w./-]+)\)", (ROOT / "README.md").read_text("utf-8")))
    assert [link for link in sorted(linked) if not (ROOT / link).exists()] == []
    there = {*(ROOT / "protocols").glob("*.yaml"), *(ROOT / "docs").iterdir()}
    assert {str(path.relative_to(ROOT)) for path in there} <= linked


def test_every_file_that_is_shown_has_no_problem(tmp_path: Path) -> None:
    shown = re.findall(r"^```yaml\n(.*?)^```", DOCS.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    kinds = []
    for number, text in enumerate(shown):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, "utf-8")
        loaded = load_file(path)
        assert loaded.problems == (), text
        kinds.append(loaded.kind)
    assert kinds == [FileKind.REAGENTS, FileKind.RECIPES]


def test_the_export_that_is_shown_becomes_the_file_that_is_shown() -> None:
    text = (DOCS.parent / "importing.md").read_text("utf-8")
    [export] = re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    [shown] = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    made = import_content(parse_json(export), "export.json")
    assert isinstance(made, Imported)
    assert made.text == shown
