"""The reference page says all there is, is the published one, and what it shows can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from protocolapp.protocol.expression import FUNCTIONS, parse_condition, parse_expression
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model.quantities import Temperature
from protocolapp.protocol.reference import language, parts_of_file, reference_text
from protocolapp.protocol.roles import Host, Role
from protocolapp.protocol.starter import starter_text
from protocolapp.protocol.yaml_text import yaml_text
from protocolapp.quantity import parse_quantity, parse_range
from protocolapp.quantity.units import UNITS
from tests.protocol.format_examples import BESIDE, WORLD

PAGE = reference_text()
PUBLISHED = Path(__file__).parents[2] / "docs/protocol-format.md"


def test_the_published_page_is_current() -> None:
    assert PUBLISHED.read_text("utf-8") == PAGE, (
        "write it anew: python -m protocolapp.protocol.reference > docs/protocol-format.md"
    )


def test_every_part_has_a_heading_and_every_key_a_line() -> None:
    chapters = re.split(r"^##+ ", PAGE, flags=re.MULTILINE)
    for part in parts_of_file():
        [chapter] = [text for text in chapters if text.startswith(f"{part.title}\n")]
        for key in part.keys:
            line = f"- **`{key.name}:`** {key.about}\n" if key.needed else f"- `{key.name}:` {key.about}\n"
            assert line in chapter


def test_every_link_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^##+ (.+)$", PAGE, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", PAGE))
    assert links
    assert links <= headings
    assert all((PUBLISHED.parent / name).is_file() for name in re.findall(r"\]\(([^)#]+)\)", PAGE))


def test_all_registries_are_listed() -> None:
    flat = " ".join(PAGE.split())
    words = [*(role.value for role in Role), *(host.value for host in Host), *filter(None, UNITS)]
    assert [word for word in words if f"`{word}`" not in flat] == []
    assert all(f"| `{one.example}` | {one.about} |" in PAGE for one in FUNCTIONS.values())


def test_no_word_is_one_of_the_program() -> None:
    assert not re.search(r"tuple|NoneType|Annotated|pydantic|StrEnum|\bstr\b|\bdict\b", PAGE)


def test_what_is_shown_of_the_language_can_be_read() -> None:
    for one in language.CALCULATIONS:
        parse_expression(one.text)
    for function in FUNCTIONS.values():
        parse_expression(function.example)
    for one in language.CONDITIONS:
        parse_condition(one.text)
    for one in language.QUANTITIES:
        parse_quantity(one.text.strip('"'))
    for one in language.TIMES:
        assert parse_range(one.text).high.amount_in("s") > 0
    for one in language.TEMPERATURES:
        TypeAdapter(Temperature).validate_python(one.text)


@pytest.mark.parametrize("trap", language.TRAPS)
def test_a_trap_is_told_with_its_remedy_and_the_other_way_is_sound(trap: language.Trap) -> None:
    do = "" if trap.right.startswith("do:") else "        do: Do it.\n"
    before = yaml_text(WORLD) + "      - id: trap\n"
    wrong, right = (f"{before}        {line}\n{do}" for line in (trap.wrong, trap.right))
    assert load_text(right, BESIDE).problems == ()
    problems = load_text(wrong, BESIDE).problems
    assert [problem.line for problem in problems] == [before.count("\n") + 1]
    assert "quotes" in problems[0].remedy


def test_the_small_protocol_has_no_problem() -> None:
    assert starter_text() in PAGE
    assert load_text(starter_text(), "my-protocol.yaml").problems == ()
