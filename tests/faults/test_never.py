"""What the program never does (house rules; X1, X21, X22): looked for in its source, so that no test has to meet it."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import protocolapp

SOURCE = Path(protocolapp.__file__).parent

pytestmark = pytest.mark.xdist_group("never")  # the source is parsed once, by one worker

NEVER_CALLED = frozenset({"eval", "exec", "compile", "__import__", "breakpoint", "input"})
_IMPORTS = """
    pickle cPickle shelve marshal dill code codeop runpy pty telnetlib ftplib smtplib socket http urllib requests xmlrpc
"""
NEVER_IMPORTED = frozenset(_IMPORTS.split())
_NAMES = """
    setHtml setMarkdown toHtml insertHtml appendHtml RichText AutoText MarkdownText QSettings QTextBrowser
    QWebEngineView QMessageBox QInputDialog QErrorMessage setOpenExternalLinks unsafe_load full_load UnsafeLoader
    FullLoader YAMLObject setBuddy
    getOpenFileName getOpenFileNames getSaveFileName getExistingDirectory popen posix_spawn startfile entry_points
"""
NEVER_NAMED = frozenset(_NAMES.split())
MODAL = frozenset({"exec", "exec_", "open", "setModal", "setWindowModality"})


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"


@cache
def nodes() -> list[tuple[Path, ast.AST]]:
    """Of the whole source, each with its file. The collector would look through them for longer than it takes."""
    files = sorted(SOURCE.rglob("*.py"))
    gc.disable()
    try:
        return [(file, node) for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    finally:
        gc.enable()


@pytest.fixture(scope="module", autouse=True)
def _forgotten_afterwards() -> Iterator[None]:
    """A million nodes would slow the collector down in every test that comes later."""
    yield
    nodes.cache_clear()
    calls.cache_clear()


def name_of(node: ast.expr) -> str:
    """`QMenu.exec` of a dotted expression; what is called before it is left out."""
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


@cache
def calls() -> list[tuple[Path, ast.Call]]:
    return [(path, node) for path, node in nodes() if isinstance(node, ast.Call)]


def calls_of_the_window() -> Iterator[tuple[Path, ast.Call]]:
    return ((path, call) for path, call in calls() if path.is_relative_to(SOURCE / "gui"))


def test_the_source_is_found() -> None:
    assert len({path for path, _ in nodes()}) > 200
    assert len({path for path, _ in calls_of_the_window()}) > 100


def test_nothing_is_evaluated() -> None:
    assert [where(path, call) for path, call in calls() if name_of(call.func) in NEVER_CALLED] == []


def test_nothing_that_reaches_out_or_runs_stored_code_is_imported() -> None:
    found = []
    for path, node in nodes():
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        found += [
            where(path, node)
            for name in names
            if {name, name.split(".")[0]} & NEVER_IMPORTED and (path.name, name) != ("lock.py", "socket")
        ]  # the lock only asks for the computer's name
    assert found == []


def test_no_name_that_reads_markup_or_stores_objects_is_used() -> None:
    found = []
    for path, node in nodes():
        named = (
            {node.attr}
            if isinstance(node, ast.Attribute)
            else {node.id}
            if isinstance(node, ast.Name)
            else {alias.name for alias in node.names}
            if isinstance(node, ast.ImportFrom)
            else set()
        )
        found += [f"{where(path, node)}: {name}" for name in sorted(named & NEVER_NAMED)]
    assert found == []


def test_yaml_is_only_parsed_and_no_shell_is_asked() -> None:
    found = []
    for path, call in calls():
        name = name_of(call.func)
        shell = any(
            word.arg == "shell" and not (isinstance(word.value, ast.Constant) and not word.value.value)
            for word in call.keywords
        )
        if name in {"yaml.load", "yaml.safe_load", "yaml.load_all", "os.system"} or shell:
            found.append(where(path, call))
    assert found == []


def captures_self(node: ast.expr) -> bool:
    """A lambda, or a partial, that holds on to `self`."""
    if isinstance(node, ast.Lambda):
        return any(isinstance(part, ast.Name) and part.id == "self" for part in ast.walk(node.body))
    if isinstance(node, ast.Call) and name_of(node.func).split(".")[-1] in {"partial", "partialmethod"}:
        return any(isinstance(part, ast.Name) and part.id == "self" for part in ast.walk(node))
    return False


def test_no_connection_keeps_its_widget_alive() -> None:
    found = [
        where(path, call)
        for path, call in calls_of_the_window()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"connect", "singleShot"}
        and any(captures_self(argument) for argument in call.args)
    ]
    assert found == []


def test_single_shots_name_who_they_are_for() -> None:
    """With three arguments they go with their widget; with two they reach one that is gone."""
    found = [
        where(path, call)
        for path, call in calls_of_the_window()
        if name_of(call.func).endswith("singleShot") and len(call.args) != 3
    ]
    assert found == []


def test_no_dialog_stops_the_bench() -> None:
    """Nothing modal but the system's own choice of a file; a menu pops up and lets the timers go on."""
    found = [
        f"{where(path, call)}: {name_of(call.func)}"
        for path, call in calls_of_the_window()
        if isinstance(call.func, ast.Attribute) and call.func.attr in MODAL and not _is_no_dialog(path, call)
    ]
    assert found == []


def _is_no_dialog(path: Path, call: ast.Call) -> bool:
    """The program's own loop, the wait for another start, and files that are opened."""
    name = name_of(call.func)
    return (path.name, name) in {
        ("start.py", "app.exec"),
        ("single_instance.py", "loop.exec"),
    } or name.endswith((".open", "desk.open"))


@pytest.mark.parametrize("name", ["set_text_format", "setTextFormat"])
def test_text_formats_are_only_ever_plain(name: str) -> None:
    formats = [
        (where(path, call), name_of(call.args[0]).rpartition(".")[2])
        for path, call in calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr == name
    ]
    assert [one for one in formats if one[1] != "PlainText"] == []


def test_labels_are_made_in_one_place() -> None:
    """A bare QLabel guesses whether its text is markup; so does a bare tooltip."""
    bare = [
        where(path, call)
        for path, call in calls_of_the_window()
        if name_of(call.func) in {"QLabel", "QPushButton", "QCheckBox"}
    ]
    assert bare == []
    tips = [
        where(path, call)
        for path, call in calls_of_the_window()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"setToolTip", "setWhatsThis"}
        and not _is_escaped(call.args[-1])
    ]
    assert tips == []


def _is_escaped(text: ast.expr) -> bool:
    """`tooltip(…)`, or nothing, or one of these by a condition."""
    if isinstance(text, ast.IfExp):
        return _is_escaped(text.body) and _is_escaped(text.orelse)
    if isinstance(text, ast.Constant):
        return text.value == ""
    return isinstance(text, ast.Call) and name_of(text.func).split(".")[-1] == "tooltip"
