"""The library as data: shelves, cards, problems, and words for how long a run takes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from protocolapp.gui.library.library_view import OWN_EMPTY, file_problems, library_view
from protocolapp.protocol.problem import Problem
from protocolapp.quantity.lengths import length_text
from protocolapp.services.library import LibraryItem

HOUR = 3_600_000
CO_IP = LibraryItem(
    Path("co_ip.yaml"), True, True, "co-ip", "Co-IP of ALK", "Find partners.", "1.0.0", "f" * 64,
    24, 190 * 60_000, 27 * HOUR, "NP-40",
)  # fmt: skip
MINE = LibraryItem(
    Path("own/rinse.yaml"),
    False,
    True,
    "rinse",
    "Rinse",
    "Wet cells.",
    "0.3.0",
    steps=1,
    total_ms=HOUR,
    hands_on_ms=HOUR,
)
_PATH = Path("own/mts.yaml")
_PROBLEMS = (
    Problem(str(_PATH), 50, 3, "no such key “stepps”", "write steps"),
    Problem(str(_PATH), 41, 9, "“5 uM” is a concentration"),
)
BROKEN = LibraryItem(_PATH, False, True, title="mts", problems=_PROBLEMS)


def test_a_card_says_what_one_needs_to_choose() -> None:
    card = library_view([CO_IP]).shelves[0].cards[0]
    assert (card.title, card.objective, card.version) == ("Co-IP of ALK", "Find partners.", "v1.0.0")
    assert card.facts == ("24\u00a0steps", "2\u00a0days, 3\u00a0h\u00a010\u00a0min hands-on")
    assert card.usable


def test_a_broken_file_says_how_many_problems_and_the_first() -> None:
    shelves = library_view([CO_IP, BROKEN]).shelves
    card = shelves[1].cards[0]
    assert card.trouble == "2\u00a0problems. Line\u00a041: “5 uM” is a concentration."
    assert not card.usable
    assert card.facts == ()


def test_all_problems_are_listed_by_line_with_their_remedies() -> None:
    view = file_problems(BROKEN.path, "mts", BROKEN.problems)
    assert [problem.place for problem in view.problems] == [
        "Line\u00a041, column\u00a09",
        "Line\u00a050, column\u00a03",
    ]
    assert view.problems[1].message == "No such key “stepps”."
    assert view.problems[1].remedy == "Write steps."


def test_an_empty_own_folder_says_what_to_do_next() -> None:
    view = library_view([CO_IP])
    assert [shelf.title for shelf in view.shelves] == ["Shipped", "Own folder"]
    assert view.shelves[1].empty == OWN_EMPTY


def test_a_search_shows_only_what_it_finds() -> None:
    view = library_view([CO_IP, MINE, BROKEN], "wet")
    assert [(shelf.title, [card.title for card in shelf.cards]) for shelf in view.shelves] == [
        ("Own folder", ["Rinse"])
    ]
    assert view.nothing == ""


def test_a_search_without_result_says_so() -> None:
    view = library_view([CO_IP, MINE], "xyz")
    assert view.shelves == ()
    assert "“xyz”" in view.nothing


def test_characters_nobody_can_see_are_shown() -> None:
    item = LibraryItem(Path("x.yaml"), False, True, title="a\u202eb", objective="tab\there")
    card = library_view([item]).shelves[0].cards[0]
    assert card.title == "a\\u202eb"
    assert card.objective == "tab\\there"


@pytest.mark.parametrize(
    ("hands_on", "total", "text"),
    [
        (HOUR, HOUR, "1 h"),
        (30 * 60_000, 4 * HOUR + 20 * 60_000, "4 h 20 min, 30 min hands-on"),
        (HOUR, 14 * HOUR, "14 h, 1 h hands-on"),
        (HOUR, 16 * HOUR, "2 days, 1 h hands-on"),
        (2 * HOUR, 100 * HOUR, "5 days, 2 h hands-on"),
        (0, 0, ""),
    ],
)
def test_lengths_count_days_as_one_lives_them(hands_on: int, total: int, text: str) -> None:
    assert length_text(hands_on, total).replace("\u00a0", " ") == text


def test_the_first_paint_of_the_shelves_needs_no_pydantic() -> None:
    modules = ["library_view", "shelves", "problems_panel", "opening", "protocol_card", "resume_banner"]
    script = ";".join(f"import protocolapp.gui.library.{name}" for name in modules)
    script += ";import sys;sys.exit('pydantic' in sys.modules or 'yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_card_counts_what_the_checks_tell() -> None:
    item = replace(CO_IP, warnings=2, notes=1)
    card = library_view([item]).shelves[0].cards[0]
    assert (card.checks, card.warned) == ("2\u00a0warnings, 1\u00a0note", True)
    assert card.spoken.endswith("2\u00a0warnings, 1\u00a0note")
    quiet = library_view([CO_IP]).shelves[0].cards[0]
    assert (quiet.checks, quiet.warned) == ("", False)
