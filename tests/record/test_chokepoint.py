"""The door to reportlab is one: paragraphs are made in one file, from markup of one function."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import protocolapp.record
from protocolapp.record.pdf.styles import STYLES
from protocolapp.resources import resource

RECORD = Path(protocolapp.record.__file__).parent
PARAGRAPHS = {"Paragraph", "XPreformatted", "Preformatted", "ParaParser"}
SOURCES = sorted(RECORD.rglob("*.py"))
TEMPLATES = sorted(resource("templates", "record").glob("*.j2"))


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imported = {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    return names | imported | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_paragraphs_are_made_in_one_file() -> None:
    assert [path.name for path in SOURCES if names_in(path) & PARAGRAPHS] == ["paragraphs.py"]


def test_markup_is_made_in_two_files() -> None:
    makers = {path.name for path in SOURCES if names_in(path) & {"Markup", "from_string"}}
    assert makers == {"paragraphs.py", "text.py", "wording.py"}  # the first only checks for it


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_mark_nothing_as_safe_and_name_known_styles(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|include|import", text)
    styles = re.findall(r"^([a-z_]+): ", text, flags=re.MULTILINE)
    assert styles or "{{" in text
    assert all(hasattr(STYLES, style) for style in styles)
